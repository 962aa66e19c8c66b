"""The ways interview code ends early. They are no errors: an author's `except Exception` cannot eat one."""

from da_nb.model.action import Action
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
