"""How an evaluation ended."""

from dataclasses import dataclass

from da_nb.model.action import Action
from da_nb.model.screen import Screen


@dataclass(frozen=True)
class Responded:
    """`background_response(...)` was reached."""

    payload: object


@dataclass(frozen=True)
class RespondedWithAction:
    """`background_response_action(...)` was reached."""

    action: Action


EMPTY_REPLY = "Empty Response"
"""What is shown of a reply without a text; a scheduled task prints nothing for it (C8)."""


@dataclass(frozen=True)
class Replied:
    """`response(...)` was reached: plain text, and the HTML that shows it.

    `null` says that nothing is to be saved or printed by a scheduled task (spec async 1.6).
    """

    text: str
    html: str
    null: bool = False


@dataclass(frozen=True)
class Commanded:
    """`command(...)` was reached: a special button's name, and where it leads."""

    kind: str
    url: str | None = None


Outcome = Screen | Responded | RespondedWithAction | Replied | Commanded
