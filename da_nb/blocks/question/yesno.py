"""`yesno` and its kin: two or three buttons (language 7.1)."""

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

from da_nb.blocks.base import check_name
from da_nb.blocks.draft import Inputs, ScreenDraft
from da_nb.datatypes.boolean import MAYBE, NO, YES
from da_nb.language.code import Expression
from da_nb.language.keys import need_text, refuse
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_inline
from da_nb.language.wordtable import word
from da_nb.model.screen import Button, ButtonStyle

STYLES: tuple[ButtonStyle, ...] = ("primary", "secondary", "warning")


@dataclass(frozen=True)
class YesNo:
    """One variable and the (raw value, label) of each button. `literal` labels keep their straight quotes."""

    variable: str
    options: tuple[tuple[str, str], ...]
    literal: bool = False

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
        del answers
        draft.button_target, draft.button_datatype = self.variable, "threestate"
        html: Callable[[str], str] = partial(escape, quote=False) if self.literal else to_inline
        draft.buttons += [
            Button(f"b{at}", html(word(label)), value, style=style)
            for at, ((value, label), style) in enumerate(zip(self.options, STYLES, strict=False))
        ]


@dataclass(frozen=True)
class YesNoType:
    """Reads one of the keys."""

    key: str
    options: tuple[tuple[str, str], ...]

    def parse(self, document: Mapping) -> Inputs:
        """The inputs."""
        if "continue button label" in document:
            refuse(
                document,
                "continue button label",
                f"'continue button label' does not go with '{self.key}', which has no Continue button",
                "Remove it.",
            )
        name = check_name(document, self.key, need_text(document, self.key))
        # The third button of the one is typographic, that of the other is not (language 17.17).
        return YesNo(name, self.options, literal=self.key == "noyesmaybe")


REVERSED = (("False", "Yes"), ("True", "No"))
YESNO_TYPES = (
    YesNoType("yesno", (YES, NO)),
    YesNoType("noyes", REVERSED),
    YesNoType("yesnomaybe", (YES, NO, MAYBE)),
    YesNoType("noyesmaybe", (*REVERSED, MAYBE)),
)
