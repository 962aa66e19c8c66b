"""`order`: which of several blocks for one name is tried first (language 4.6)."""

from dataclasses import replace

from da_nb.blocks.configuration import Configuration
from da_nb.language.keys import refuse, take_texts
from da_nb.language.marks import Mapping


class OrderSetting:
    """A list of block ids."""

    key = "order"
    keys = frozenset((key,))
    alone = True

    def add(self, document: Mapping, to: Configuration) -> Configuration:
        """One list more."""
        ids = tuple(name.strip() for name in take_texts(document, self.key))
        if not ids:
            refuse(
                document, self.key, "'order' names no blocks", "Write a list of the ids, the first to be tried first."
            )
        return replace(to, orders=(*to.orders, ids))


SETTINGS = (OrderSetting(),)
