"""Keys that say something to a web server only, and are taken without effect (language 12.1)."""

from da_nb.blocks.draft import Apply
from da_nb.language.marks import Mapping

KEYS = ("allowed to set", "question metadata", "ga id", "segment")


class NoEffect:
    """Reads such a key."""

    def __init__(self, key: str) -> None:
        self.key = key

    def parse(self, document: Mapping) -> Apply:
        """Nothing is done."""
        del document
        return lambda answers, draft: None


MODIFIERS = tuple(NoEffect(key) for key in KEYS)
