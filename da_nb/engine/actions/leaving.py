"""Built-in action behind the menu's Exit (language 5.4)."""

from collections.abc import Mapping

from da_nb.functions.endings import command
from da_nb.model.action import BuiltIn


def _exit(arguments: Mapping[str, object]) -> None:
    del arguments
    command("interview_exit")


ACTIONS = (BuiltIn("_da_exit", _exit),)
