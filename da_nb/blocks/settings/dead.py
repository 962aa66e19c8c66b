"""Blocks that are read and never do anything (language 3, 17.18)."""

import logging
from dataclasses import dataclass

from da_nb.blocks.configuration import Configuration
from da_nb.language.marks import Mapping

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DeadSetting:
    """A kind of block that existing interviews may hold; a warning says that it has no effect."""

    key: str
    keys: frozenset[str]
    alone: bool = False

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """Nothing changes."""
        log.warning("%s: a block with '%s' has no effect.", document.key_origin(self.key), self.key)
        return to


SETTINGS = (
    DeadSetting("require", frozenset(("require", "orelse", "mandatory"))),
    DeadSetting("machine learning storage", frozenset(("machine learning storage",))),
    DeadSetting("attachment options", frozenset(("attachment options",))),
)
