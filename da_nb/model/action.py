"""What somebody wants done in a session: a name and arguments."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, urlsplit

COMMAND = "_da_command"
"""The built-in action that does what `command()` does; its argument is `command`."""
LONGEST_LINK = 100_000
"""Characters of an action link that are read at all."""


@dataclass(frozen=True)
class Action:
    """An action (spec async 1.3): the name of a block's event or variable, and its arguments."""

    name: str
    arguments: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class BuiltIn:
    """An action that every interview has (language 5.4).

    `run` is given the arguments while the evaluation is the current one; what it lacks is sought, then it is run again.
    """

    name: str
    run: Callable[[Mapping[str, object]], None]


def link_of(action: Action) -> str:
    """A link that runs the action in the session whose screen it stands on (house decision 19).

    Raises TypeError for arguments that JSON cannot hold.
    """
    told = json.dumps({"action": action.name, "arguments": dict(action.arguments)})
    return f"?action={quote(base64.b64encode(told.encode()).decode())}"


def action_of(link: str) -> Action | None:
    """The action of a link, None for any other link. What comes from a browser is not trusted: nothing raises."""
    if len(link) > LONGEST_LINK:
        return None
    try:
        told = json.loads(base64.b64decode(parse_qs(urlsplit(link).query)["action"][0], validate=True))
        name, arguments = told["action"], told.get("arguments", {})
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error, RecursionError):
        return None
    if not isinstance(name, str) or not isinstance(arguments, dict):
        return None
    return Action(name, arguments)


def parameters_of(link: str) -> dict[str, str]:
    """URL arguments of a link to this page, such as `?lang=es`; none for a link to anywhere else (language 13.2)."""
    if not link.startswith("?") or len(link) > LONGEST_LINK:
        return {}
    return {name: values[-1] for name, values in parse_qs(link[1:], keep_blank_values=True).items()}
