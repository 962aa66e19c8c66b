"""What all blocks share: their place, the names they may define, and when they are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from da_nb.errors import Origin
from da_nb.language.code import Expression
from da_nb.language.keys import (
    refuse,
    take_bool_or_expression,
    take_expressions,
    take_list,
    take_mapping,
    take_text,
    take_texts,
)
from da_nb.language.marks import Mapping
from da_nb.names import parse


@dataclass(frozen=True, eq=False)
class Common:
    """Keys any block may have.

    `name` is what a done block is remembered by (language 1); `events` are the names of actions it answers to;
    `needs` and `needs_after` are evaluated before and after the block.
    """

    origin: Origin
    name: str
    mandatory: bool | Expression = False
    initial: bool | Expression = False
    conditions: tuple[Expression, ...] = ()
    needs: tuple[Expression, ...] = ()
    needs_after: tuple[Expression, ...] = ()
    events: frozenset[str] = frozenset()
    sets: frozenset[str] = frozenset()


class Block(Protocol):
    """One compiled YAML document that does something (house section 4)."""

    common: Common

    @property
    def names(self) -> frozenset[str]:
        """Variables the block may define, and the actions it answers to."""

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Do what the block does; `sought` is the name wanted, None when its turn in the flow has come.

        Ends by ShowScreen when it has something to ask.
        """

    def mentions(self, name: str) -> bool:
        """Whether the block's code names `name`."""


class BlockType(Protocol):
    """A kind of block: the key by which it is known and how it is read."""

    key: str
    flow: bool

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block. Raises InterviewError with the line of what is wrong."""


def read_common(document: Mapping, number: int) -> Common:
    """The keys that any block may have; `number` counts blocks from 0 and names those without `id`."""
    given = take_text(document, "id")
    needs, needs_after = _needs(document)
    return Common(
        origin=document.origin(),
        name=f"ID {given.strip()}" if given else f"Question_{number}",
        mandatory=take_bool_or_expression(document, "mandatory") or False,
        initial=take_bool_or_expression(document, "initial") or False,
        conditions=take_expressions(document, "if"),
        needs=needs,
        needs_after=needs_after,
        events=_names(document, "event"),
        sets=_names(document, "sets"),
    )


def _names(document: Mapping, key: str) -> frozenset[str]:
    names = take_texts(document, key)
    for name in names:
        check_name(document, key, name)
    return frozenset(name.strip() for name in names)


def check_name(document: Mapping, key: object, name: str) -> str:
    """`name` without white space around it; refused unless it is a variable name."""
    if parse(name) is None:
        refuse(document, key, f"{name!r} is not a variable name", "Use letters, digits and _, as in user_name.")
    return name.strip()


def _needs(document: Mapping) -> tuple[tuple[Expression, ...], tuple[Expression, ...]]:
    """What is evaluated before the block and after it: text, list, or items with `pre` and `post` (language 4.7)."""
    value = document.get("need")
    if isinstance(value, Mapping):
        whole = take_mapping(document, "need") or value
        return take_expressions(whole, "pre"), take_expressions(whole, "post")
    before: list[Expression] = []
    after: list[Expression] = []
    items: Sequence[object] = take_list(document, "need") if value is not None else ()
    for at, item in enumerate(items):
        if isinstance(item, Mapping):
            before += take_expressions(item, "pre")
            after += take_expressions(item, "post")
        else:
            line = items.origin(at) if hasattr(items, "origin") else document.origin("need")
            before.append(Expression(str(item), line))
    return tuple(before), tuple(after)
