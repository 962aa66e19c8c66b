"""The steps of a session: each a delta to the one before, a whole one now and then."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from da_nb.errors import SnapshotRefused
from da_nb.store import schema
from da_nb.store.snapshot import Base, Sealer, is_delta, signature

CHAIN = 20
"""Every so many steps one is stored whole, which bounds the work of loading."""

CACHE_BYTES = 64_000_000
"""How many plain bytes of newest steps are remembered, for all sessions together."""

# A delta this much smaller than the plain bytes is smaller than half of any whole: no need to try one.
_SURELY_SMALL = 16


@dataclass(frozen=True)
class Link:
    """An opened step: its number, and the number of the step its chain begins with."""

    number: int
    whole: int
    base: Base


@dataclass(frozen=True)
class Tail:
    """The newest step of a session at one of its versions, and the one before where that is known."""

    version: int
    newest: Link | None = None
    before: Link | None = None


class History:
    """Seals, opens and remembers steps."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer
        self._tails = _Tails()

    def seal(self, session_id: str, number: int, snapshot: bytes, before: Link | None) -> tuple[bytes, Link]:
        """The blob of step `number`, and the step as it will be when opened.

        `before` is step `number - 1`, None when this is the first.
        """
        context = _context(session_id, number)
        blob = b""
        if before and number - before.whole < CHAIN:
            blob = self._sealer.seal(snapshot, context, before.base)
        if not blob or len(blob) * _SURELY_SMALL > len(snapshot):
            whole = self._sealer.seal(snapshot, context)
            if not blob or len(blob) * 2 > len(whole):
                blob = whole
        start = before.whole if before and is_delta(blob) else number
        return blob, Link(number, start, Base(snapshot, signature(blob)))

    def newest(self, connection: sa.Connection, session_id: str) -> tuple[sa.Row[Any] | None, Link | None, Link | None]:
        """The session's row, its newest step, and the one before if that had to be opened for it.

        Raises SnapshotRefused when a step is missing or was tampered with.
        """
        # One statement, because a reader has no transaction: the row and its steps belong together.
        rows = connection.execute(_chain(session_id, schema.session.c.steps)).all()
        if not rows or not rows[0].steps:
            return (rows[0] if rows else None), None, None
        return rows[0], *self._open_chain(session_id, rows)

    def step(self, connection: sa.Connection, session_id: str, number: int, version: int) -> Link | None:
        """One step, None when the session is at another version by now.

        Raises SnapshotRefused when a step is missing or was tampered with.
        """
        unchanged = schema.session.c.version == version
        rows = connection.execute(_chain(session_id, number).where(unchanged)).all()
        return self._open_chain(session_id, rows)[0] if rows else None

    def remember(self, session_id: str, tail: Tail) -> None:
        """Keep the plain bytes that the next save needs."""
        self._tails.put(session_id, tail)

    def recall(self, session_id: str, version: int) -> Tail | None:
        """What was kept, if the session was at `version` then."""
        tail = self._tails.get(session_id)
        return tail if tail and tail.version == version else None

    def forget(self, session_id: str) -> None:
        """Keep nothing of a session."""
        self._tails.drop(session_id)

    def _open_chain(self, session_id: str, rows: Sequence[sa.Row[Any]]) -> tuple[Link, Link | None]:
        """The last step of a chain and the one before, from rows that begin with a whole one."""
        before: Link | None = None
        for row in rows:
            if row.blob is None:
                raise SnapshotRefused(f"A step of session {session_id}", "it is missing")
            plain = self._sealer.open(row.blob, _context(session_id, row.number), before.base if before else None)
            link = Link(row.number, row.whole, Base(plain, signature(row.blob)))
            last, before = (link, before), link
        return last


class _Tails:
    """Tails by session, the least used forgotten when they grow too large."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._tails: OrderedDict[str, Tail] = OrderedDict()
        self._bytes = 0

    def put(self, session_id: str, tail: Tail) -> None:
        with self._guard:
            self._drop(session_id)
            self._tails[session_id] = tail
            self._bytes += _size(tail)
            while self._bytes > CACHE_BYTES:
                self._drop(next(iter(self._tails)))

    def get(self, session_id: str) -> Tail | None:
        with self._guard:
            if session_id in self._tails:
                self._tails.move_to_end(session_id)
            return self._tails.get(session_id)

    def drop(self, session_id: str) -> None:
        with self._guard:
            self._drop(session_id)

    def _drop(self, session_id: str) -> None:
        tail = self._tails.pop(session_id, None)
        if tail:
            self._bytes -= _size(tail)


def _size(tail: Tail) -> int:
    return sum(len(link.base.plain) for link in (tail.newest, tail.before) if link)


def _chain(session_id: str, number: int | sa.ColumnElement[int]) -> sa.Select[Any]:
    """Rows of one session, each joined to a step from the whole one up to `number`, in order."""
    session = schema.session
    last = schema.step.alias("last")
    link = schema.step.alias("link")
    joined = session.outerjoin(last, sa.and_(last.c.session == session.c.id, last.c.number == number)).outerjoin(
        link, sa.and_(link.c.session == session.c.id, link.c.number.between(last.c.whole, last.c.number))
    )
    return (
        sa.select(session, link.c.number, link.c.whole, link.c.blob)
        .select_from(joined)
        .where(session.c.id == session_id)
        .order_by(link.c.number)
    )


def _context(session_id: str, number: int) -> str:
    return f"step {session_id}/{number}"
