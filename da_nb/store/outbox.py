"""Write tasks inside somebody's transaction: queue requests, make a task final.

What takes time or runs an author's code (pickling, compressing) is done before, in `prepare` and `prepare_end`.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from da_nb.model.task import Settlement, TaskRequest, TaskState
from da_nb.store import schema
from da_nb.store.pickled import freeze
from da_nb.store.snapshot import Sealer

OPEN: Final = tuple(state.value for state in TaskState if not state.final)
"""The states of tasks that are not settled."""

LOG_BYTES: Final = 100_000
"""How much of the end of a log is kept."""


@dataclass(frozen=True)
class Queueing:
    """Rows ready to be written: the tasks, and the answers they share."""

    tasks: Sequence[Mapping[str, object]]
    snapshot: Mapping[str, object]


@dataclass(frozen=True)
class Ending:
    """A settlement ready to be written."""

    task_id: str
    values: Mapping[str, object]


def prepare(sealer: Sealer, requests: Sequence[TaskRequest], snapshot: bytes, now: datetime) -> Queueing | None:
    """Rows for requests of one session, which all see the same answers; None for no request.

    Raises CannotSave when an argument cannot be pickled.
    """
    if not requests:
        return None
    session = requests[0].session
    name = uuid.uuid4().hex
    blob = sealer.seal(snapshot, snapshot_context(session, name))
    rows = [
        {
            "id": request.id,
            "session": session,
            "name": request.action.name,
            "notify": request.notify,
            "state": TaskState.QUEUED.value,
            "want": "run",
            "priority": request.options.priority,
            "sends": 0,
            "starts": 0,
            "bundle": request.bundle,
            "snapshot": name,
            "request": _seal_request(sealer, request),
            "log": b"",
            "message": "",
            "queued_at": now,
        }
        for request in requests
    ]
    return Queueing(rows, {"id": name, "session": session, "blob": blob})


def queue(connection: sa.Connection, queueing: Queueing) -> None:
    """Write prepared requests."""
    connection.execute(schema.task_snapshot.insert().values(**queueing.snapshot))
    connection.execute(schema.task.insert(), queueing.tasks)


def prepare_end(sealer: Sealer, settlement: Settlement, now: datetime) -> Ending:
    """What `settle` writes.

    Raises CannotSave when the result cannot be pickled, ValueError when the state is not a final one.
    """
    task_id = settlement.task_id
    if not settlement.state.final:
        raise ValueError(f"Task {task_id} cannot be settled as '{settlement.state}', which is no final state.")
    result = freeze(settlement.result, f"The result of task {task_id}")
    values: dict[str, object] = {
        "state": settlement.state.value,
        "result": sealer.seal(result, result_context(task_id)),
        "ended_at": now,
        "snapshot": None,
    }
    if settlement.log:
        values["log"] = tail(settlement.log.encode(errors="replace"))
    return Ending(task_id, values)


def settle(connection: sa.Connection, ending: Ending) -> bool:
    """Make the task final and drop the answers it saw, unless an open task shares them.

    False, and nothing is written, when the task is final already or gone.
    """
    table = schema.task
    unsettled = sa.and_(table.c.id == ending.task_id, table.c.state.in_(OPEN))
    row = connection.execute(sa.select(table.c.snapshot).where(unsettled)).first()
    if row is None or connection.execute(table.update().where(unsettled).values(**ending.values)).rowcount != 1:
        return False
    snapshot = schema.task_snapshot
    shared = sa.exists().where(table.c.snapshot == row.snapshot)
    connection.execute(snapshot.delete().where(snapshot.c.id == row.snapshot, ~shared))
    return True


def tail(log: bytes) -> bytes:
    """The end of a log, at most LOG_BYTES; it begins with a whole line when it had to be cut."""
    if len(log) <= LOG_BYTES:
        return log
    kept = log[-LOG_BYTES:]
    _, line_end, rest = kept.partition(b"\n")
    return rest if line_end and rest else kept


def request_context(task_id: str) -> str:
    """What the seal of a request is bound to."""
    return f"request of task {task_id}"


def result_context(task_id: str) -> str:
    """What the seal of a result is bound to."""
    return f"result of task {task_id}"


def snapshot_context(session: str, snapshot: str) -> str:
    """What the seal of the answers a task sees is bound to."""
    return f"task snapshot {session}/{snapshot}"


def _seal_request(sealer: Sealer, request: TaskRequest) -> bytes:
    what = f"An argument of the background action '{request.action.name}'"
    return sealer.seal(freeze(request, what), request_context(request.id))
