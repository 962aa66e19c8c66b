"""Sessions: find, load, save, go back, delete. A save is one transaction (house decisions 1 to 4)."""

import builtins
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from da_nb.errors import NoEarlierStep, SessionConflict, SessionGone
from da_nb.model.bundle import Bundle
from da_nb.model.session import Loaded, Save, SessionKey, SessionRecord
from da_nb.store import bundles, outbox, schema
from da_nb.store.database import Database
from da_nb.store.history import History, Link, Tail
from da_nb.store.snapshot import Sealer

_SESSION = schema.session
_STEP = schema.step


class Sessions:
    """The sessions of a store. `key` is the secret that signs what is stored."""

    def __init__(self, db: Database, key: bytes) -> None:
        self._db = db
        self._sealer = Sealer(key)
        self._history = History(self._sealer)

    def create(self, key: SessionKey, interview: str, bundle: Bundle, now: datetime) -> SessionRecord:
        """A new session without a step, at version 0."""
        record = SessionRecord(secrets.token_hex(16), key, interview, bundle.hash, 0, 0, now, now)
        with self._db.write() as connection:
            bundles.put(connection, self._sealer, bundle)
            connection.execute(
                _SESSION.insert().values(
                    id=record.id,
                    place=key.place,
                    name=key.name,
                    account=key.user,
                    interview=interview,
                    bundle=bundle.hash,
                    version=0,
                    steps=0,
                    created_at=now,
                    modified_at=now,
                )
            )
        return record

    def find(self, key: SessionKey) -> SessionRecord | None:
        """The newest session of that key."""
        statement = (
            sa.select(_SESSION)
            .where(_SESSION.c.place == key.place, _SESSION.c.name == key.name, _SESSION.c.account == key.user)
            .order_by(_SESSION.c.serial.desc())
            .limit(1)
        )
        with self._db.read() as connection:
            row = connection.execute(statement).first()
        return _record(row) if row else None

    def get(self, session_id: str) -> SessionRecord | None:
        """The session's row; None when there is none."""
        with self._db.read() as connection:
            row = connection.execute(sa.select(_SESSION).where(_SESSION.c.id == session_id)).first()
        return _record(row) if row else None

    def list(self, place: str | None = None) -> builtins.list[SessionRecord]:
        """All sessions, or those of one place; the one saved last comes first."""
        statement = sa.select(_SESSION).order_by(_SESSION.c.modified_at.desc(), _SESSION.c.serial.desc())
        if place is not None:
            statement = statement.where(_SESSION.c.place == place)
        with self._db.read() as connection:
            return [_record(row) for row in connection.execute(statement)]

    def load(self, session_id: str) -> Loaded:
        """The newest step; its snapshot is None before the first.

        Raises SessionGone, and SnapshotRefused when a stored blob was tampered with.
        """
        record, tail = self._read(session_id)
        self._history.remember(session_id, tail)
        return Loaded(record, tail.newest.base.plain if tail.newest else None)

    def version(self, session_id: str) -> int:
        """The version stored now: live answers of another one are stale. Raises SessionGone."""
        with self._db.read() as connection:
            version = connection.execute(
                sa.select(_SESSION.c.version).where(_SESSION.c.id == session_id)
            ).scalar_one_or_none()
        if version is None:
            raise SessionGone(session_id)
        return int(version)

    def save(self, save: Save) -> int:
        """Write all of `save` or nothing, and return the session's new version.

        Raises SessionConflict when the session is at another version or the task to settle is final already,
        SessionGone, and CannotSave when an argument or a result cannot be pickled.
        """
        tail = self._tail(save.session, save.version)
        blob, newest = self._seal_step(save, tail)
        queueing = outbox.prepare(self._sealer, save.tasks, _seen_by_tasks(save, tail), save.now)
        ending = outbox.prepare_end(self._sealer, save.settles, save.now) if save.settles else None
        values: dict[str, object] = {"modified_at": save.now, "bundle": save.bundle.hash}
        if newest:
            values["steps"] = newest.number
        with self._db.write() as connection:
            is_new_bundle = bundles.put(connection, self._sealer, save.bundle)
            _swap(connection, save.session, save.version, values)
            if newest:
                _put_step(connection, save.session, newest, blob)
            if ending and not outbox.settle(connection, ending):
                raise SessionConflict(save.session)
            if queueing:
                outbox.queue(connection, queueing)
            if is_new_bundle:
                bundles.drop_unused(connection)
        self._history.remember(save.session, _advance(tail, newest))
        return save.version + 1

    def back(self, session_id: str, version: int, now: datetime) -> Loaded:
        """Drop the newest step and load the one before.

        Raises NoEarlierStep at the first step, SessionConflict when the session is at another version, SessionGone.
        """
        with self._db.read() as connection:
            row, newest, before = self._history.newest(connection, session_id)
        if row is None:
            raise SessionGone(session_id)
        if row.version != version:
            raise SessionConflict(session_id)
        if newest is None or newest.number == 1:
            raise NoEarlierStep(session_id)
        before = before or self._step(session_id, newest.number - 1, version)
        with self._db.write() as connection:
            # Steps change only with the version, so what was read above is what is stored now.
            _swap(connection, session_id, version, {"modified_at": now, "steps": before.number})
            connection.execute(_STEP.delete().where(_STEP.c.session == session_id, _STEP.c.number > before.number))
            now_stored = connection.execute(sa.select(_SESSION).where(_SESSION.c.id == session_id)).one()
        self._history.remember(session_id, Tail(version + 1, before))
        return Loaded(_record(now_stored), before.base.plain)

    def delete(self, session_id: str) -> None:
        """Delete the session with all that belongs to it; nothing happens when it is gone already."""
        self._history.forget(session_id)
        with self._db.write() as connection:
            for table in (_STEP, schema.task, schema.task_snapshot, schema.lease):
                connection.execute(table.delete().where(table.c.session == session_id))
            connection.execute(_SESSION.delete().where(_SESSION.c.id == session_id))
            bundles.drop_unused(connection)

    def bundle(self, digest: str) -> Bundle | None:
        """The texts with this hash; None when nothing uses them any more."""
        with self._db.read() as connection:
            return bundles.get(connection, self._sealer, digest)

    def _read(self, session_id: str) -> tuple[SessionRecord, Tail]:
        with self._db.read() as connection:
            row, newest, before = self._history.newest(connection, session_id)
        if row is None:
            raise SessionGone(session_id)
        return _record(row), Tail(row.version, newest, before)

    def _step(self, session_id: str, number: int, version: int) -> Link:
        with self._db.read() as connection:
            link = self._history.step(connection, session_id, number, version)
        if link is None:
            raise SessionConflict(session_id)
        return link

    def _tail(self, session_id: str, version: int) -> Tail:
        """The newest step at `version`, remembered or read."""
        tail = self._history.recall(session_id, version)
        if tail is None:
            _, tail = self._read(session_id)
            if tail.version != version:
                raise SessionConflict(session_id)
        return tail

    def _seal_step(self, save: Save, tail: Tail) -> tuple[bytes, Link | None]:
        """The step to write, None when the stored ones are left alone."""
        if save.snapshot is None:
            return b"", None
        newest = tail.newest
        if newest is None:
            return self._history.seal(save.session, 1, save.snapshot, None)
        if save.new_step:
            return self._history.seal(save.session, newest.number + 1, save.snapshot, newest)
        before = tail.before
        if before is None and newest.number > 1:
            before = self._step(save.session, newest.number - 1, save.version)
        return self._history.seal(save.session, newest.number, save.snapshot, before)


def _seen_by_tasks(save: Save, tail: Tail) -> bytes:
    """The answers that the tasks of a save see: given, or those being saved, or those stored."""
    for snapshot in (save.task_snapshot, save.snapshot):
        if snapshot is not None:
            return snapshot
    return tail.newest.base.plain if tail.newest else b""


def _advance(tail: Tail, newest: Link | None) -> Tail:
    """The tail after a save."""
    version = tail.version + 1
    if newest is None:
        return replace(tail, version=version)
    if tail.newest and tail.newest.number == newest.number - 1:
        return Tail(version, newest, tail.newest)
    return Tail(version, newest, tail.before)


def _swap(connection: sa.Connection, session_id: str, version: int, values: Mapping[str, object]) -> None:
    """Write the session's row and count the version up, if it is at `version`: the fence of every save."""
    unchanged = sa.and_(_SESSION.c.id == session_id, _SESSION.c.version == version)
    statement = _SESSION.update().where(unchanged).values(version=version + 1, **values)
    if connection.execute(statement).rowcount == 1:
        return
    if connection.execute(sa.select(_SESSION.c.id).where(_SESSION.c.id == session_id)).first():
        raise SessionConflict(session_id)
    raise SessionGone(session_id)


def _put_step(connection: sa.Connection, session_id: str, link: Link, blob: bytes) -> None:
    at = sa.and_(_STEP.c.session == session_id, _STEP.c.number == link.number)
    if connection.execute(_STEP.update().where(at).values(whole=link.whole, blob=blob)).rowcount == 0:
        connection.execute(_STEP.insert().values(session=session_id, number=link.number, whole=link.whole, blob=blob))


def _record(row: sa.Row[Any]) -> SessionRecord:
    return SessionRecord(
        row.id,
        SessionKey(row.place, row.name, row.account),
        row.interview,
        row.bundle,
        row.version,
        row.steps,
        row.created_at,
        row.modified_at,
    )
