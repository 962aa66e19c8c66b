"""A session's background actions as a notebook sees them."""

import html
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from da_nb.model.services import Tasks
from da_nb.model.task import TaskRecord


@dataclass(frozen=True)
class TaskView:
    """One background action: `state` is queued, sent, running, done, failed or revoked; times are UTC."""

    record: TaskRecord
    owner: Tasks

    @property
    def id(self) -> str:
        """The task's id."""
        return self.record.id

    @property
    def action(self) -> str:
        """The action's name."""
        return self.record.name

    @property
    def state(self) -> str:
        """Where it stands."""
        return str(self.record.state)

    @property
    def progress(self) -> float | None:
        """Between 0 and 1, None when it says nothing."""
        return self.record.fraction

    @property
    def log(self) -> str:
        """The end of what it printed."""
        return self.record.log

    @property
    def error(self) -> str | None:
        """Type and message after a failure."""
        result = self.record.result
        return None if result is None or result.error_type is None else f"{result.error_type}: {result.error_message}"

    @property
    def started(self) -> datetime | None:
        """When it began on a worker."""
        return self.record.started_at

    @property
    def finished(self) -> datetime | None:
        """When it was settled."""
        return self.record.ended_at

    @property
    def worker(self) -> str | None:
        """Where it ran."""
        return self.record.worker

    def revoke(self, *, terminate: bool = True) -> None:
        """Stop it; with `terminate` False only if it has not begun."""
        self.owner.revoke(self.id, terminate=terminate)

    def __repr__(self) -> str:
        return f"<{self.action} {self.state}{f' ({self.error})' if self.error else ''}>"


class TaskList(list[TaskView]):
    """Background actions in the order they were asked for; shown as a table."""

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        del include, exclude
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in _cells(view)) + "</tr>" for view in self
        )
        head = "".join(f"<th>{name}</th>" for name in ("action", "state", "started", "finished", "worker", "error"))
        return {"text/plain": repr(list(self)), "text/html": f"<table><tr>{head}</tr>{rows}</table>"}


def _cells(view: TaskView) -> tuple[object, ...]:
    shown = [view.action, view.state, view.started, view.finished, view.worker, view.error]
    return tuple(f"{cell:%H:%M:%S}" if isinstance(cell, datetime) else "" if cell is None else cell for cell in shown)
