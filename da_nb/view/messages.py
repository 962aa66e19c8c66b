"""Messages of a screen become verbs of the session's runner."""

from collections.abc import Mapping
from typing import Any

from da_nb.engine.submit import Submission
from da_nb.model.action import action_of, parameters_of
from da_nb.runtime.check_in import CheckIn
from da_nb.runtime.runner import Runner


def handle(runner: Runner, message: Mapping[str, Any]) -> bool:
    """Do what the message asks for; False when it belongs to a page that is gone, or asks for nothing known.

    What comes from a browser is not trusted: names and values are taken as text, whatever they are.
    """
    page = message.get("page")
    if page != runner.shown.number:
        return False
    match message.get("kind"):
        case "submit":
            runner.submit(_submission(message), page)
        case "back":
            runner.go_back(page)
        case "choices":
            runner.offer(str(message.get("variable")), str(message.get("typed", "")), page)
        case "reload":
            runner.show(page)
        case "check_in":
            runner.check_in(check_in_of(message), page)
        case "action":
            return _follow(runner, str(message.get("link", "")), page)
        case _:
            return False
    return True


def _follow(runner: Runner, link: str, page: int) -> bool:
    """Run the action of a link, or take over its URL arguments; False when it has neither."""
    action, parameters = action_of(link), parameters_of(link)
    if action is not None:
        runner.run_action(action, page)
    elif parameters:
        runner.set_url_args(parameters, page)
    else:
        return False
    return True


def check_in_of(message: Mapping[str, Any]) -> CheckIn:
    """What a screen tells of itself while it is open."""
    changed = message.get("changed")
    return CheckIn(
        values_of(message),
        None if changed is None else str(changed),
        initial=message.get("initial") is True,
        echo=message.get("echo") is True,
    )


def values_of(message: Mapping[str, Any]) -> dict[str, str]:
    """Raw text by variable."""
    values = message.get("values")
    if not isinstance(values, Mapping):
        return {}
    return {str(name): str(value) for name, value in values.items() if value is not None}


def _submission(message: Mapping[str, Any]) -> Submission:
    hidden, deleted = message.get("hidden"), message.get("deleted")
    return Submission(
        values_of(message),
        str(message.get("button", "continue")),
        frozenset(map(str, hidden)) if isinstance(hidden, list) else frozenset(),
        groups if isinstance(groups := message.get("groups"), int) else 0,
        frozenset(at for at in deleted if isinstance(at, int)) if isinstance(deleted, list) else frozenset(),
    )
