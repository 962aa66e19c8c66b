"""Texts around the inputs, and the labels and colours of Continue and Back (language 12.1)."""

from dataclasses import dataclass
from typing import Any

from da_nb.blocks.draft import Apply, ScreenDraft
from da_nb.language.keys import refuse, take_template
from da_nb.language.marks import Mapping
from da_nb.language.template import Template


@dataclass(frozen=True)
class SetText:
    """A template becomes the text of a screen part."""

    text: Template
    part: str

    def __call__(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """Render it."""
        draft.own[self.part] = self.text.render(answers).strip()


@dataclass(frozen=True)
class TextModifier:
    """A key whose text is that of the screen part of the same name."""

    key: str

    def parse(self, document: Mapping) -> Apply:
        """The text, a template."""
        text = take_template(document, self.key)
        if text is None:
            refuse(document, self.key, f"'{self.key}' has no text", "Write a text, or remove the key.")
        return SetText(text, self.key)


KEYS = (
    *("pre", "submit", "under", "right", "post", "css class", "table css class", "script", "css"),
    *("continue button label", "continue button color", "resume button label", "resume button color"),
    *("back button label", "corner back button label", "back button color", "help button color"),
)
"""Parts a question can set itself, and texts of its own that are no parts."""
MODIFIERS = tuple(TextModifier(key) for key in KEYS)
