"""`terms` and `auto terms` of the whole interview (language 13.5)."""

from dataclasses import dataclass, replace
from typing import Literal

from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import refuse, take_text
from da_nb.language.marks import Mapping
from da_nb.language.terms import read_terms


@dataclass(frozen=True)
class TermsSetting:
    """Terms in braces, or everywhere."""

    key: Literal["terms", "auto terms"]
    alone: bool = False
    keys: frozenset[str] = frozenset(("terms", "auto terms"))

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The terms, after those of earlier blocks; of two definitions the later counts."""
        language = (take_text(document, "language") or "*").strip()
        read = read_terms(document, self.key)
        if language != "*":
            read = tuple(replace(term, language=language) for term in read)
        if not read:
            refuse(document, self.key, f"'{self.key}' names no terms", "Write  term: definition  below it.")
        if self.key == "terms":
            return replace(to, terms=(*read, *to.terms))
        return replace(to, auto_terms=(*read, *to.auto_terms))


SETTINGS = (TermsSetting("terms"), TermsSetting("auto terms"))
