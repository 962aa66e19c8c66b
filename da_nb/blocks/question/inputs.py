"""Which kind of inputs a question has: the directive, and the Continue button (language 7.1)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.base import check_name
from da_nb.blocks.draft import Inputs, ScreenDraft
from da_nb.blocks.question.buttons import ButtonsType, ChoicesType
from da_nb.blocks.question.collect import ListCollect, collecting
from da_nb.blocks.question.fields import Fields, FieldsType
from da_nb.blocks.question.review import ReviewType
from da_nb.blocks.question.signature import SignatureType
from da_nb.blocks.question.yesno import YESNO_TYPES
from da_nb.language.code import Expression
from da_nb.language.keys import need_text, refuse
from da_nb.language.marks import Mapping

DIRECTIVES = {
    kind.key: kind
    for kind in (
        FieldsType(),
        ButtonsType(),
        ChoicesType("choices"),
        ChoicesType("dropdown"),
        ChoicesType("combobox"),
        *YESNO_TYPES,
        SignatureType(),
        ReviewType(),
    )
}
"""Every directive by its key; a question has at most one."""


@dataclass(frozen=True)
class NoInputs:
    """A dead end: text only."""

    @property
    def names(self) -> frozenset[str]:
        """Nothing is set."""
        return frozenset()

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """There are none."""
        return {}

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """Nothing is drawn."""


@dataclass(frozen=True)
class WithContinue:
    """Inputs whose form also sets a variable to True (`continue button field`)."""

    inputs: Inputs
    variable: str

    @property
    def names(self) -> frozenset[str]:
        """The inputs' names and that of the button."""
        return self.inputs.names | {self.variable}

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """Those of the inputs."""
        return self.inputs.validations

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The inputs, and a Continue button if they bring no button of their own."""
        draft.continue_target = self.variable
        self.inputs.draw(answers, draft)
        if not draft.buttons:
            draft.add_continue()


def has_blanks(inputs: Inputs) -> bool:
    """Whether the question has a form, whose blanks can stand in its text."""
    return isinstance(inputs.inputs if isinstance(inputs, WithContinue) else inputs, Fields)


def asks_for_values(document: Mapping) -> bool:
    """Whether the question has inputs that do not go with `event`; some slip through (language 17.9)."""
    choosing = "field" in document and any(key in document for key in ("buttons", "choices", "dropdown", "combobox"))
    return choosing or any(key in document for key in ("fields", "yesno", "noyes"))


def form_names(inputs: Inputs) -> frozenset[str]:
    """The variables of the blanks of a form; none for other inputs."""
    form = inputs.inputs if isinstance(inputs, WithContinue) else inputs
    return form.names if isinstance(form, Fields | ListCollect) else frozenset()


def leaves_out(inputs: Inputs, name: str, answers: dict[str, Any]) -> bool:
    """Whether the form would show no blank for `name` though it has one (language 4.4)."""
    form = inputs.inputs if isinstance(inputs, WithContinue) else inputs
    return isinstance(form, Fields) and form.leaves_out(name, answers)


def read_inputs(document: Mapping) -> Inputs:
    """What the question asks for. Raises InterviewError when it has two directives."""
    present = [key for key in DIRECTIVES if key in document]
    if len(present) > 1:
        first, second = sorted(present, key=lambda key: document.key_lines[key])[:2]
        refuse(
            document,
            second,
            f"one question cannot have both '{first}' and '{second}'",
            "Put a line with --- between them and make two questions, or keep one of them.",
        )
    inputs = DIRECTIVES[present[0]].parse(document) if present else NoInputs()
    if isinstance(inputs, Fields):
        inputs = collecting(document, inputs)
    button = _continue_key(document, present)
    if button is None:
        return inputs
    return WithContinue(inputs, check_name(document, button, need_text(document, button)))


def _continue_key(document: Mapping, directives: list[str]) -> str | None:
    """The key that names the Continue button's variable; `field` does as well where it is not that of choices."""
    if "continue button field" in document:
        return "continue button field"
    return "field" if "field" in document and directives in ([], ["review"]) else None
