"""Links and menu items that run an action in the session (language 5, library 2)."""

from da_nb.errors import InterviewError
from da_nb.model.action import Action, link_of
from da_nb.objects.serial import serializable


def url_action(action: str, /, **arguments: object) -> str:
    """A link that runs the action when somebody follows it on the session's screen. Source: library 2.

    Raises InterviewError for arguments that a link cannot carry.
    """
    try:
        return link_of(Action(str(action), {name: serializable(value) for name, value in arguments.items()}))
    except (TypeError, ValueError) as error:
        raise InterviewError(
            f"a link to the action '{action}' cannot carry its arguments: {error}",
            None,
            "Give texts, numbers, lists and mappings.",
        ) from error


def action_menu_item(
    label: str, action: str, _screen_size: str | None = None, /, **arguments: object
) -> dict[str, object]:
    """An item for `menu_items` that runs an action. Source: library 2."""
    item: dict[str, object] = {"label": label, "url": url_action(action, **arguments)}
    return item if _screen_size is None else {**item, "screen_size": _screen_size}


FUNCTIONS = (action_menu_item, url_action)
