"""DADict and DAOrderedDict: things by key (library 4)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from da_nb.current import maybe_current
from da_nb.objects.base import AnyValue, DAObject, MissingItem, first_time
from da_nb.objects.gathering import is_complete
from da_nb.objects.groups import DAGroup
from da_nb.objects.lists import DAList
from da_nb.objects.naming import item_path
from da_nb.objects.small import DAEmpty


def _flat(keys: Iterable[AnyValue]) -> list[AnyValue]:
    """Keys given one by one or in collections."""
    flat: list[AnyValue] = []
    for key in keys:
        many = isinstance(key, Iterable) and not isinstance(key, str | tuple)
        flat.extend(key if many else (key,))
    return flat


class DADict(DAGroup):
    """A dictionary that is gathered when read, one `new_item_name` after another; its text names the keys in order."""

    action_kind = "dict"
    elements: dict[Any, Any]
    minimum_when_not_empty = 1
    keeps_order = False

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Prepare an empty dictionary; `keys` makes items with these keys."""
        keys = attributes.pop("keys", None)
        super().init(*args, **attributes)
        if keys is not None:
            self.new(keys)

    def _nothing(self) -> dict[Any, Any]:
        return {}

    def _fill(self, elements: AnyValue) -> None:
        self.update(elements)

    def _order(self) -> list[AnyValue]:
        """The keys as they are now, in the order in which they are shown."""
        if self.keeps_order:
            return list(self.elements)
        try:
            return sorted(self.elements)
        except TypeError:
            return sorted(self.elements, key=str)

    def _pairs(self) -> list[tuple[AnyValue, AnyValue]]:
        return [(key, self.elements[key]) for key in self._order()]

    def _texts_in_order(self) -> list[AnyValue]:
        return self._order()

    def _said(self) -> list[str]:
        self._trigger_gather()
        return [str(key) for key in self._order()]

    def _add_item(self, maker: Callable[..., AnyValue] | None) -> tuple[AnyValue, AnyValue] | None:
        key = self.new_item_name
        added = key not in self.elements
        if added:
            self._make(key, maker)
        self.delattr("new_item_name", "new_item_value")
        return (key, self.elements[key]) if added else None

    def _make(self, key: AnyValue, maker: Callable[..., AnyValue] | None) -> None:
        if self.ask_object_type:
            maker = self._new_class()
        if maker is not None:
            self.initializeObject(key, maker)
        elif hasattr(self, "new_item_value"):
            self[key] = self.new_item_value
        else:
            raise MissingItem(self.item_name(key))

    # ---- Putting in and taking out ----

    def initializeObject(self, key: AnyValue, *args: AnyValue, **attributes: AnyValue) -> AnyValue:
        """Make an object under a key, of the class given or the dictionary's own; returns it."""
        maker = args[0] if args else self._maker() or DAObject
        self[key] = maker(self.item_name(key), **attributes)
        return self.elements[key]

    initialize_object = initializeObject

    def new(self, *keys: AnyValue, **attributes: AnyValue) -> None:
        """Make items under these keys, given one by one or in collections; those that exist stay."""
        for key in _flat(keys):
            if key in self.elements:
                continue
            if self._maker() is None:
                self[key] = None
            else:
                self.initializeObject(key, **attributes)

    def update(self, *args: AnyValue, **items: AnyValue) -> None:
        """Put in all items of a mapping; keywords are items too."""
        for given in (*args, items):
            held = given.elements if isinstance(given, DADict) else given
            for key, value in held.items() if isinstance(held, Mapping) else held:
                self[key] = value

    def setdefault(self, key: AnyValue, default: AnyValue = None) -> AnyValue:
        """The item under the key, which becomes `default` if there is none."""
        if key not in self.elements:
            self[key] = default
        return self.elements[key]

    def pop(self, key: AnyValue, *default: AnyValue) -> AnyValue:
        """Take out the item under a key; returns it. Raises KeyError without a default when there is none."""
        value = self.elements.pop(key, *default)
        self._emptied()
        return value

    def popitem(self) -> tuple[AnyValue, AnyValue]:
        """Take out the newest item; returns key and value."""
        pair = self.elements.popitem()
        self._emptied()
        return pair

    def clear(self) -> None:
        """Take out all items."""
        self.elements.clear()
        self._emptied()

    def invalidate_item(self, *keys: AnyValue) -> None:
        """Take out items, so that they are asked or worked out again; a question begins with the old value."""
        evaluation = maybe_current()
        for key in keys:
            if key in self.elements and evaluation is not None:
                evaluation.invalidated[item_path(self.instanceName, key)] = self.elements[key]
            self.elements.pop(key, None)

    def delitem(self, *keys: AnyValue) -> None:
        """Take out the items under these keys; keys without one are passed over."""
        for key in keys:
            if key in self.elements:
                self._remove_at(key)

    def _remove_at(self, key: AnyValue) -> None:
        self.hook_on_remove(self.elements[key])
        del self.elements[key]
        self._emptied()

    # ---- Looking ----

    def keys(self) -> list[AnyValue]:
        """The keys, in order."""
        self._trigger_gather()
        return self._order()

    def values(self) -> list[AnyValue]:
        """The items, in the order of their keys."""
        self._trigger_gather()
        return [value for _, value in self._pairs()]

    def items(self) -> list[tuple[AnyValue, AnyValue]]:
        """Keys with items, in order."""
        self._trigger_gather()
        return self._pairs()

    iteritems, iterkeys, itervalues = items, keys, values

    def get(self, key: AnyValue, default: AnyValue = None) -> AnyValue:
        """The item under a key as it is now, else `default`; gathers nothing."""
        return self.elements.get(key, default)

    def item(self, key: AnyValue) -> AnyValue:
        """The item under a key, or DAEmpty when there is none."""
        self._trigger_gather()
        return self.elements[key] if key in self.elements else DAEmpty()

    def getitem_fresh(self, key: AnyValue) -> AnyValue:
        """The item under a key, worked out or asked afresh once in this evaluation."""
        if first_time(self.item_name(key)):
            self.elements.pop(key, None)
        return self[key]

    def copy(self) -> dict[Any, Any]:
        """The items as a plain dictionary."""
        self._trigger_gather()
        return dict(self.elements)

    def slice(self, *keys: AnyValue) -> "DADict":
        """A dictionary of the items under these keys, or of those a function of the item says True to."""
        self._trigger_gather()
        if len(keys) == 1 and callable(keys[0]):
            return self._gathered_copy({key: value for key, value in self._pairs() if keys[0](value)})
        return self._gathered_copy({key: self.elements[key] for key in _flat(keys) if key in self.elements})

    def complete_elements(self, complete_attribute: AnyValue = None) -> "DADict":
        """A gathered dictionary of the items that are complete; seeks nothing."""
        names = self._complete_names(complete_attribute)
        return self._gathered_copy({key: value for key, value in self._pairs() if is_complete(value, names)})

    def _gathered_copy(self, items: dict[Any, Any]) -> "DADict":
        copied = self.copy_shallow(self.instanceName)
        copied.has_nonrandom_instance_name = False
        copied.elements = items
        copied.gathered = True
        copied.there_are_any = bool(items)
        return copied

    # ---- Yes and no ----

    def true_values(self, insertion_order: bool = False) -> DAList:
        """The keys whose value is true, in order, or as they came."""
        return self._keys_where(True, insertion_order)

    def false_values(self, insertion_order: bool = False) -> DAList:
        """The keys whose value is false, in order, or as they came."""
        return self._keys_where(False, insertion_order)

    def _keys_where(self, truth: bool, as_they_came: bool) -> DAList:
        self._trigger_gather()
        order = list(self.elements) if as_they_came else self._order()
        found = DAList(self.instanceName, elements=[key for key in order if bool(self.elements[key]) is truth])
        found.has_nonrandom_instance_name = False
        return found

    def all_true(self, *keys: AnyValue, exclusive: bool = False) -> bool:
        """Whether all values are true, or those under `keys`; with `exclusive` no others."""
        return self._all(True, keys, exclusive)

    def all_false(self, *keys: AnyValue, exclusive: bool = False) -> bool:
        """Whether all values are false, or those under `keys`; with `exclusive` no others."""
        return self._all(False, keys, exclusive)

    def any_true(self, *keys: AnyValue, exclusive: bool = False) -> bool:
        """Whether a value is true, or one under `keys`; with `exclusive` and no others."""
        return self._any(True, keys, exclusive)

    def any_false(self, *keys: AnyValue, exclusive: bool = False) -> bool:
        """Whether a value is false, or one under `keys`; with `exclusive` and no others."""
        return self._any(False, keys, exclusive)

    def _all(self, truth: bool, keys: tuple[AnyValue, ...], exclusive: bool) -> bool:
        found = set(self._keys_where(truth, True).elements)
        wanted = set(_flat(keys)) if keys else set(self.elements)
        return wanted == found if exclusive else wanted <= found

    def _any(self, truth: bool, keys: tuple[AnyValue, ...], exclusive: bool) -> bool:
        found = set(self._keys_where(truth, True).elements)
        wanted = set(_flat(keys)) if keys else set(self.elements)
        return bool(wanted & found) and (not exclusive or found <= wanted)

    # ---- Python's own ----

    def __getitem__(self, key: AnyValue) -> AnyValue:
        if key not in self.elements:
            maker = self._maker()
            if maker is None:
                raise MissingItem(self.item_name(key))
            return self.initializeObject(key, maker)
        return self.elements[key]

    def __setitem__(self, key: AnyValue, value: AnyValue) -> None:
        self._adopt(key, value)
        self.elements[key] = value
        self._filled()

    def __delitem__(self, key: AnyValue) -> None:
        if key not in self.elements:
            raise KeyError(key)
        self._remove_at(key)

    def __iter__(self) -> Iterator[AnyValue]:
        return iter(self.keys())


class DAOrderedDict(DADict):
    """A DADict that shows its items in the order in which they came."""

    keeps_order = True


CLASSES = (DADict, DAOrderedDict)
