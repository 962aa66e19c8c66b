"""`signature`: an area to sign in (language 7.1)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.base import check_name
from da_nb.blocks.draft import Inputs, ScreenDraft
from da_nb.datatypes.messages import MESSAGES
from da_nb.datatypes.uploads import SIGNATURE
from da_nb.language.code import Expression
from da_nb.language.keys import need_text, take_bool_or_expression, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_inline
from da_nb.language.template import Template
from da_nb.language.wordtable import word
from da_nb.model.screen import Button, ScreenField, UploadRules

UNTITLED = "Sign Your Name"
BLACK = "#000000"


@dataclass(frozen=True)
class Signature:
    """The variable that becomes a picture of what is drawn."""

    variable: str
    required: bool | Expression
    pen: Template | None

    @property
    def names(self) -> frozenset[str]:
        """The variable."""
        return frozenset((self.variable,))

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """There are none."""
        return {}

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The area, Continue, and Clear."""
        if not draft.title:
            draft.title = to_inline(word(UNTITLED))
        required = self.required if isinstance(self.required, bool) else bool(self.required.value(answers))
        pen = "" if self.pen is None else self.pen.render(answers).strip()
        draft.fields.append(
            ScreenField(
                self.variable,
                self.variable,
                SIGNATURE,
                SIGNATURE,
                required=required,
                messages=MESSAGES,
                upload=UploadRules(accept="image/png", pen=pen or BLACK),
            )
        )
        draft.add_continue()
        draft.buttons.append(Button("clear", to_inline(word("Clear")), special="clear", style="warning"))


class SignatureType:
    """Reads `signature`."""

    key = SIGNATURE

    def parse(self, document: Mapping) -> Inputs:
        """The inputs."""
        required = take_bool_or_expression(document, "required")
        return Signature(
            check_name(document, self.key, need_text(document, self.key)),
            True if required is None else required,
            take_template(document, "pen color"),
        )
