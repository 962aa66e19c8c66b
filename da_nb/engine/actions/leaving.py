"""Built-in actions that leave the session or begin again, as `command()` does (language 5.4, 10.2)."""

from collections.abc import Mapping

from da_nb.functions.endings import COMMANDS, command
from da_nb.model.action import COMMAND, BuiltIn


def _obey(arguments: Mapping[str, object]) -> None:
    """The argument `command` is a command's name; any other text does nothing."""
    kind = arguments.get("command")
    if isinstance(kind, str) and kind in COMMANDS:
        command(kind)


def _exit(arguments: Mapping[str, object]) -> None:
    del arguments
    command("interview_exit")


ACTIONS = (BuiltIn("_da_exit", _exit), BuiltIn(COMMAND, _obey))
