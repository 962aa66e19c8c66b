"""Know whether a group is being gathered, and whether an item is complete (library 4.2).

While a group is gathered, and while something is sought for that, reading the group shows what it holds so far.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from da_nb.current import maybe_current
from da_nb.names import canonical
from da_nb.objects.base import AnyValue, DAObject, MissingAttribute, MissingItem
from da_nb.terminators import Unwind

NOW = "_gathering_now"
"""Attribute a group has while its own gathering code runs."""


@contextmanager
def gathering(group: DAObject) -> Iterator[None]:
    """Gather `group` inside the block; what it stops for is remembered until that has been found."""
    vars(group)[NOW] = True
    try:
        yield
    except (MissingAttribute, MissingItem) as missing:
        _remember(group, missing.path)
        raise
    except Unwind as deep:
        _remember(group, deep.name)
        raise
    else:
        evaluation = maybe_current()
        if evaluation is not None:
            evaluation.gathering.pop(group.instanceName, None)
    finally:
        vars(group).pop(NOW, None)


def _remember(group: DAObject, path: str) -> None:
    evaluation = maybe_current()
    if evaluation is not None:
        evaluation.gathering[group.instanceName] = canonical(path)


def being_gathered(group: DAObject) -> bool:
    """Whether this is asked from inside the gathering of `group`, or from what is sought for it."""
    if NOW in vars(group):
        return True
    evaluation = maybe_current()
    return evaluation is not None and evaluation.gathering.get(group.instanceName) in evaluation.seeking


def attribute_names(given: AnyValue) -> tuple[str, ...]:
    """`complete_attribute` as a tuple: of None, one name, or several."""
    if given is None:
        return ()
    if isinstance(given, str):
        return (given,)
    names: Iterable[object] = given
    return tuple(str(name) for name in names)


def complete(item: AnyValue, names: tuple[str, ...]) -> None:
    """Have an item completed: read the attributes that tell, or else its text. Raises what has to be sought."""
    if not names or not isinstance(item, DAObject):
        str(item)
        return
    for name in names:
        value = item
        for part in name.split("."):
            value = getattr(value, part)


def lacks_what_is_sought(item: AnyValue) -> bool:
    """Whether an item's text needs what is just being sought, so that a question for it cannot have it."""
    evaluation = maybe_current()
    try:
        str(item)
    except (MissingAttribute, MissingItem) as missing:
        return evaluation is None or canonical(missing.path) in evaluation.seeking
    return False


def is_complete(item: AnyValue, names: tuple[str, ...]) -> bool:
    """Whether an item lacks nothing that `complete` would ask for."""
    try:
        complete(item, names)
    except (MissingAttribute, MissingItem):
        return False
    return True
