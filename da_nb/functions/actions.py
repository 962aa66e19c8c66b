"""Ask about the action being processed (spec async 1.3)."""

import copy

from da_nb.current import current

ABOUT_CHECK_IN = ("_initial", "_changed")


def action_argument(name: str | None = None) -> object:
    """One argument of the action, None when it has no such; without `name` the name of an action not yet processed.

    Source: spec async 1.3.
    """
    evaluation = current()
    if name is None:
        return None if evaluation.request is None else evaluation.request.name
    return None if evaluation.action is None else evaluation.action.arguments.get(name)


def action_arguments() -> dict[str, object]:
    """A copy of all arguments of the action, without what a check-in adds about itself. Source: spec async 1.3."""
    action = current().action
    arguments = {} if action is None else copy.deepcopy(dict(action.arguments))
    if all(key in arguments for key in ABOUT_CHECK_IN):
        for key in ABOUT_CHECK_IN:
            del arguments[key]
    return arguments


def process_action() -> None:
    """Process the action that was requested, here. Source: spec async 1.2.

    An interview that calls it decides itself where; otherwise it happens at the start of each pass.
    """
    current().process()


def interface() -> str:
    """'web' on a screen, 'worker' in background, response and error actions, 'cron' in scheduled tasks.

    Source: spec async 1.7.
    """
    return current().identity.interface


FUNCTIONS = (action_argument, action_arguments, interface, process_action)
