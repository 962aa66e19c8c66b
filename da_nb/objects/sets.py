"""DASet: different things in no order (library 4)."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from da_nb.objects.base import AnyValue
from da_nb.objects.gathering import is_complete
from da_nb.objects.groups import DAGroup


class DASet(DAGroup):
    """A set that is gathered when read, one `new_item` after another."""

    elements: set[Any]
    minimum_when_not_empty = 1

    def _nothing(self) -> set[Any]:
        return set()

    def _fill(self, elements: AnyValue) -> None:
        self.elements.update(elements)

    def _pairs(self) -> list[tuple[AnyValue, AnyValue]]:
        return [(item, item) for item in self._texts_in_order()]

    def _texts_in_order(self) -> list[AnyValue]:
        return sorted(self.elements, key=str)

    def _add_item(self, maker: Callable[..., AnyValue] | None) -> tuple[AnyValue, AnyValue] | None:
        del maker
        item = self.new_item
        self.delattr("new_item")
        if item in self.elements:
            return None
        self.add(item)
        return item, item

    def _remove_at(self, key: AnyValue) -> None:
        self.hook_on_remove(key)
        self.elements.discard(key)
        self._emptied()

    def item_name(self, key: AnyValue) -> str:
        """A set has no places: the name of the set itself."""
        del key
        return self.instanceName

    def _adopt(self, key: AnyValue, item: AnyValue) -> None:
        del key, item

    def add(self, *items: AnyValue) -> None:
        """Put in items; of collections, what they hold."""
        for item in items:
            many = isinstance(item, Iterable) and not isinstance(item, str)
            self.elements.update(item if many else (item,))
        self._filled()

    def remove(self, item: AnyValue) -> None:
        """Take out an item. Raises KeyError when it is not there."""
        self.elements.remove(item)
        self._emptied()

    def discard(self, item: AnyValue) -> None:
        """Take out an item if it is there."""
        self.elements.discard(item)
        self._emptied()

    def pop(self) -> AnyValue:
        """Take out some item; returns it."""
        self._trigger_gather()
        item = self.elements.pop()
        self._emptied()
        return item

    def clear(self) -> None:
        """Take out all items."""
        self.elements.clear()
        self._emptied()

    def copy(self) -> set[Any]:
        """The items as a plain set."""
        self._trigger_gather()
        return set(self.elements)

    def complete_elements(self, complete_attribute: AnyValue = None) -> "DASet":
        """A gathered set of the items that are complete; seeks nothing."""
        names = self._complete_names(complete_attribute)
        return DASet(elements={item for item in self.elements if is_complete(item, names)})

    def union(self, other: Iterable[AnyValue]) -> "DASet":
        """What is in either."""
        return DASet(elements=self.copy() | set(other))

    def intersection(self, other: Iterable[AnyValue]) -> "DASet":
        """What is in both."""
        return DASet(elements=self.copy() & set(other))

    def difference(self, other: Iterable[AnyValue]) -> "DASet":
        """What is here and not in `other`."""
        return DASet(elements=self.copy() - set(other))

    def symmetric_difference(self, other: Iterable[AnyValue]) -> "DASet":
        """What is in one of the two only."""
        return DASet(elements=self.copy() ^ set(other))

    def isdisjoint(self, other: Iterable[AnyValue]) -> bool:
        """Whether nothing is in both."""
        return self.copy().isdisjoint(other)

    def issubset(self, other: Iterable[AnyValue]) -> bool:
        """Whether `other` has all that is here."""
        return self.copy().issubset(other)

    def issuperset(self, other: Iterable[AnyValue]) -> bool:
        """Whether all of `other` is here."""
        return self.copy().issuperset(other)

    __or__ = __add__ = union
    __and__ = intersection
    __sub__ = difference
    __xor__ = symmetric_difference

    def __iter__(self) -> Iterator[AnyValue]:
        self._trigger_gather()
        return iter(self._texts_in_order())


CLASSES = (DASet,)
