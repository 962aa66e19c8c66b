"""Links and menu items that run an action in the session (language 5, library 2)."""

from collections.abc import Mapping

from da_nb.errors import InterviewError
from da_nb.model.action import COMMAND, Action, link_of
from da_nb.names import ITERATORS, parse
from da_nb.objects.serial import serializable


def url_action(action: str, /, _forget_prior: bool = False, **arguments: object) -> str:
    """A link that runs the action when somebody follows it on the session's screen. Source: library 2.

    With `_forget_prior` what was still to be asked is dropped. Raises InterviewError for arguments that a link cannot
    carry, and for a name with `x` or an iterator in it, which would mean nothing by then.
    """
    path = parse(str(action))
    if path is not None and path.parts and (path.root in ITERATORS or any(part.by_name for part in path.parts)):
        raise InterviewError(
            f"the action '{action}' depends on what x and the iterators stand for",
            None,
            "Name the object or the item itself, for example by  x.attr_name('edit')  or  f'people[{i}].edit'.",
        )
    told: dict[str, object] = {"_action": str(action), "_arguments": arguments} if _forget_prior else arguments
    name = "_da_priority_action" if _forget_prior else str(action)
    try:
        return link_of(Action(name, {key: serializable(value) for key, value in told.items()}))
    except (TypeError, ValueError) as error:
        raise InterviewError(
            f"a link to the action '{action}' cannot carry its arguments: {error}",
            None,
            "Give texts, numbers, lists and mappings.",
        ) from error


def action_menu_item(
    label: str, action: str, /, _screen_size: str | None = None, _forget_prior: bool = False, **arguments: object
) -> dict[str, object]:
    """An item for `menu_items` that runs an action. Source: library 2."""
    item: dict[str, object] = {"label": label, "url": url_action(action, _forget_prior, **arguments)}
    return item if _screen_size is None else {**item, "screen_size": _screen_size}


def command_link(kind: str) -> str:
    """A link that does what `command(kind)` does, such as 'restart' or 'exit'."""
    return link_of(Action(COMMAND, {"command": kind}))


def url_ask(items: object) -> str:
    """A link that asks a sequence of questions, given as for `force_ask()`. Source: library 2."""
    return url_action("_da_force_ask", variables=[items] if isinstance(items, str | Mapping) else items)


FUNCTIONS = (action_menu_item, url_action, url_ask)
