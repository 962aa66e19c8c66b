"""YAML files that are data and no interviews: values as the interviews' YAML has them, without lines (language 1)."""

import yaml

from da_nb.errors import InterviewError, Origin
from da_nb.language.scalars import resolve

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def values_of(text: str, file: str) -> list[object]:
    """The values of all documents of a YAML (or JSON) text; empty documents are left out.

    Raises InterviewError with the file and the line of what is malformed.
    """
    try:
        nodes = [node for node in yaml.compose_all(text, Loader=_Loader) if node is not None]
        return [value for node in nodes if (value := _value(node, file)) is not None]
    except yaml.MarkedYAMLError as error:
        line = 1 if error.problem_mark is None else error.problem_mark.line + 1
        mend = "Mend the YAML of this file."
        raise InterviewError(f"the YAML cannot be read: {error.problem}", Origin(file, line), mend) from error
    except (yaml.YAMLError, RecursionError) as error:
        # A character that YAML does not take, or a value that holds itself: the file may be anybody's.
        raise InterviewError(f"the YAML cannot be read: {error}", Origin(file, 1), "Mend the file.") from error


def _value(node: yaml.Node, file: str) -> object:
    if isinstance(node, yaml.MappingNode):
        return {_value(key, file): _value(value, file) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file) for item in node.value]
    if not isinstance(node, yaml.ScalarNode) or node.style:
        return node.value
    try:
        return resolve(node.value) if node.value else None
    except ValueError as error:
        raise InterviewError(str(error), Origin(file, node.start_mark.line + 1), "Put it in quotes.") from error
