"""Built-in actions that ask: a sequence of questions, or variables until they are defined (language 5.4)."""

from collections.abc import Iterable, Mapping

from da_nb.functions.asking import force_ask, force_gather
from da_nb.functions.variables import undefine
from da_nb.model.action import BuiltIn
from da_nb.terminators import Rerun


def variables_of(arguments: Mapping[str, object]) -> list[str]:
    """The names in the argument `variables` or `variable`: one text or several."""
    given = arguments.get("variables", arguments.get("variable")) or ()
    return [given] if isinstance(given, str) else [str(name) for name in given] if isinstance(given, Iterable) else []


def _ask(arguments: Mapping[str, object]) -> None:
    given = arguments.get("variables") or ()
    force_ask(*([given] if isinstance(given, str | Mapping) or not isinstance(given, Iterable) else given))


def _define(arguments: Mapping[str, object]) -> None:
    force_gather(*variables_of(arguments))


def _compute(arguments: Mapping[str, object]) -> None:
    names = variables_of(arguments)
    undefine(*names)
    force_gather(*names)


def _before_all(arguments: Mapping[str, object]) -> None:
    name, given = arguments.get("_action"), arguments.get("_arguments") or {}
    if not isinstance(name, str) or not isinstance(given, Mapping):
        raise Rerun
    force_ask({"action": name, "arguments": given}, forget_prior=True)


ACTIONS = (
    BuiltIn("_da_force_ask", _ask),
    BuiltIn("_da_define", _define),
    BuiltIn("need", _define),
    BuiltIn("_da_compute", _compute),
    BuiltIn("_da_priority_action", _before_all),
)
