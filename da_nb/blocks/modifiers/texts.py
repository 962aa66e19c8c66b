"""Texts around the inputs, and the labels of Continue and Back (language 12.1)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.language.keys import refuse, take_template
from da_nb.language.marks import Mapping
from da_nb.language.template import Template


@dataclass(frozen=True)
class SetText:
    """A template becomes one part of the draft."""

    text: Template
    part: str

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """Render it."""
        setattr(draft, self.part, self.text.render(answers).strip())


@dataclass(frozen=True)
class TextModifier:
    """A key whose text becomes one part of the draft."""

    key: str
    part: str

    def parse(self, document: Mapping) -> Apply:
        """The text, a template."""
        text = take_template(document, self.key)
        if text is None:
            refuse(document, self.key, f"'{self.key}' has no text", "Write a text, or remove the key.")
        return SetText(text, self.part)


PARTS = {
    "pre": "pre",
    "submit": "submit",
    "under": "under",
    "right": "right",
    "post": "post",
    "continue button label": "continue_label",
    "back button label": "back_label",
}
"""Parts of the draft by the key that sets them."""
MODIFIERS = tuple(TextModifier(key, part) for key, part in PARTS.items())
