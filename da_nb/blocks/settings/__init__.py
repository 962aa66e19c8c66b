"""Kinds of blocks that only configure the interview, one module each (language 3)."""

from typing import Protocol

from da_nb.blocks.configuration import Configuration
from da_nb.language.marks import Mapping
from da_nb.registry import discover


class SettingType(Protocol):
    """A key that configures the interview, the keys that may stand beside it, and how it is read."""

    @property
    def key(self) -> str:
        """The key that makes a block one of this kind."""

    @property
    def keys(self) -> frozenset[str]:
        """Every key that means something in such a block."""

    @property
    def alone(self) -> bool:
        """Whether no other key but a comment may stand beside it."""

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """`to` with what the block says. Raises InterviewError with the line of what is wrong."""


SETTINGS = discover(__name__, __path__, "SETTINGS", key="key")
"""Every such key."""
