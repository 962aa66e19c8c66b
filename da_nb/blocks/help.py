"""Texts of the Help screen, of a question or of the whole interview (language 12.1, 12.3)."""

from dataclasses import dataclass
from typing import Any

from da_nb.language.keys import only_keys, refuse, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_html, to_inline
from da_nb.language.rendering import Rendering
from da_nb.language.template import Template
from da_nb.model.parts import HelpSection

PLAYERS = ("audio", "video")
KEYS = ("heading", "content", "label", *PLAYERS)


@dataclass(frozen=True)
class Help:
    """A text for the Help screen; with a `language` it is there only while that is spoken."""

    content: Template
    heading: Template | None = None
    label: Template | None = None
    players: tuple[Template, ...] = ()
    language: str | None = None

    def section(self, answers: dict[str, Any], rendering: Rendering, heading: str = "") -> HelpSection:
        """The text as the screen shows it; `heading` when it brings none."""
        own = heading if self.heading is None else self.heading.render(answers).strip()
        played = "".join(player_of(text.render(answers), rendering) for text in self.players)
        content = to_html(self.content.render(answers).strip(), rendering)
        return HelpSection(to_inline(own, rendering) if own else "", played + content)


def player_of(reference: str, rendering: Rendering) -> str:
    """HTML that plays a sound or film: a file's name, a DAFile's tag, or an address."""
    text = reference.strip()
    if not text or text == "None":
        return ""
    if text.startswith("["):
        return to_html(text, rendering)
    if text.startswith(("http://", "https://", "/")):
        tag = "video" if text.rpartition(".")[2].lower() in ("mp4", "ogv", "webm", "mov") else "audio"
        return to_html(f'<{tag} controls preload="none" src="{text}"></{tag}>')
    return to_html(f"[FILE {text}]", rendering)


def read_help(document: Mapping, key: str, language: str | None = None) -> Help:
    """The help that `key` gives: a text, or a mapping with `content`. Raises InterviewError when there is no text."""
    given = document[key]
    if not isinstance(given, Mapping):
        text = take_template(document, key)
        if text is None:
            refuse(document, key, f"the {_called(key)} is empty", "Write a text.")
        return Help(text, language=language)
    only_keys(given, KEYS, _called(key))
    content = take_template(given, "content")
    if content is None:
        refuse(document, key, f"the {_called(key)} has no content", "Write  content: A text")
    players = tuple(text for name in PLAYERS if (text := take_template(given, name)) is not None)
    return Help(content, take_template(given, "heading"), take_template(given, "label"), players, language)


def _called(key: str) -> str:
    return key if key == "interview help" else "help of the question"
