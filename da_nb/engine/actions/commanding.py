"""Built-in actions that do what a special button does: links such as `url_of('restart')` (language 10.2)."""

from collections.abc import Mapping

from da_nb.functions.endings import COMMANDS, command
from da_nb.model.action import COMMAND, BuiltIn


def _command(arguments: Mapping[str, object]) -> None:
    kind, url = str(arguments.get("command", "")), arguments.get("url")
    if kind in COMMANDS:
        command(kind, url=None if url is None else str(url))


ACTIONS = (BuiltIn(COMMAND, _command), BuiltIn("_da_exit", lambda arguments: command("interview_exit")))
