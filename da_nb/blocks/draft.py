"""A screen being prepared: inputs and modifiers fill it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, get_args

from da_nb.language.code import Expression
from da_nb.language.markup import to_html, to_inline
from da_nb.language.rendering import SCREEN, Rendering
from da_nb.language.wordtable import word
from da_nb.model.parts import NO_PARTS, HelpSection, ScreenParts
from da_nb.model.screen import ActionButton, Button, ButtonStyle, Screen, ScreenCollect, ScreenDocuments, ScreenField
from da_nb.names import concrete

STYLES: tuple[ButtonStyle, ...] = get_args(ButtonStyle)


@dataclass
class ScreenDraft:
    """What becomes a Screen. Texts are HTML, but `question` is the rendered text before Markdown.

    `unasked` are variables, with their datatypes, left out because there is nothing to choose from; `listed` is what
    the options of a list do in place of buttons, `host` the question whose choice led here. `own` are rendered texts
    of the parts that the question sets itself, before Markdown; `part` looks them up, and what stands for those it
    does not set. `rendering` is what the texts of the screen are made with. `hides_continue` and `disables_continue`
    are about the button that sends the form, `back_button` about a Back beside it; None leaves that to the interview.
    """

    block: str
    sought: str | None
    mandatory: bool
    bindings: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)
    question: str
    title: str
    subquestion: str = ""
    fields: list[ScreenField] = field(default_factory=list)
    unasked: list[tuple[str, str]] = field(default_factory=list)
    listed: tuple[Button, ...] = ()
    host: str | None = None
    collect: ScreenCollect | None = None
    buttons: list[Button] = field(default_factory=list)
    action_buttons: tuple[ActionButton, ...] = ()
    button_target: str | None = None
    button_datatype: str = "text"
    continue_target: str | None = None
    can_go_back: bool = True
    reload_s: float | None = None
    rendering: Rendering = SCREEN
    documents: ScreenDocuments | None = None
    check_in: str | None = None
    own: dict[str, str] = field(default_factory=dict)
    default_part: Callable[[str], str | None] = lambda name: None
    hides_continue: bool = False
    disables_continue: bool = False
    back_button: bool | None = None
    corner_back: bool = True
    hides_progress: bool = False
    progress_may_fall: bool = False
    help: HelpSection | None = None
    help_label: str = ""
    media: str = ""
    decoration: str = ""
    parts: ScreenParts = NO_PARTS

    def part(self, name: str, otherwise: str = "") -> str:
        """Text of a screen part before Markdown (language 12.2); `otherwise` when nobody says anything."""
        if name not in self.own:
            given = self.default_part(name)
            self.own[name] = otherwise if given is None else given
        return self.own[name]

    def ask(self, variable: str, datatype: str, blank: ScreenField | None) -> None:
        """Add a blank; None for a list that has nothing to choose from."""
        if blank is None:
            self.unasked.append((variable, datatype))
        else:
            self.fields.append(blank)

    def add_continue(self, part: str = "continue button", standard: str = "Continue") -> None:
        """The button that sends the form; `part` begins the names of the parts for its label and colour."""
        if not self.hides_continue:
            label, color = self.part(f"{part} label", word(standard)), self.part(f"{part} color")
            style: ButtonStyle = next((style for style in STYLES if style == color), "primary")
            self.buttons.append(Button("continue", to_inline(label), style=style, disabled=self.disables_continue))

    @property
    def nothing_to_choose(self) -> bool:
        """Whether all that is asked are choices, and there are none (language 4.5)."""
        asks = any(blank.control != "note" for blank in self.fields) or self.button_target is not None
        return bool(self.unasked) and not asks

    def make_concrete(self, answers: Mapping[str, Any]) -> None:
        """Values go to what iterators and the generic `x` stand for now, whatever becomes of them later."""
        self.fields = [replace(blank, target=concrete(blank.target, answers)) for blank in self.fields]
        self.unasked = [(concrete(name, answers), datatype) for name, datatype in self.unasked]
        if self.button_target is not None:
            self.button_target = concrete(self.button_target, answers)
        if self.continue_target is not None:
            self.continue_target = concrete(self.continue_target, answers)

    def html(self, name: str) -> str:
        """Clean HTML of a screen part."""
        text = self.part(name)
        return to_html(text, self.rendering) if text else ""

    @property
    def _back_label(self) -> str:
        """What the Back in the corner says; it takes the words of the one among the buttons if there is none."""
        if not self.corner_back:
            return ""
        question = "" if self.parts.question_back else self.part("back button label")
        return to_inline(self.part("corner back button label") or question or word("Back"))

    def screen(self) -> Screen:
        """The finished screen."""
        return Screen(
            block=self.block,
            question=self.question,
            title=self.title,
            subquestion=self.subquestion,
            under=self.html("under"),
            fields=tuple(self.fields),
            unasked=tuple(self.unasked),
            collect=self.collect,
            buttons=tuple(self.buttons),
            action_buttons=self.action_buttons,
            sought=self.sought,
            button_target=self.button_target,
            button_datatype=self.button_datatype,
            continue_target=self.continue_target,
            back_label=self._back_label,
            can_go_back=self.can_go_back,
            reload_s=self.reload_s,
            mandatory=self.mandatory,
            bindings=self.bindings,
            listed=self.listed,
            host=self.host,
            documents=self.documents,
            check_in=self.check_in,
            parts=self.parts,
        )


Apply = Callable[[dict[str, Any], ScreenDraft], None]
"""A modifier's effect: changes the draft, with the answers at hand."""


class Inputs(Protocol):
    """What a screen asks for."""

    @property
    def names(self) -> frozenset[str]:
        """Variables that get a value when the screen is sent."""

    @property
    def validations(self) -> Mapping[str, Expression]:
        """Callables that check the value of a variable, by variable."""

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """Put fields and buttons on the screen."""
