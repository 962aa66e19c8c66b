"""The ways interview code ends early. They are no errors: an author's `except Exception` cannot eat one."""

from da_nb.model.action import Action
from da_nb.model.outcome import Commanded, Replied
from da_nb.model.screen import Screen


class Terminator(BaseException):
    """Root of all early endings; raised in functions and blocks, caught by the engine only."""


class ShowScreen(Terminator):
    """A question has been prepared; it ends the evaluation."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen)
        self.screen = screen


class Respond(Terminator):
    """`background_response(...)`: the payload is the action's result (spec async 1.5)."""

    def __init__(self, payload: object) -> None:
        super().__init__(payload)
        self.payload = payload


class RespondWithAction(Terminator):
    """`background_response_action(...)`: run this action in the session and save (spec async 3)."""

    def __init__(self, action: Action) -> None:
        super().__init__(action)
        self.action = action


class ShowMessage(ShowScreen):
    """`message(...)` and its kin: a screen that no question has prepared (language 5.5)."""


class Reply(Terminator):
    """`response(...)` and `json_response(...)`: a text in place of a screen (language 5.5)."""

    def __init__(self, replied: Replied) -> None:
        super().__init__(replied)
        self.replied = replied


class Command(Terminator):
    """`command(...)`: do what a special button does (language 10.2)."""

    def __init__(self, commanded: Commanded) -> None:
        super().__init__(commanded)
        self.commanded = commanded


class Rerun(Terminator):
    """`re_run_logic()` and its kin: the pass starts again from the first block."""


class Unwind(Terminator):
    """Seeking went too deep for the stack: go on with `name` from the bottom (house decision 8).

    `levels` are the names whose seeking was given up for it, outermost first.
    """

    def __init__(self, name: str, levels: tuple[str, ...] = ()) -> None:
        super().__init__(name, levels)
        self.name = name
        self.levels = levels
