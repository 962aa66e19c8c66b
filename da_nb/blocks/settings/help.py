"""`interview help`: a text for the Help screen of every question (language 12.3)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration
from da_nb.blocks.help import read_help
from da_nb.language.keys import take_text
from da_nb.language.marks import Mapping


class HelpSetting:
    """A text, or a mapping with `content` and perhaps `heading` and `label`."""

    key = "interview help"
    keys = frozenset((key,))
    alone = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """The help, after that of earlier blocks."""
        language = (take_text(document, "language") or "*").strip()
        return replace(to, help=(*to.help, read_help(document, self.key, None if language == "*" else language)))


SETTINGS = (HelpSetting(),)
