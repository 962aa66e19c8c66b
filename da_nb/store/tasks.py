"""The rows of background tasks: what the dispatcher claims, what a task's handle reads."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from da_nb.errors import SessionGone, SnapshotRefused
from da_nb.model.bundle import Bundle
from da_nb.model.task import (
    Settlement,
    TaskJob,
    TaskRecord,
    TaskRequest,
    TaskResult,
    TaskRow,
    TaskState,
    Want,
)
from da_nb.store import bundles, outbox, schema
from da_nb.store.database import Database
from da_nb.store.outbox import OPEN
from da_nb.store.pickled import thaw
from da_nb.store.snapshot import Sealer

_TASK = schema.task
_BUSY = (TaskState.SENT.value, TaskState.RUNNING.value)
_log = logging.getLogger(__name__)


class TaskRows:
    """The tasks of a store. `key` is the secret that signs what is stored."""

    def __init__(self, db: Database, key: bytes, files: Path | None = None) -> None:
        self._db = db
        self._files = "" if files is None else str(files)
        self._sealer = Sealer(key)
        self._unreadable: set[str] = set()

    def add(self, requests: Sequence[TaskRequest], snapshot: bytes, bundle: Bundle, now: datetime) -> None:
        """Queue requests of one session without a step (house decision 2); they see `snapshot`.

        Raises SessionGone, and CannotSave when an argument cannot be pickled.
        """
        queueing = outbox.prepare(self._sealer, requests, snapshot, now)
        if queueing is None:
            return
        session_id = requests[0].session
        with self._db.write() as connection:
            table = schema.session
            if not connection.execute(sa.select(table.c.id).where(table.c.id == session_id)).first():
                raise SessionGone(session_id)
            bundles.put(connection, self._sealer, bundle)
            outbox.queue(connection, queueing)

    def queued(self, limit: int = 1000) -> list[TaskRow]:
        """Tasks waiting to be sent: by priority, then age. Those to be revoked are among them."""
        statement = _select_rows().where(_TASK.c.state == TaskState.QUEUED.value)
        return self._rows(statement.order_by(*_in_turn()).limit(limit))

    def row(self, task_id: str) -> TaskRow | None:
        """One task that is not settled; None when it is settled or gone.

        Raises SnapshotRefused when its request was tampered with or cannot be unpickled here.
        """
        statement = _select_rows().where(_TASK.c.id == task_id, _TASK.c.state.in_(OPEN))
        with self._db.read() as connection:
            found = connection.execute(statement).first()
        return self._row(found) if found else None

    def open(self, cluster: str | None = None) -> list[TaskRow]:
        """Tasks that are not settled, of all clusters or of one; the oldest first."""
        statement = _select_rows().where(_TASK.c.state.in_(OPEN)).order_by(_TASK.c.serial)
        return self._rows(statement if cluster is None else statement.where(_TASK.c.cluster == cluster))

    def claim(self, task_ids: Iterable[str], cluster: str, now: datetime) -> list[TaskRow]:
        """Take queued tasks for sending to `cluster`: each is returned to one caller only, of all processes.

        A task that is to be revoked is not claimed.
        """
        free = sa.and_(_TASK.c.state == TaskState.QUEUED.value, _TASK.c.want == "run")
        # Unpickled before the transaction, which must be short, and must not send what nobody here can read.
        readable = self._rows(_select_rows().where(_TASK.c.id.in_(list(task_ids)), free).order_by(*_in_turn()))
        if not readable:
            return []
        still = _TASK.c.id.in_([row.request.id for row in readable])
        # Where a database lets two writers work at once, the second passes over rows the first has in hand.
        locked = sa.select(_TASK.c.id, _TASK.c.sends, _TASK.c.starts).where(still, free)
        sent = {"state": TaskState.SENT.value, "sends": _TASK.c.sends + 1, "cluster": cluster, "sent_at": now}
        with self._db.write() as connection:
            mine = {row.id: row for row in connection.execute(locked.with_for_update(skip_locked=True))}
            connection.execute(_TASK.update().where(_TASK.c.id.in_(list(mine))).values(**sent))
        claimed = [(row.request, mine[row.request.id]) for row in readable if row.request.id in mine]
        return [TaskRow(request, TaskState.SENT, "run", row.sends + 1, row.starts, cluster) for request, row in claimed]

    def job(self, task_id: str) -> TaskJob | None:
        """All that a worker needs; None when the task is settled or gone.

        Raises SnapshotRefused when something of it was tampered with or is missing.
        """
        snapshot = schema.task_snapshot
        statement = (
            sa.select(_TASK.c.id, _TASK.c.request, _TASK.c.bundle, _TASK.c.snapshot, snapshot.c.blob)
            .select_from(_TASK.outerjoin(snapshot, snapshot.c.id == _TASK.c.snapshot))
            .where(_TASK.c.id == task_id, _TASK.c.state.in_(OPEN))
        )
        with self._db.read() as connection:
            row = connection.execute(statement).first()
            if row is None:
                return None
            bundle = bundles.get(connection, self._sealer, row.bundle)
        request = self._request(task_id, row.request)
        if row.blob is None or bundle is None:
            raise SnapshotRefused(f"The background action '{request.action.name}'", "what it needs is not stored")
        answers = self._sealer.open(row.blob, outbox.snapshot_context(request.session, row.snapshot))
        return TaskJob(request, bundle, answers, self._files)

    def started(self, task_id: str, worker: str, now: datetime) -> None:
        """Note that a worker began; nothing happens unless the task was sent."""
        sent = sa.and_(_TASK.c.id == task_id, _TASK.c.state == TaskState.SENT.value)
        running = {"state": TaskState.RUNNING.value, "worker": worker, "started_at": now}
        with self._db.write() as connection:
            connection.execute(_TASK.update().where(sent).values(**running))

    def progress(
        self, task_id: str, *, log: str = "", fraction: float | None = None, message: str | None = None
    ) -> None:
        """Append to the log (its last 100 kB are kept) and set what is given; nothing once the task is settled."""
        unsettled = sa.and_(_TASK.c.id == task_id, _TASK.c.state.in_(OPEN))
        values: dict[str, object] = {}
        if fraction is not None:
            values["fraction"] = fraction
        if message is not None:
            values["message"] = message.encode(errors="replace").decode().replace("\0", "")
        with self._db.write() as connection:
            if log:
                kept = sa.select(_TASK.c.log).where(unsettled).with_for_update()
                before: bytes = connection.execute(kept).scalar_one_or_none() or b""
                values["log"] = outbox.tail(before + log.encode(errors="replace"))
            if values:
                connection.execute(_TASK.update().where(unsettled).values(**values))

    def requeue(self, task_id: str, *, starts: int, cluster: str | None = None) -> bool:
        """Let a lost task be sent again, having been started `starts` times; False unless it was sent or running.

        With `cluster`, only while it is with that cluster: somebody else may have sent it again meanwhile.
        """
        lost = sa.and_(_TASK.c.id == task_id, _TASK.c.state.in_(_BUSY))
        if cluster is not None:
            lost = sa.and_(lost, _TASK.c.cluster == cluster)
        again = {"state": TaskState.QUEUED.value, "starts": starts, "cluster": None, "worker": None, "started_at": None}
        with self._db.write() as connection:
            return connection.execute(_TASK.update().where(lost).values(**again)).rowcount == 1

    def want(self, task_id: str, want: Want) -> TaskRow | None:
        """Note what the owner asks; a `revoke` is never taken back. None when the task is settled or gone."""
        unsettled = sa.and_(_TASK.c.id == task_id, _TASK.c.state.in_(OPEN))
        with self._db.write() as connection:
            connection.execute(_TASK.update().where(unsettled, _TASK.c.want != "revoke").values(want=want))
            row = connection.execute(_select_rows().where(unsettled)).first()
        return self._row(row) if row else None

    def settle(
        self, settlement: Settlement, now: datetime, started: Sequence[TaskRequest] = (), snapshot: bytes = b""
    ) -> bool:
        """Make the task final; True if this call did, False if it was final already or is gone.

        Tasks that it has started are queued in the same transaction; they see `snapshot`.
        Raises CannotSave when the result or an argument cannot be pickled.
        """
        ending = outbox.prepare_end(self._sealer, settlement, now)
        queueing = outbox.prepare(self._sealer, started, snapshot, now)
        with self._db.write() as connection:
            settled = outbox.settle(connection, ending)
            if settled and queueing:
                outbox.queue(connection, queueing)
            return settled

    def record(self, task_id: str) -> TaskRecord | None:
        """The task as its handle shows it.

        Raises SnapshotRefused when the result was tampered with or cannot be unpickled here.
        """
        with self._db.read() as connection:
            row = connection.execute(_select_records().where(_TASK.c.id == task_id)).first()
        return _record(row, self._result(row)) if row else None

    def records(self, session_id: str, *, unsettled: bool = False) -> list[TaskRecord]:
        """The tasks of a session in the order they were asked for.

        With `unsettled` those that have succeeded or were revoked are left out, whose results may be large.
        A result that cannot be read does not hide the others: its error stands in its place.
        """
        statement = _select_records().where(_TASK.c.session == session_id).order_by(_TASK.c.serial)
        if unsettled:
            statement = statement.where(_TASK.c.state.not_in((TaskState.DONE.value, TaskState.REVOKED.value)))
        with self._db.read() as connection:
            rows = connection.execute(statement).all()
        return [_record(row, self._result_or_error(row)) for row in rows]

    def _rows(self, statement: sa.Select[Any]) -> list[TaskRow]:
        """The rows that can be opened here, so that a bad one does not hold up the others.

        It stays in the store: another process may have the module its arguments need.
        """
        with self._db.read() as connection:
            rows = connection.execute(statement).all()
        readable = []
        for row in rows:
            try:
                readable.append(self._row(row))
            except SnapshotRefused as e:
                if row.id not in self._unreadable:
                    self._unreadable.add(row.id)
                    _log.warning("Task %s of session %s is passed over. %s", row.id, row.session, e)
        return readable

    def _row(self, row: sa.Row[Any]) -> TaskRow:
        request = self._request(row.id, row.request)
        return TaskRow(request, TaskState(row.state), row.want, row.sends, row.starts, row.cluster)

    def _request(self, task_id: str, blob: bytes) -> TaskRequest:
        context = outbox.request_context(task_id)
        request = thaw(self._sealer.open(blob, context), f"The {context}")
        if not isinstance(request, TaskRequest):
            raise SnapshotRefused(f"The {context}", "it is no request")
        return request

    def _result(self, row: sa.Row[Any]) -> TaskResult | None:
        if row.result is None:
            return None
        context = outbox.result_context(row.id)
        result = thaw(self._sealer.open(row.result, context), f"The {context}")
        return result if isinstance(result, TaskResult) else None

    def _result_or_error(self, row: sa.Row[Any]) -> TaskResult | None:
        try:
            return self._result(row)
        except SnapshotRefused as e:
            return TaskResult(error_type=type(e).__name__, error_message=str(e))


def _select_rows() -> sa.Select[Any]:
    c = _TASK.c
    return sa.select(c.id, c.session, c.request, c.state, c.want, c.sends, c.starts, c.cluster)


def _select_records() -> sa.Select[Any]:
    hidden = (_TASK.c.request, _TASK.c.snapshot)
    return sa.select(*(column for column in _TASK.c if column not in hidden))


def _in_turn() -> tuple[sa.ColumnElement[Any], ...]:
    return _TASK.c.priority.desc(), _TASK.c.serial


def _record(row: sa.Row[Any], result: TaskResult | None) -> TaskRecord:
    return TaskRecord(
        id=row.id,
        session=row.session,
        name=row.name,
        notify=row.notify,
        state=TaskState(row.state),
        queued_at=row.queued_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        worker=row.worker,
        log=row.log.decode(errors="replace"),
        fraction=row.fraction,
        message=row.message,
        result=result,
    )
