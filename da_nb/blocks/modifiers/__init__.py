"""Keys of a question that change its screen, one module each (language 12.1)."""

from typing import Protocol

from da_nb.blocks.draft import Apply
from da_nb.language.marks import Mapping
from da_nb.registry import discover


class Modifier(Protocol):
    """A key and how it is read."""

    key: str

    def parse(self, document: Mapping) -> Apply:
        """The effect. Raises InterviewError with the line of what is wrong."""


MODIFIERS = discover(__name__, __path__, "MODIFIERS", key="key")
"""Every modifier by its key."""
