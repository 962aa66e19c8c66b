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


Outcome = Screen | Responded | RespondedWithAction
