"""Terms of an interview: phrases whose definition can be looked up where they stand (language 13.5)."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from da_nb.errors import InterviewError, Origin
from da_nb.language.keys import kind, need_text, only_keys, refuse, take_mappings, take_texts
from da_nb.language.marks import Mapping

_QUOTES = {"'": "['\u2019]", '"': '["\u201c\u201d]'}


@dataclass(frozen=True)
class Term:
    """Phrases with one definition, which is Markdown."""

    phrases: tuple[str, ...]
    definition: str


@dataclass(frozen=True)
class WrittenTerm:
    """A term as it stands in the interview; at question level its definition is still a template.

    With a `language` it counts only while that is spoken.
    """

    phrases: tuple[str, ...]
    definition: str
    origin: Origin
    language: str | None = None


class Terms:
    """The terms that count for a text; of two definitions of a phrase the first given counts.

    `marked` are terms only where they stand in braces, `everywhere` also without.
    """

    def __init__(self, marked: Iterable[Term] = (), everywhere: Iterable[Term] = ()) -> None:
        self._marked = tuple(marked)
        self._everywhere = tuple(everywhere)

    def __bool__(self) -> bool:
        return bool(self._marked or self._everywhere)

    @property
    def has_unmarked(self) -> bool:
        """Whether a term may stand without braces."""
        return bool(self._everywhere)

    def definition(self, phrase: str) -> str | None:
        """Markdown of the definition, in any case and white space; None if the phrase is no term."""
        return self._definitions.get(_folded(phrase))

    def split(self, escaped: str) -> Iterator[tuple[str, str | None]]:
        """Pieces of a text of clean HTML without tags, each with its definition if it is a term without braces."""
        if self._pattern is None:
            yield escaped, None
            return
        at = 0
        for found in self._pattern.finditer(escaped):
            yield escaped[at : found.start()], None
            yield found.group(), self.definition(_straight(html.unescape(found.group())))
            at = found.end()
        yield escaped[at:], None

    @cached_property
    def _definitions(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for term in (*self._marked, *self._everywhere):
            for phrase in term.phrases:
                found.setdefault(_folded(phrase), term.definition)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        phrases = sorted({_folded(phrase) for term in self._everywhere for phrase in term.phrases} - {""}, key=len)
        if not phrases:
            return None
        # An entity such as &amp; holds no word.
        choice = "|".join(_pattern(phrase) for phrase in reversed(phrases))
        return re.compile(rf"(?<![\w&])(?:{choice})(?!\w)", re.IGNORECASE)


NO_TERMS = Terms()


def read_terms(block: Mapping, key: str) -> tuple[WrittenTerm, ...]:
    """Terms of `terms` or `auto terms`.

    They are a mapping or a list of `term: definition`, or a list of `{phrases: [..], definition: ..}`.
    """
    found: list[WrittenTerm] = []
    for item in take_mappings(block, key):
        if {"phrases", "definition"} <= item.keys():
            only_keys(item, ("phrases", "definition"), "a term with `phrases`")
            phrases = tuple(phrase for phrase in take_texts(item, "phrases") if phrase.strip())
            if not phrases:
                refuse(item, "phrases", "`phrases` is empty", "Write a list of phrases.")
            found.append(WrittenTerm(phrases, need_text(item, "definition"), item.origin("definition")))
        else:
            found.extend(_of_pairs(item))
    return tuple(found)


def _of_pairs(item: Mapping) -> Iterator[WrittenTerm]:
    for phrase, definition in item.items():
        if definition is None or isinstance(definition, list | dict):
            problem = f"the definition of the term '{phrase}' is {kind(definition)}"
            raise InterviewError(problem, item.key_origin(phrase), f"Write a text after `{phrase}:`.")
        yield WrittenTerm((str(phrase),), str(definition), item.origin(phrase))


def _folded(phrase: str) -> str:
    return " ".join(phrase.split()).casefold()


def _straight(text: str) -> str:
    return text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')


def _pattern(phrase: str) -> str:
    words = (re.escape(html.escape(word, quote=False)) for word in phrase.split())
    return r"(?:\s|&nbsp;)+".join("".join(_QUOTES.get(sign, sign) for sign in word) for word in words)
