"""`sections`: the parts of the interview as the navigation shows them (language 3)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration
from da_nb.errors import InterviewError
from da_nb.functions.navigation import sections_of
from da_nb.language.keys import kind, refuse, take_bool, take_text
from da_nb.language.marks import Mapping, Sequence
from da_nb.model.parts import Section


class SectionsSetting:
    """A list of labels, or of mappings that give a label its keyword or its subsections."""

    key = "sections"
    keys = frozenset((key, "progressive", "auto open"))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The sections in place of those of earlier blocks of the language."""
        items = document[self.key]
        if not isinstance(items, Sequence) or not items:
            refuse(document, self.key, f"`sections` takes a list, not {kind(items)}", "Write  - Label  for each.")
        found: list[Section] = []
        for at, item in enumerate(items):
            try:
                found += sections_of([item])
            except InterviewError:
                problem = f"a section is {kind(item)}" if not isinstance(item, Mapping) else "a section is malformed"
                raise InterviewError(
                    problem, items.origin(at), "Write a label, or  keyword: Label, perhaps with  subsections:  below."
                ) from None
        language = (take_text(document, "language") or "*").strip()
        return replace(
            to,
            sections={**to.sections, language: tuple(found)},
            progressive=take_bool(document, "progressive", default=True),
            auto_open=take_bool(document, "auto open"),
        )


SETTINGS = (SectionsSetting(),)
