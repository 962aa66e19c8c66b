"""Let one thread of one process at a time change a session.

In the process a lock, between processes a lease: a row that says who may and until when. A lease is renewed while it
is held; a dead owner's runs out. No lock is taken by force, and the version check of every save is the fence behind
it (house decision 4).
"""

import logging
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import sqlalchemy as sa

from da_nb.errors import SessionBusy, StoreBusy
from da_nb.store import schema
from da_nb.store.database import Database
from da_nb.timekeeping import Clock, monotonic_s

LEASE_S = 6.0
RENEW_S = 2.0
POLL_S = 0.02

_LEASE = schema.lease
_log = logging.getLogger(__name__)


@dataclass
class _Door:
    """The lock of one session in this process; `users` counts who waits for it or holds it."""

    lock: threading.RLock = field(default_factory=threading.RLock)
    users: int = 0
    depth: int = 0
    holder: int | None = None


class SessionLock:
    """The locks of a process on the sessions of a store. `owner` names the process in the lease, for people."""

    def __init__(self, db: Database, owner: str) -> None:
        self._db = db
        # Never the same for two processes, whatever they call themselves.
        self._owner = f"{owner} {uuid.uuid4().hex}"
        # Wall time, because other processes compare it; not the interview's clock, which may be moved.
        self._wall = Clock()
        self._guard = threading.Condition()
        self._doors: dict[str, _Door] = {}
        self._held: set[str] = set()
        self._keeper: threading.Thread | None = None
        self._closed = False

    @contextmanager
    def hold(self, session_id: str, patience_s: float = 4.0) -> Iterator[None]:
        """Hold the session inside the block; a thread may do so again inside.

        Raises SessionBusy when somebody else holds it for longer than `patience_s`.
        """
        deadline = monotonic_s() + patience_s
        door = self._come(session_id)
        try:
            if not door.lock.acquire(timeout=max(patience_s, 0)):
                raise SessionBusy(session_id, patience_s)
            try:
                with self._enter(session_id, door, deadline, patience_s):
                    yield
            finally:
                door.lock.release()
        finally:
            self._leave(session_id, door)

    def holder(self, session_id: str) -> int | None:
        """Identity of the thread of this process that holds the session."""
        door = self._doors.get(session_id)
        return door.holder if door else None

    def close(self) -> None:
        """Stop renewing and give back what is still held; for the end of the process."""
        with self._guard:
            self._closed = True
            self._guard.notify_all()
            keeper = self._keeper
        if keeper:
            keeper.join()
        with self._db.write() as connection:
            connection.execute(_LEASE.delete().where(_LEASE.c.owner == self._owner))

    def _come(self, session_id: str) -> _Door:
        with self._guard:
            door = self._doors.setdefault(session_id, _Door())
            door.users += 1
            return door

    def _leave(self, session_id: str, door: _Door) -> None:
        with self._guard:
            door.users -= 1
            if door.users == 0:
                del self._doors[session_id]

    @contextmanager
    def _enter(self, session_id: str, door: _Door, deadline: float, patience_s: float) -> Iterator[None]:
        if door.depth == 0:
            self._get_lease(session_id, deadline, patience_s)
            door.holder = threading.get_ident()
        door.depth += 1
        try:
            yield
        finally:
            door.depth -= 1
            if door.depth == 0:
                door.holder = None
                self._give_back(session_id)

    def _get_lease(self, session_id: str, deadline: float, patience_s: float) -> None:
        while not self._take(session_id):
            # Looked at without a transaction, so that those who wait do not hold up the one who works.
            while not self._is_free(session_id):
                if monotonic_s() >= deadline:
                    raise SessionBusy(session_id, patience_s)
                time.sleep(POLL_S)
        with self._guard:
            self._held.add(session_id)
            if self._keeper is None and not self._closed:
                self._keeper = threading.Thread(target=self._keep_renewing, daemon=True, name="da_nb-lease")
                self._keeper.start()

    def _is_free(self, session_id: str) -> bool:
        with self._db.read() as connection:
            until = connection.execute(_until(session_id)).scalar_one_or_none()
        return until is None or until <= self._wall.now()

    def _take(self, session_id: str) -> bool:
        now = self._wall.now()
        mine = {"owner": self._owner, "until": now + timedelta(seconds=LEASE_S)}
        try:
            with self._db.write() as connection:
                if connection.execute(_until(session_id)).first() is None:
                    connection.execute(_LEASE.insert().values(session=session_id, **mine))
                    return True
                run_out = sa.and_(_LEASE.c.session == session_id, _LEASE.c.until <= now)
                return connection.execute(_LEASE.update().where(run_out).values(**mine)).rowcount == 1
        except sa.exc.IntegrityError:
            return False  # where a database lets two writers work at once, the other one was first

    def _give_back(self, session_id: str) -> None:
        with self._guard:
            self._held.discard(session_id)
        ours = sa.and_(_LEASE.c.session == session_id, _LEASE.c.owner == self._owner)
        try:
            with self._db.write() as connection:
                connection.execute(_LEASE.delete().where(ours))
        except StoreBusy as e:
            # What was done inside is saved already; the lease runs out by itself.
            _log.warning("The lease on session %s is left to run out. %s", session_id, e)

    def _keep_renewing(self) -> None:
        """Renew what is held for long; end when nothing was held for a while."""
        while True:
            with self._guard:
                self._guard.wait_for(lambda: self._closed, RENEW_S)
                if self._closed or not self._held:
                    self._keeper = None
                    return
                held = list(self._held)
            self._renew(held)

    def _renew(self, session_ids: list[str]) -> None:
        ours = sa.and_(_LEASE.c.session.in_(session_ids), _LEASE.c.owner == self._owner)
        until = self._wall.now() + timedelta(seconds=LEASE_S)
        try:
            with self._db.write() as connection:
                connection.execute(_LEASE.update().where(ours).values(until=until))
        except (StoreBusy, sa.exc.DBAPIError) as e:
            _log.warning("Leases on %s could not be renewed; trying again. %s", ", ".join(session_ids), e)


def _until(session_id: str) -> sa.Select[datetime]:
    return sa.select(_LEASE.c.until).where(_LEASE.c.session == session_id)
