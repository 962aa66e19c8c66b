"""One person's run of an interview, as the store keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from da_nb.model.bundle import Bundle
from da_nb.model.task import Settlement, TaskRequest


@dataclass(frozen=True)
class SessionKey:
    """What makes a session in a notebook (house decision 18): where, under which name, for whom.

    `place` is the notebook's path, or the working directory; `user` an e-mail address, None for nobody known.
    """

    place: str
    name: str
    user: str | None = None


@dataclass(frozen=True)
class SessionRecord:
    """One row: identity, how often it was saved (`version`), number of steps, and times (aware UTC)."""

    id: str
    key: SessionKey
    interview: str
    bundle: str
    version: int
    steps: int
    created_at: datetime
    modified_at: datetime


@dataclass(frozen=True)
class Loaded:
    """The newest snapshot of a session, verified: `version` to save against, `snapshot` the pickled answers."""

    record: SessionRecord
    snapshot: bytes | None


@dataclass(frozen=True)
class Save:
    """One transaction: the answers, the tasks they ask for, and the task they settle (house decisions 1 to 4).

    `version` is what the answers were loaded at; `snapshot` the pickled answers, None to leave the stored ones
    alone. `new_step` appends to the history, otherwise the newest step is overwritten. `task_snapshot` is what the
    new tasks see, None for `snapshot`.
    """

    session: str
    version: int
    now: datetime
    bundle: Bundle
    snapshot: bytes | None = None
    new_step: bool = False
    tasks: Sequence[TaskRequest] = ()
    task_snapshot: bytes | None = None
    settles: Settlement | None = None
