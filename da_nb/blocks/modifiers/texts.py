"""Texts around the inputs: `under`, and the labels of Continue and Back (language 12.1)."""

from dataclasses import dataclass
from typing import Any, Literal

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.language.keys import refuse, take_template
from da_nb.language.marks import Mapping
from da_nb.language.template import Template


@dataclass(frozen=True)
class _SetText:
    text: Template
    part: str

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        setattr(draft, self.part, self.text.render(answers).strip())


@dataclass(frozen=True)
class TextModifier:
    """A key whose text becomes one part of the draft."""

    key: str
    part: Literal["under", "continue_label", "back_label"]

    def parse(self, document: Mapping) -> Apply:
        """The text, a template."""
        text = take_template(document, self.key)
        if text is None:
            refuse(document, self.key, f"'{self.key}' has no text", "Write a text, or remove the key.")
        return _SetText(text, self.part)


MODIFIERS = (
    TextModifier("under", "under"),
    TextModifier("continue button label", "continue_label"),
    TextModifier("back button label", "back_label"),
)
