"""DAList: things in order, gathered one after another (library 4)."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from da_nb.objects.base import AnyValue, DAObject, MissingItem
from da_nb.objects.gathering import is_complete
from da_nb.objects.groups import DAGroup
from da_nb.objects.naming import is_item_of, item_path
from da_nb.objects.sets import DASet
from da_nb.objects.small import DAEmpty

MOST_AT_ONCE = 10
"""Items that are made at most because somebody names one past the end."""


class DAList(DAGroup):
    """A list that is gathered when read. Items that are objects are named after their place: `fruit[0]`."""

    elements: list[Any]

    def _nothing(self) -> list[Any]:
        return []

    def _fill(self, elements: AnyValue) -> None:
        self.append(*elements)

    def _pairs(self) -> list[tuple[int, AnyValue]]:
        return list(enumerate(self.elements))

    def _texts_in_order(self) -> list[AnyValue]:
        return self.elements

    def _add_item(self, maker: Callable[..., AnyValue] | None) -> tuple[int, AnyValue]:
        index = len(self.elements)
        if self.ask_object_type:
            maker = self._new_class()
        if maker is None:
            raise MissingItem(self.item_name(index))
        return index, self.appendObject(maker)

    # ---- Putting in ----

    def append(self, *items: AnyValue, set_instance_name: bool = False) -> None:
        """Add items at the end; with `set_instance_name` objects that have a name are renamed too."""
        for item in items:
            self._place(len(self.elements), item, set_instance_name)
            self.elements.append(item)
        self._filled()

    def appendObject(self, *args: AnyValue, **attributes: AnyValue) -> AnyValue:
        """Make an object at the end, of the class given or the list's own; returns it."""
        maker = args[0] if args else self._maker() or DAObject
        made = maker(self.item_name(len(self.elements)), **attributes)
        self.elements.append(made)
        self._filled()
        return made

    append_object = appendObject

    def initializeObject(self, index: int, *args: AnyValue, **attributes: AnyValue) -> AnyValue:
        """Make an object at a place, in place of what is there; returns it."""
        maker = args[0] if args else self._maker() or DAObject
        made = maker(self.item_name(index), **attributes)
        self[index] = made
        return made

    initialize_object = initializeObject

    def insert(self, index: int, item: AnyValue) -> None:
        """Put an item before a place."""
        self.elements.insert(index, item)
        self._place(self.elements.index(item), item)
        self._renumber()
        self._filled()

    def extend(self, items: Iterable[AnyValue]) -> None:
        """Add all of `items` at the end."""
        self.append(*items)

    def _place(self, index: int, item: AnyValue, even_if_named: bool = False) -> None:
        if even_if_named and isinstance(item, DAObject):
            item._set_instance_name_recursively(self.item_name(index))
        else:
            self._adopt(index, item)

    # ---- Taking out ----

    def pop(self, *args: int) -> AnyValue:
        """Take out the last item, or the one at a place; returns it."""
        self._trigger_gather()
        index = args[0] if args else -1
        item = self.elements[index]
        self._remove_at(index)
        return item

    def remove(self, item: AnyValue) -> None:
        """Take out the first item equal to `item`, if there is one."""
        if item in self.elements:
            self._remove_at(self.elements.index(item))

    def clear(self) -> None:
        """Take out all items."""
        self.elements.clear()
        self._emptied()

    def delitem(self, *indices: int) -> None:
        """Take out the items at these places; places without one are passed over."""
        held = len(self.elements)
        for index in sorted({at % held for at in indices if -held <= at < held}, reverse=True):
            self._remove_at(index)

    def _remove_at(self, key: AnyValue) -> None:
        self.hook_on_remove(self.elements[key])
        del self.elements[key]
        self._renumber()
        self._emptied()

    def _renumber(self) -> None:
        """Name the items that are named after their place after the place where they now are."""
        moved = [
            (item, self.item_name(index))
            for index, item in enumerate(self.elements)
            if isinstance(item, DAObject)
            and is_item_of(item.instanceName, self.instanceName)
            and item.instanceName != self.item_name(index)
        ]
        # By way of names nobody has, so that no two items have one name in between.
        passing = f"obj_{secrets.token_hex(4)}"
        for number, (item, _) in enumerate(moved):
            item._set_instance_name_recursively(item_path(passing, number))
        for item, name in moved:
            item._set_instance_name_recursively(name)

    # ---- Order ----

    def sort(self, **keywords: AnyValue) -> "DAList":
        """Put the items in order (keywords `key` and `reverse`); returns the list."""
        self._trigger_gather()
        return self.sort_elements(**keywords)

    def sort_elements(self, **keywords: AnyValue) -> "DAList":
        """The same with the items there are so far; does not gather."""
        self.elements.sort(**keywords)
        self._renumber()
        return self

    def reverse(self) -> "DAList":
        """Turn the order round; returns the list."""
        self._trigger_gather()
        self.elements.reverse()
        self._renumber()
        return self

    def move(self, index: int, by: int) -> None:
        """Move an item by some places, down or (negative) up; not past the ends."""
        if 0 <= index < len(self.elements):
            item = self.elements.pop(index)
            self.elements.insert(max(0, index + by), item)
            self._renumber()

    def _moves(self, key: AnyValue) -> list[tuple[int, str, str]]:
        up, down = [(-1, "Up", "arrow-up")], [(1, "Down", "arrow-down")]
        return [*(up if key > 0 else []), *(down if key < len(self.elements) - 1 else [])]

    # ---- Looking ----

    def first(self) -> AnyValue:
        """The first item."""
        self._trigger_gather()
        return self[0]

    def last(self) -> AnyValue:
        """The last item."""
        self._trigger_gather()
        return self[-1] if self.elements else self[0]

    def item(self, index: int) -> AnyValue:
        """The item at a place, or DAEmpty when there is none."""
        self._trigger_gather()
        return self.elements[index] if -len(self.elements) <= index < len(self.elements) else DAEmpty()

    def index(self, *args: AnyValue) -> int:
        """The place of an item."""
        self._trigger_gather()
        return self.elements.index(*args)

    def count(self, item: AnyValue) -> int:
        """How often an item is in the list."""
        self._trigger_gather()
        return self.elements.count(item)

    def copy(self) -> list[Any]:
        """The items as a plain list."""
        self._trigger_gather()
        return list(self.elements)

    def current_index(self) -> int:
        """The place of the newest item; 0 when there is none. Does not gather."""
        return max(0, len(self.elements) - 1)

    def filter(self, *args: str, **attributes: AnyValue) -> "DAList":
        """A list of the items whose attributes have these values; an argument is its name."""
        self._trigger_gather()
        found = [item for item in self.elements if all(getattr(item, name) == attributes[name] for name in attributes)]
        return self._gathered_copy(found, *args)

    def complete_elements(self, complete_attribute: AnyValue = None) -> "DAList":
        """A gathered list of the items that are complete; seeks nothing."""
        names = self._complete_names(complete_attribute)
        return self._gathered_copy([item for item in self.elements if is_complete(item, names)])

    def _gathered_copy(self, items: list[Any], *args: str) -> "DAList":
        copied = self.copy_shallow(args[0] if args else self.instanceName)
        copied.has_nonrandom_instance_name = bool(args)
        copied.elements = items
        copied.gathered = True
        copied.there_are_any = bool(items)
        return copied

    # ---- As sets ----

    def union(self, other: Iterable[AnyValue]) -> DASet:
        """What is in either."""
        return DASet(elements=set(self) | set(other))

    def intersection(self, other: Iterable[AnyValue]) -> DASet:
        """What is in both."""
        return DASet(elements=set(self) & set(other))

    def difference(self, other: Iterable[AnyValue]) -> DASet:
        """What is here and not in `other`."""
        return DASet(elements=set(self) - set(other))

    def isdisjoint(self, other: Iterable[AnyValue]) -> bool:
        """Whether nothing is in both."""
        return set(self).isdisjoint(other)

    def issubset(self, other: Iterable[AnyValue]) -> bool:
        """Whether `other` has all that is here."""
        return set(self).issubset(other)

    def issuperset(self, other: Iterable[AnyValue]) -> bool:
        """Whether all of `other` is here."""
        return set(self).issuperset(other)

    # ---- Python's own ----

    def __getitem__(self, index: AnyValue) -> AnyValue:
        if isinstance(index, slice):
            self._trigger_gather()
            return self.elements[index]
        if not -len(self.elements) <= index < len(self.elements):
            self._reach(index)
        return self.elements[index]

    def _reach(self, index: int) -> None:
        """Make or seek the item past the end; nothing when the list is gathered."""
        if self._is_gathered():
            return
        if index < 0:
            self._trigger_gather()
            return
        maker = self._maker()
        if maker is None and not self.ask_object_type:
            raise MissingItem(self.item_name(index))
        if index - len(self.elements) >= MOST_AT_ONCE:
            raise IndexError(f"{self.item_name(index)} is too far past the end of {self.instanceName}")
        while len(self.elements) <= index:
            self._add_item(maker)

    def __setitem__(self, index: AnyValue, item: AnyValue) -> None:
        if not isinstance(index, slice):
            self._adopt(index if index >= 0 else len(self.elements) + index, item)
            self.elements.extend([None] * (index - len(self.elements) + 1))
        self.elements[index] = item
        self._filled()

    def __delitem__(self, index: AnyValue) -> None:
        if isinstance(index, slice):
            self.delitem(*range(*index.indices(len(self.elements))))
        else:
            self._remove_at(index)

    def __reversed__(self) -> Iterator[AnyValue]:
        self._trigger_gather()
        return iter(self.elements[::-1])

    def __add__(self, other: AnyValue) -> AnyValue:
        self._trigger_gather()
        if isinstance(other, DAEmpty):
            return self
        if isinstance(other, DAList):
            return DAList(elements=[*self.elements, *other])
        return [*self.elements, *other]

    def __radd__(self, other: AnyValue) -> AnyValue:
        self._trigger_gather()
        return self if isinstance(other, DAEmpty) else [*other, *self.elements]


CLASSES = (DAList,)
