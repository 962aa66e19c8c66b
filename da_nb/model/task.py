"""A background run of an action: what is asked for, what comes back, what is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from da_nb.model.action import Action
from da_nb.model.bundle import Bundle
from da_nb.model.identity import Identity


class TaskState(StrEnum):
    """The life of a task. A final state never changes again."""

    QUEUED = "queued"
    SENT = "sent"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    REVOKED = "revoked"

    @property
    def final(self) -> bool:
        """Whether the task is settled."""
        return self in (TaskState.DONE, TaskState.FAILED, TaskState.REVOKED)


@dataclass(frozen=True)
class TaskOptions:
    """How an action may be run.

    `max_starts` counts starts after losses; `time_limit_s` seconds and `memory_bytes` bound the child process,
    None for no bound; a higher `priority` goes first.
    """

    max_starts: int = 1
    priority: int = 0
    time_limit_s: float | None = None
    memory_bytes: int | None = None


@dataclass(frozen=True)
class TaskRequest:
    """An action to run in the background, as stored with the evaluation that asked for it (house section 6).

    `bundle` is the hash of the interview's bundle. `notify` is how the open screen hears of the end (spec async 5.2).
    """

    id: str
    session: str
    action: Action
    notify: str | None
    identity: Identity
    bundle: str
    options: TaskOptions = TaskOptions()


@dataclass(frozen=True)
class TaskJob:
    """What travels to the worker: the request, the interview, and the answers it was asked with (decision 1).

    `files` is the folder of all sessions' files, for workers that can read it.
    """

    request: TaskRequest
    bundle: Bundle
    snapshot: bytes
    files: str = ""


@dataclass(frozen=True)
class TaskError:
    """Why a task failed: class name, text, traceback text (None for a question), seek stack (recent first)."""

    type: str
    message: str
    trace: str | None = None
    variables: Sequence[str] = ()


@dataclass(frozen=True)
class TaskEffect:
    """Something a task wants done to its session when it is settled, e.g. a task it starts (house decision 3)."""

    kind: str
    payload: object


@dataclass(frozen=True)
class MadeFile:
    """A file that an action has made: the payload of an effect of kind 'file'."""

    number: int
    name: str
    data: bytes


@dataclass(frozen=True)
class TaskReport:
    """What a worker says of a run. `response` is to be run in the session; `on_error` only after `error`."""

    value: object = None
    response: Action | None = None
    error: TaskError | None = None
    on_error: Action | None = None
    effects: tuple[TaskEffect, ...] = ()
    revoked: bool = False
    log: str = ""


@dataclass(frozen=True)
class TaskResult:
    """The final result, as `result()` shows it (spec async 2.2): all error attributes None on success."""

    value: object = None
    error_type: str | None = None
    error_message: str | None = None
    error_trace: str | None = None
    variables: list[str] | None = None


@dataclass(frozen=True)
class TaskRecord:
    """A task as the store keeps it. Times are aware UTC; `log` is the end of what the action printed."""

    id: str
    session: str
    name: str
    notify: str | None
    state: TaskState
    queued_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    worker: str | None = None
    log: str = ""
    fraction: float | None = None
    message: str = ""
    result: TaskResult | None = field(default=None)
    waits_for_session: bool = False


Want = Literal["run", "unqueue", "revoke"]


@dataclass(frozen=True)
class TaskRow:
    """A task as the dispatcher needs it.

    `want` is what its owner asked last; `sends` counts submissions to a cluster, `starts` known starts on clusters
    that are gone; `cluster` is the id of the one it was sent to.
    """

    request: TaskRequest
    state: TaskState
    want: Want = "run"
    sends: int = 0
    starts: int = 0
    cluster: str | None = None


@dataclass(frozen=True)
class Settlement:
    """What makes a task final; written once, by whoever comes first."""

    task_id: str
    state: TaskState
    result: TaskResult
    log: str = ""
