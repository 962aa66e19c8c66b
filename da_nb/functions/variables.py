"""Ask about variables by name, and steer what is asked (language 4.10)."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from da_nb.current import current
from da_nb.errors import InterviewError, Origin
from da_nb.language.code import Expression
from da_nb.names import NotDefined, Path, assign, concrete, delete, is_defined, lookup, parse
from da_nb.terminators import Rerun


def _path(name: str) -> Path:
    path = parse(name)
    if path is None:
        raise InterviewError(f"{name!r} is not a variable name", None, "Write a name such as 'color' or 'user.name'.")
    return path


def defined(name: str, prior: bool = False) -> bool:
    """Whether the variable has a value; asks nothing. Source: language 4.10.

    With `prior`, here and below, the answers count first that were there before Back was pressed.
    """
    path, evaluation = _path(name), current()
    return is_defined(path, evaluation.answers) or (prior and is_defined(path, evaluation.left_behind))


def value(name: str, prior: bool = False) -> Any:  # noqa: ANN401 - values belong to the interview's author
    """The variable's value; sought when it has none. Source: language 4.10."""
    path, answers = _path(name), current().answers
    if prior and is_defined(path, current().left_behind):
        return lookup(path, current().left_behind)
    try:
        return _expression(name.strip()).value(answers)
    except LookupError:
        # An item of a plain list or dict: these do not know their names, so it is sought by the one given.
        try:
            return lookup(path, answers)
        except NotDefined as error:
            current().seek(error.missing)
            return lookup(path, answers)


@lru_cache(maxsize=1024)
def _expression(name: str) -> Expression:
    return Expression(name, Origin("value()", 1))


def showifdef(name: str, alternative: object = "", prior: bool = False) -> object:
    """The variable's value, or `alternative` when it has none. Source: language 4.10."""
    path, evaluation = _path(name), current()
    for answers in (evaluation.left_behind, evaluation.answers) if prior else (evaluation.answers,):
        if is_defined(path, answers):
            return lookup(path, answers)
    return alternative


def define(name: str, given: object) -> None:
    """Give the variable a value. Source: language 4.10."""
    path = _path(name)
    if path.parts:
        value(str(path.parent))
    assign(path, given, current().answers)


def set_variables(variables: Mapping[str, object]) -> None:
    """Give each variable of a mapping from name to value its value. Source: language 4.10."""
    for name, given in variables.items():
        define(name, given)


def undefine(*names: str) -> None:
    """Take the variables' values away; those without one are passed over. Source: language 4.10."""
    for name in names:
        delete(_path(name), current().answers)


def invalidate(*names: str) -> None:
    """Take the variables' values away; the questions that ask again begin with them. Source: language 4.10."""
    evaluation = current()
    for name in names:
        path = _path(concrete(name, evaluation.answers))
        if is_defined(path, evaluation.answers):
            evaluation.invalidated[str(path)] = lookup(path, evaluation.answers)
            delete(path, evaluation.answers)


def reconsider(*names: str) -> None:
    """Take the variables' values away and have them worked out afresh. Source: language 4.10."""
    for name in names:
        undefine(name)
        value(name)


def need(*values: object) -> bool:
    """True. Naming variables as its arguments has them sought, in order. Source: language 4.10."""
    del values
    return True


def re_run_logic() -> None:
    """Begin the pass over the interview's blocks again. Source: language 4.10."""
    raise Rerun


FUNCTIONS = (define, defined, invalidate, need, re_run_logic, reconsider, set_variables, showifdef, undefine, value)
