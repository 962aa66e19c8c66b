"""`default language`: which language the following blocks of the same file are for (language 1)."""

from collections.abc import Mapping as MappingOf

from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import need_text, take_text
from da_nb.language.marks import Mapping

KEY = "default language"


class DefaultLanguageSetting:
    """A language such as es."""

    key = KEY
    keys = frozenset((key,))
    alone = True

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """Nothing for the interview as a whole: it counts from this place on, block by block."""
        need_text(document, self.key)
        return to


def language_from_here(document: Mapping) -> dict[str, str]:
    """The language by the file whose following blocks are for it; nothing when the block does not change that."""
    language = take_text(document, KEY)
    return {} if language is None else {document.file: language.strip()}


def with_language(document: Mapping, spoken: MappingOf[str, str]) -> Mapping:
    """The block with the language of its place in the file, by file, unless it names one."""
    if document.file in spoken and "language" not in document:
        document.put("language", spoken[document.file], document.line, document.line)
    return document


SETTINGS = (DefaultLanguageSetting(),)
