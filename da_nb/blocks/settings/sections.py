"""`sections`: the parts of the interview as the navigation shows them (language 3)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration
from da_nb.errors import InterviewError
from da_nb.language.keys import kind, refuse, take_bool
from da_nb.language.marks import Mapping, Sequence


class SectionsSetting:
    """A list of labels, or of mappings that give a label its keyword or its subsections."""

    key = "sections"
    keys = frozenset((key, "progressive", "auto open"))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The sections in place of those of earlier blocks."""
        items = document[self.key]
        if not isinstance(items, Sequence) or not items:
            refuse(document, self.key, f"`sections` takes a list, not {kind(items)}", "Write  - Label  for each.")
        for at, item in enumerate(items):
            if not isinstance(item, str | int | float | Mapping):
                raise InterviewError(
                    f"a section is {kind(item)}", items.origin(at), "Write a label, or  keyword: Label."
                )
        return replace(to, sections=tuple(items), progressive=take_bool(document, "progressive", default=True))


SETTINGS = (SectionsSetting(),)
