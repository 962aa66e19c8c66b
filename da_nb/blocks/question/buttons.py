"""`buttons`, `choices` and `dropdown` of a whole question: one variable, or special buttons (language 7.1, 10)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any, get_args

from da_nb.blocks.base import check_name
from da_nb.blocks.draft import Inputs, ScreenDraft
from da_nb.blocks.question.build import EMPTY, Field, draw_field, read_default
from da_nb.blocks.question.choices import ChoiceList, read_choices
from da_nb.blocks.question.options import Option, are_states, to_choice, with_picture
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.messages import MESSAGES
from da_nb.errors import InterviewError
from da_nb.language.code import Expression
from da_nb.language.keys import closest, need_text, refuse, take_text
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.markup import to_inline
from da_nb.language.wordtable import word
from da_nb.model.datatype import Datatype
from da_nb.model.screen import LISTED, SPECIAL_BUTTONS, Button, ButtonStyle, ScreenField

LISTS = {"choices": "radio"}
"""Controls of the keys that are not called like theirs."""
STYLES: tuple[ButtonStyle, ...] = get_args(ButtonStyle)


@dataclass(frozen=True)
class ChoiceButtons:
    """One button a choice; the one pressed gives the variable its value."""

    variable: str
    choices: ChoiceList
    datatype: Datatype

    @property
    def names(self) -> frozenset[str]:
        """The variable."""
        return frozenset((self.variable,))

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """There are none."""
        return {}

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The buttons."""
        options = self.choices.options(answers)
        if not options:
            draft.unasked.append((self.variable, self.datatype.name))
            return
        states = self.datatype.name == "text" and are_states(options)
        draft.button_target = self.variable
        draft.button_datatype = "threestate" if states else self.datatype.name
        draft.buttons += [
            Button(f"b{at}", to_inline(option.label), str(option.value), style=_style(option), **_extras(option, draft))
            for at, option in enumerate(options)
        ]


@dataclass(frozen=True)
class SpecialButtons:
    """Choices that set nothing: restart, exit, leave, continue, refresh, or a block of their own (language 10).

    Each is a button, or with `control` an option of a list that is sent by Continue.
    """

    choices: ChoiceList
    control: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """Nothing is set."""
        return frozenset()

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """There are none."""
        return {}

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The buttons, or the list and Continue."""
        options = self.choices.options(answers)
        buttons = [
            Button(
                f"b{at}",
                to_inline(option.label),
                special=None if option.block is not None else str(option.value),
                style=_style(option),
                url=option.url,
                block=option.block,
                **_extras(option, draft),
            )
            for at, option in enumerate(options)
        ]
        if self.control is None:
            draft.buttons += buttons
            return
        draft.listed = tuple(buttons)
        listed = [replace(to_choice(option), value=button.id) for option, button in zip(options, buttons, strict=True)]
        first = next((choice.value for choice in listed if choice.default), None)
        empty = word(EMPTY[self.control]) if self.control in EMPTY else ""
        choices = tuple(listed)
        draft.fields.append(
            ScreenField(LISTED, "", "text", self.control, value=first, choices=choices, empty=empty, messages=MESSAGES)
        )
        draft.add_continue()


@dataclass(frozen=True)
class ListedChoices:
    """A list of radio buttons or a dropdown for one variable, with Continue."""

    field: Field

    @property
    def names(self) -> frozenset[str]:
        """The variable."""
        return frozenset((self.field.variable,))

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """There are none."""
        return {}

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The list and a Continue button."""
        draft.ask(self.field.variable, self.field.datatype.name, draw_field(self.field, answers))
        draft.add_continue()


class ButtonsType:
    """Reads `buttons`."""

    key = "buttons"

    def parse(self, document: Mapping) -> Inputs:
        """Choice buttons with `field`, special ones without."""
        if "continue button label" in document:
            refuse(
                document, "continue button label", "'continue button label' does not go with 'buttons'", "Remove it."
            )
        _refuse_lists(document)
        choices = read_choices(document, self.key)
        if "field" not in document:
            return SpecialButtons(choices)
        return ChoiceButtons(_variable(document), choices, _datatype(document))


@dataclass(frozen=True)
class ChoicesType:
    """Reads `choices`, `dropdown` or `combobox` of a whole question."""

    key: str

    def parse(self, document: Mapping) -> Inputs:
        """A list for the variable of `field`; one of what special buttons do without."""
        choices = read_choices(document, self.key)
        control = LISTS.get(self.key, self.key)
        if "field" not in document:
            return SpecialButtons(choices, control)
        return ListedChoices(
            Field(
                variable=_variable(document),
                label=None,
                datatype=_datatype(document),
                control=control,
                choices=choices,
                required=True,
                default=read_default(document),
            )
        )


def _extras(option: Option, draft: ScreenDraft) -> dict[str, Any]:
    """The help and the picture of a choice that is a button."""
    choice = with_picture(to_choice(option), draft.rendering)
    return {"help": choice.help, "image": choice.image}


def _style(option: Option) -> ButtonStyle:
    """How the button looks: as its choice says, else as its effect suggests."""
    return next((style for style in STYLES if style == option.color), SPECIAL_BUTTONS.get(str(option.value), "primary"))


def _refuse_lists(document: Mapping) -> None:
    """Choices in brackets are for fields only (language 17.20)."""
    listed = document["buttons"]
    if not isinstance(listed, Sequence):
        return
    at = next((at for at, one in enumerate(listed) if isinstance(one, Sequence)), None)
    if at is not None:
        raise InterviewError("a button is not written in brackets", listed.origin(at), "Write  - Label: value.")


def _variable(document: Mapping) -> str:
    return check_name(document, "field", need_text(document, "field"))


def _datatype(document: Mapping) -> Datatype:
    name = take_text(document, "datatype") or "text"
    if name not in DATATYPES:
        refuse(document, "datatype", f"unknown datatype {name!r}", closest(name, DATATYPES))
    datatype: Datatype = DATATYPES[name]
    return datatype
