"""What all blocks share: their place, the names they may define, and when they are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from da_nb.blocks.configuration import NOTHING_SET, Configuration
from da_nb.errors import Origin
from da_nb.language.code import Expression
from da_nb.language.keys import (
    refuse,
    take_bool,
    take_bool_or_expression,
    take_expressions,
    take_list,
    take_mapping,
    take_text,
    take_texts,
)
from da_nb.language.marks import Mapping
from da_nb.names import PRIVATE, canonical, parse

KEYS = frozenset(
    (
        *("id", "mandatory", "initial", "if", "need", "event", "sets", "only sets", "scan for variables"),
        *(
            "generic object",
            "undefine",
            "reconsider",
            "depends on",
            "role",
            "default role",
            "comment",
            "supersedes",
            "language",
            "usedefs",
        ),
    )
)
"""Keys that may stand in any block."""


@dataclass(frozen=True, eq=False)
class Common:
    """Keys any block may have.

    `name` is what a done block is remembered by (language 1); `events` are the names of actions it answers to;
    `sets` names it defines beside those found in it, which count only if `scan`. `needs` and `needs_after` are
    evaluated before and after the block; before it `undefines` lose their values and `reconsiders` are worked out
    afresh. `afresh` says that the block's own names are, at each evaluation (language 4.7). `generic` is the class of
    objects that `x` may stand for in the block's names.

    `embedded` are the blocks that choices of a question stand for, by the position of the choice; `host` is the name
    of the outermost question in which this block stands so (language 10.3).
    `roles` are those who may answer; none for anybody.
    What the block defines is forgotten when a variable that it `depends_on` changes (language 4.8).
    `supersedes` are ids of blocks tried after it; with a `language` it is used only while that is spoken.
    `configuration` is that of the whole interview.
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
    scan: bool = True
    undefines: tuple[str, ...] = ()
    reconsiders: tuple[str, ...] = ()
    afresh: bool = False
    depends_on: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    language: str | None = None
    configuration: Configuration = NOTHING_SET
    generic: str | None = None
    embedded: "Embedded" = ()
    host: str | None = None

    @cached_property
    def is_bare(self) -> bool:
        """Whether nothing is to be done before and after the block."""
        return not (self.needs or self.needs_after or self.undefines or self.reconsiders)

    def offered(self, found: frozenset[str]) -> frozenset[str]:
        """Names the block is registered for, of which `found` stand in its code or fields (language 4.1)."""
        inside = frozenset(name for _, block in self.embedded for name in block.names)
        return (found if self.scan else frozenset()) | self.sets | self.events | inside


class Block(Protocol):
    """One compiled YAML document that does something (house section 4)."""

    @property
    def common(self) -> Common:
        """The keys any block may have."""

    @property
    def one_by_one(self) -> bool:
        """Whether it makes each of its names apart, so that it may be needed for one while it makes another."""

    @property
    def names(self) -> frozenset[str]:
        """Variables the block may define, and the actions it answers to."""

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Do what the block does; `sought` is the name wanted, None when its turn in the flow has come.

        Ends by ShowScreen when it has something to ask.
        """

    def mentions(self, name: str) -> bool:
        """Whether the block's code or text names `name`."""


Embedded = tuple[tuple[int, Block], ...]
"""Blocks by the position of the choice that stands for them."""


class BlockType(Protocol):
    """A kind of block: the key by which it is known and how it is read."""

    @property
    def key(self) -> str:
        """The key that makes a block one of this kind."""

    @property
    def keys(self) -> frozenset[str]:
        """Every key that means something in such a block, beside those of all blocks."""

    @property
    def flow(self) -> bool:
        """Whether it may be mandatory."""

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block. Raises InterviewError with the line of what is wrong."""


def read_common(document: Mapping, number: int, configuration: Configuration = NOTHING_SET) -> Common:
    """The keys that any block may have; `number` counts blocks from 0 and names those without `id`."""
    given = take_text(document, "id")
    needs, needs_after = _needs(document)
    only, events = read_names(document, "only sets"), read_names(document, "event")
    again, language = document.get("reconsider"), _language(document)
    return Common(
        origin=document.origin(),
        name=f"ID {given.strip()}" if given else f"Question_{number}",
        mandatory=take_bool_or_expression(document, "mandatory") or False,
        initial="default role" in document or take_bool_or_expression(document, "initial") or False,
        conditions=(*_speaks(document, language), *take_expressions(document, "if")),
        needs=needs,
        needs_after=needs_after,
        events=frozenset(events),
        sets=frozenset((*read_names(document, "sets"), *only)),
        scan=not only and take_bool(document, "scan for variables", default=True),
        undefines=read_names(document, "undefine"),
        reconsiders=() if isinstance(again, bool) else read_names(document, "reconsider"),
        afresh=again is True,
        roles=take_texts(document, "role") or configuration.roles,
        depends_on=read_names(document, "depends on"),
        supersedes=tuple(name.strip() for name in take_texts(document, "supersedes")),
        language=language,
        configuration=configuration,
        generic=take_text(document, "generic object"),
    )


def read_names(document: Mapping, key: str) -> tuple[str, ...]:
    """Variable names of `key`, a text or a list of texts."""
    return tuple(canonical(check_name(document, key, name)) for name in take_texts(document, key))


def check_name(document: Mapping, key: object, name: str) -> str:
    """`name` without white space around it; refused unless it is a variable name."""
    if parse(name) is None:
        refuse(document, key, f"{name!r} is not a variable name", "Use letters, digits and _, as in user_name.")
    # An event is a name only: nothing is ever kept under it.
    if name.strip() == PRIVATE and key != "event":
        refuse(document, key, f"the name {PRIVATE!r} is reserved for the session's own state", "Use another name.")
    return name.strip()


def _language(document: Mapping) -> str | None:
    """The language the block is for; `*` is any."""
    language = (take_text(document, "language") or "*").strip()
    return None if language == "*" else language


def _speaks(document: Mapping, language: str | None) -> tuple[Expression, ...]:
    """The condition that the block's language is the one being spoken."""
    return () if language is None else (Expression(f"get_language() == {language!r}", document.origin("language")),)


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
