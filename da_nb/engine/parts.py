"""The code and the texts of compiled blocks, wherever in them they are."""

from collections.abc import Iterator, Mapping
from functools import partial
from types import FunctionType, MethodType
from typing import TypeVar

from da_nb.blocks.configuration import Configuration

Part = TypeVar("Part")
_PLAIN = (str, bytes, int, float, bool, type(None), type)


def parts_of(root: object, kind: type[Part] | tuple[type[Part], ...]) -> Iterator[Part]:
    """Everything of `kind` that the object is made of; the interview's Configuration only if it is `root` itself.

    Blocks are immutable data, so what a block will run or show can be found without knowing its kind.
    """
    waiting, seen = [root], set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, _PLAIN) or id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, kind):
            yield thing
        if thing is root or not isinstance(thing, Configuration):
            waiting += _inside(thing)


def _inside(thing: object) -> Iterator[object]:
    match thing:
        case Mapping():
            yield from thing.values()
        case list() | tuple() | set() | frozenset():
            yield from thing
        case partial():
            yield from (thing.func, *thing.args, *thing.keywords.values())
        case MethodType():
            yield thing.__self__
        case FunctionType():
            yield from (cell.cell_contents for cell in thing.__closure__ or () if _is_filled(cell))
            yield from thing.__defaults__ or ()
        case _ if type(thing).__module__.startswith("da_nb."):
            yield from getattr(thing, "__dict__", {}).values()


def _is_filled(cell: object) -> bool:
    """Whether a closure's cell has got its value."""
    return hasattr(cell, "cell_contents")
