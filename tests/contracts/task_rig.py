"""What the tests of the task layer stand on: a store, a session, and a stand-in for the runtime's settling."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from da_nb.model.action import Action
from da_nb.model.bundle import Bundle, Source
from da_nb.model.identity import ANONYMOUS
from da_nb.model.session import SessionKey
from da_nb.model.task import (
    Settlement,
    TaskOptions,
    TaskRecord,
    TaskReport,
    TaskRequest,
    TaskResult,
    TaskRow,
    TaskState,
)
from da_nb.store.clusters import Clusters
from da_nb.store.database import Database
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from da_nb.tasks.cluster import Connector
from da_nb.tasks.collect import needs_session
from da_nb.tasks.dask_tasks import DaskTasks
from da_nb.timekeeping import Clock, monotonic_s
from tests.contracts.task_actions import ENTRY

KEY = b"k" * 32
NO_OPTIONS = TaskOptions()
BUNDLE = Bundle((Source("test.yml", "question: Hello"),))


@dataclass
class Desk:
    """Settles as the runtime would: at once, or, for a response action, when the session is free."""

    rows: TaskRows
    clock: Clock = field(default_factory=Clock)
    session_is_busy: bool = False
    applied: list[Action] = field(default_factory=list)
    changes: list[tuple[str, TaskState]] = field(default_factory=list)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def settle(self, row: TaskRow, report: TaskReport) -> bool:
        """The runtime's part: make the task final; False while its session is busy."""
        if needs_session(report) and self.session_is_busy:
            return False
        if report.revoked:
            state, result = TaskState.REVOKED, TaskResult()
        elif report.error is not None:
            error = report.error
            state = TaskState.FAILED
            result = TaskResult(None, error.type, error.message, error.trace, list(error.variables))
        else:
            state, result = TaskState.DONE, TaskResult(report.value)
        if report.response is not None and not report.revoked:
            self.applied.append(report.response)
        self.rows.settle(Settlement(row.request.id, state, result, report.log), self.clock.now())
        return True

    def changed(self, task_id: str) -> None:
        """Note the state after each change."""
        record = self.rows.record(task_id)
        with self._news:
            if record is not None:
                self.changes.append((task_id, record.state))
            self._news.notify_all()

    def until(self, condition: Callable[[], bool], patience_s: float = 20.0) -> None:
        """Wait until something is so, looking after each change."""
        end_s = monotonic_s() + patience_s
        with self._news:
            while not condition():
                if monotonic_s() > end_s:
                    raise AssertionError("it did not come about")
                self._news.wait(0.05)


class Rig:
    """A store with one session, in the folder given; `url` names another database."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.folder = folder
        self.db = Database(url or f"sqlite:///{folder / 'store.db'}")
        self.rows = TaskRows(self.db, KEY)
        self.clusters = Clusters(self.db)
        self.desk = Desk(self.rows)
        self.sessions = sessions = Sessions(self.db, KEY)
        key = SessionKey("test", "test")
        found = sessions.find(key) or sessions.create(key, "test", BUNDLE, self.desk.clock.now())
        self.session = found.id

    def dask(self, target: object = "embedded", *, entry: str = ENTRY, connect_s: float = 4.0) -> DaskTasks:
        """Background actions on Dask."""
        connector = Connector(target, folder=self.folder, entry=entry, connect_s=connect_s)
        desk = self.desk
        return DaskTasks(self.rows, self.clusters, self.db.namespace, connector, desk.settle, desk.clock, desk.changed)

    def add(self, action: str, /, options: TaskOptions = NO_OPTIONS, **arguments: object) -> str:
        """Queue an action; its task's id."""
        return self.add_all([action], options, **arguments)[0]

    def add_all(self, actions: list[str], options: TaskOptions = NO_OPTIONS, **arguments: object) -> list[str]:
        """Queue several in one transaction."""
        requests = [
            TaskRequest(uuid.uuid4().hex, self.session, Action(name, arguments), None, ANONYMOUS, BUNDLE.hash, options)
            for name in actions
        ]
        self.rows.add(requests, b"answers", BUNDLE, self.desk.clock.now())
        return [request.id for request in requests]

    def record(self, task_id: str) -> TaskRecord:
        """The stored record."""
        record = self.rows.record(task_id)
        assert record is not None
        return record

    def until_running(self, *task_ids: str) -> None:
        """Wait until workers have begun them."""
        self.desk.until(lambda: all(self.record(task).state is TaskState.RUNNING for task in task_ids))

    def result(self, task_id: str) -> TaskResult:
        """The result of a settled task."""
        result = self.record(task_id).result
        assert result is not None
        return result

    def close(self) -> None:
        """Close the store."""
        self.db.close()
