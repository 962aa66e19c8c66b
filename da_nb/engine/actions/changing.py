"""Built-in actions that change answers: set, undefine, invalidate (language 5.4)."""

from collections.abc import Iterable, Mapping

from da_nb.engine.actions.asking import variables_of
from da_nb.functions.variables import define, invalidate, undefine
from da_nb.model.action import BuiltIn


def _set(arguments: Mapping[str, object]) -> None:
    """The argument `variables` is a list of pairs of name and value."""
    pairs = arguments.get("variables")
    for pair in pairs if isinstance(pairs, Iterable) else ():
        name, given = pair
        define(str(name), given)


def _undefine(arguments: Mapping[str, object]) -> None:
    undefine(*variables_of(arguments))


def _invalidate(arguments: Mapping[str, object]) -> None:
    invalidate(*variables_of(arguments))


ACTIONS = (BuiltIn("_da_set", _set), BuiltIn("_da_undefine", _undefine), BuiltIn("_da_invalidate", _invalidate))
