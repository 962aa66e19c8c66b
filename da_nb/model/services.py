"""What an evaluation may ask of the world; `runtime.App` puts the real ones in."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from da_nb.model.mail import Mailboxes
from da_nb.model.task import TaskRecord


class SupportsNow(Protocol):
    """A clock."""

    def now(self) -> datetime:
        """The present moment, aware UTC."""


class Files(Protocol):
    """Where the contents of a session's files are kept; a file is a number, under which its folder is found."""

    @property
    def most_bytes(self) -> int:
        """Size of the largest file that people may hand over."""

    def new(self, session: str) -> int:
        """The number of a new file, whose folder is empty."""

    def folder(self, session: str, number: int) -> Path | None:
        """The folder that holds the file's contents under its name; None when the session has no such file."""


class Tasks(Protocol):
    """What a task's handle and the runtime ask of whoever runs background actions."""

    @property
    def trouble(self) -> str | None:
        """Why tasks wait, in one sentence; None when nothing is wrong."""

    def record(self, task_id: str) -> TaskRecord | None:
        """The task as stored; None when nobody knows it."""

    def wait(self, task_id: str, timeout_s: float | None = None) -> TaskRecord:
        """Block until the task is settled.

        Raises TaskWaits when that could never happen here, TimeoutError after `timeout_s`.
        """

    def revoke(self, task_id: str, *, terminate: bool) -> None:
        """Stop the task; with `terminate` False only if it has not begun."""

    def kick(self) -> None:
        """Rows were stored that wait to be sent; returns at once, from any thread."""

    def warm(self) -> None:
        """Begin to prepare for the first task, in the background."""

    def close(self) -> None:
        """Let go of the threads, processes and connections that were started here."""


@dataclass(frozen=True, eq=False)
class Services:
    """The world of an evaluation. `tasks` is None where background work cannot be asked about (inside a worker).

    `files` is None where no file can be kept, `mailboxes` where no mail can come.
    """

    clock: SupportsNow
    tasks: Tasks | None = None
    files: Files | None = None
    mailboxes: Mailboxes | None = None
