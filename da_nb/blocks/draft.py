"""A screen being prepared: inputs and modifiers fill it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from da_nb.language.code import Expression
from da_nb.language.markup import to_html, to_inline
from da_nb.language.rendering import SCREEN, Rendering
from da_nb.model.screen import ActionButton, Button, Screen, ScreenDocuments, ScreenField
from da_nb.names import concrete


@dataclass
class ScreenDraft:
    """What becomes a Screen. Texts are HTML, but `question` is the rendered text before Markdown.

    `unasked` are variables, with their datatypes, left out because there is nothing to choose from; `listed` is what
    the options of a list do in place of buttons, `host` the question whose choice led here. `pre`, `submit`, `under`,
    `right` and `post` are rendered texts before Markdown; `rendering` is what the texts of the screen are made with.
    """

    block: str
    sought: str | None
    mandatory: bool
    bindings: tuple[tuple[str, str], ...] = field(default=(), kw_only=True)
    question: str
    title: str
    subquestion: str = ""
    pre: str = ""
    submit: str = ""
    under: str = ""
    right: str = ""
    post: str = ""
    fields: list[ScreenField] = field(default_factory=list)
    unasked: list[tuple[str, str]] = field(default_factory=list)
    listed: tuple[Button, ...] = ()
    host: str | None = None
    buttons: list[Button] = field(default_factory=list)
    action_buttons: tuple[ActionButton, ...] = ()
    button_target: str | None = None
    button_datatype: str = "text"
    continue_target: str | None = None
    continue_label: str = "Continue"
    back_label: str = "Back"
    can_go_back: bool = True
    reload_s: float | None = None
    rendering: Rendering = SCREEN
    documents: ScreenDocuments | None = None
    check_in: str | None = None

    def ask(self, variable: str, datatype: str, blank: ScreenField | None) -> None:
        """Add a blank; None for a list that has nothing to choose from."""
        if blank is None:
            self.unasked.append((variable, datatype))
        else:
            self.fields.append(blank)

    def add_continue(self) -> None:
        """The button that sends the form."""
        self.buttons.append(Button("continue", to_inline(self.continue_label)))

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

    def _html(self, text: str) -> str:
        return to_html(text, self.rendering) if text else ""

    def _above_buttons(self) -> tuple[ScreenField, ...]:
        """The text of `submit`, as a note after the blanks."""
        if not self.submit:
            return ()
        return (ScreenField("_submit", "", "text", "note", required=False, html=self._html(self.submit)),)

    def screen(self) -> Screen:
        """The finished screen."""
        return Screen(
            block=self.block,
            question=self.question,
            title=self.title,
            subquestion=self._html(self.pre) + self.subquestion,
            under="".join(map(self._html, (self.under, self.right, self.post))),
            fields=(*self.fields, *self._above_buttons()),
            unasked=tuple(self.unasked),
            buttons=tuple(self.buttons),
            action_buttons=self.action_buttons,
            sought=self.sought,
            button_target=self.button_target,
            button_datatype=self.button_datatype,
            continue_target=self.continue_target,
            back_label=to_inline(self.back_label),
            can_go_back=self.can_go_back,
            reload_s=self.reload_s,
            mandatory=self.mandatory,
            bindings=self.bindings,
            listed=self.listed,
            host=self.host,
            documents=self.documents,
            check_in=self.check_in,
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
