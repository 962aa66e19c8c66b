"""What a session's screen shows at the moment."""

from dataclasses import dataclass, field

from da_nb.engine.submit import Messages
from da_nb.errors import DaNbError
from da_nb.model.screen import Screen
from da_nb.runtime.reloading import Reloaded


@dataclass(frozen=True)
class Shown:
    """What is on the screen: the page's number, the screen, messages beside fields, and an error if there was one.

    `flashes` are messages (Markdown, level) that the evaluation has for the top of the screen. `earliest` are
    the steps that Back does not lead behind; `way_out` is HTML that leads on from a session that was left. `reloaded`
    says what is new in the interview's text.
    """

    number: int = 0
    screen: Screen | None = None
    messages: Messages = field(default_factory=dict)
    error: DaNbError | None = None
    steps: int = 0
    closed: bool = False
    flashes: tuple[tuple[str, str], ...] = ()
    earliest: int = 0
    way_out: str = ""
    reloaded: Reloaded | None = None
