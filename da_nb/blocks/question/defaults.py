"""What the interview says about every question: its terms, pictures and messages (language 12.2)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any

from da_nb.blocks.configuration import Configuration
from da_nb.blocks.question.options import with_picture
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.messages import MESSAGES
from da_nb.functions.terms import taught
from da_nb.language.keys import refuse
from da_nb.language.marks import Mapping
from da_nb.language.rendering import Rendering, table_classes
from da_nb.language.template import Template
from da_nb.language.terms import Term, Terms, WrittenTerm, read_terms
from da_nb.language.wordtable import spoken_language, word
from da_nb.model.screen import ScreenField
from da_nb.objects.media import media_of

WRITTEN = {"required": "This field is required."}
"""Standard messages that are translated by another text than the one the English table shows (language 14.2)."""
WITH_FILES = Rendering(files=media_of)
"""For questions of an interview that defines nothing for its texts."""


@dataclass(frozen=True)
class OwnTerms:
    """Terms of one question; their definitions are templates, and count before those of the interview."""

    marked: tuple[tuple[WrittenTerm, Template], ...] = ()
    everywhere: tuple[tuple[WrittenTerm, Template], ...] = ()

    def rendering(self, configuration: Configuration, answers: MappingOf[str, Any]) -> Rendering:
        """What the question's texts are rendered with."""
        marked = (*_rendered(self.marked, answers), *taught(auto=False), *_literal(configuration.terms))
        everywhere = (*_rendered(self.everywhere, answers), *taught(auto=True), *_literal(configuration.auto_terms))
        if not (marked or everywhere or configuration.images):
            return WITH_FILES
        return Rendering(terms=Terms(marked, everywhere), images=configuration.images, files=media_of)


NO_OWN_TERMS = OwnTerms()


def _rendered(written: tuple[tuple[WrittenTerm, Template], ...], answers: MappingOf[str, Any]) -> list[Term]:
    return [Term(term.phrases, definition.render(answers).strip()) for term, definition in written]


def _literal(written: tuple[WrittenTerm, ...]) -> list[Term]:
    """Those of the language being spoken come before those of all."""
    if not written:
        return []
    spoken = spoken_language()
    found = [term for term in written if term.language == spoken] + [term for term in written if term.language is None]
    return [Term(term.phrases, term.definition) for term in found]


def read_own_terms(document: Mapping) -> OwnTerms:
    """The terms that stand beside the question."""
    found = {}
    for key in ("terms", "auto terms"):
        written = read_terms(document, key)
        if key in document and not written:
            refuse(document, key, f"'{key}' names no terms", "Write  term: definition  below it.")
        found[key] = tuple((term, Template(term.definition, term.origin)) for term in written)
    return OwnTerms(found["terms"], found["auto terms"])


def with_date_limits(blank: ScreenField, features: MappingOf[str, object]) -> ScreenField:
    """The date with the earliest and latest one of the interview where it has none itself (language 12.4)."""
    low, high = features.get("default date min"), features.get("default date max")
    if blank.control != "date" or (low is None and high is None):
        return blank
    kind = DATATYPES["date"]
    return replace(blank, min=blank.min or kind.to_raw(low) or None, max=blank.max or kind.to_raw(high) or None)


def spoken_messages(messages: MappingOf[str, str]) -> dict[str, str]:
    """The interview's words by code, and below them the standard ones in the language being spoken."""
    spoken = {code: word(WRITTEN.get(code, said)) for code, said in MESSAGES.items()}
    return {code: said for code, said in {**spoken, **messages}.items() if said != MESSAGES.get(code)}


def with_messages(blank: ScreenField, messages: MappingOf[str, str]) -> ScreenField:
    """The blank with these words in place of the standard ones; the field's own words stay."""
    if not messages:
        return blank
    standard = {**MESSAGES, **blank.messages}
    own = {code for code, text in standard.items() if text != MESSAGES.get(code)}
    return replace(blank, messages={**standard, **{code: said for code, said in messages.items() if code not in own}})


def with_tables(rendering: Rendering, css: str) -> Rendering:
    """The rendering whose tables have this `table css class`."""
    if not css:
        return rendering
    table, header = table_classes(css)
    return replace(rendering, table_class=table, header_class=header)


def with_pictures(blank: ScreenField, rendering: Rendering) -> ScreenField:
    """The blank whose choices show their pictures."""
    if not any(choice.image for choice in blank.choices):
        return blank
    return replace(blank, choices=tuple(with_picture(choice, rendering) for choice in blank.choices))
