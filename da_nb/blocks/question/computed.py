"""Items of a form that an expression gives (language 8, `code` alone)."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Expression
from da_nb.language.marks import Mapping, Sequence


@dataclass(frozen=True)
class CodedItems:
    """An expression whose value is a list of items, each as it would stand in YAML."""

    expression: Expression

    def items(self, answers: dict[str, Any]) -> list[Mapping]:
        """The items now, which all stand on the line of the expression."""
        given, origin = self.expression.value(answers), self.expression.origin
        if isinstance(given, MappingOf):
            given = [given]
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise InterviewError(
                f"the code gives {type(given).__name__} and no list of fields",
                origin,
                "Give a list such as  [{'label': 'Name', 'field': 'name'}].",
            )
        found = [_marked(item, origin) for item in given]
        for item in found:
            if not isinstance(item, Mapping):
                raise InterviewError(
                    f"an item of the list is {type(item).__name__}", origin, "Give {'label': 'Name', 'field': 'name'}."
                )
        return [item for item in found if isinstance(item, Mapping)]


def _marked(value: object, origin: Origin) -> object:
    """The value as if it had been read from YAML."""
    if isinstance(value, MappingOf):
        mapping = Mapping(origin.file, origin.line)
        for key, held in value.items():
            mapping.put(key, _marked(held, origin), origin.line, origin.line)
        return mapping
    if isinstance(value, list | tuple):
        sequence = Sequence(origin.file, origin.line)
        for held in value:
            sequence.put(_marked(held, origin), origin.line)
        return sequence
    return value
