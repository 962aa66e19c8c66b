"""`reset`: variables that lose their values at the start of every evaluation (language 4.7)."""

from dataclasses import replace

from da_nb.blocks.base import read_names
from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import refuse
from da_nb.language.marks import Mapping


class ResetSetting:
    """A list of names."""

    key = "reset"
    keys = frozenset((key,))
    alone = True

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """More names."""
        names = read_names(document, self.key)
        if not names:
            refuse(document, self.key, "'reset' names no variables", "Write a list of names of variables.")
        return replace(to, resets=(*to.resets, *names))


SETTINGS = (ResetSetting(),)
