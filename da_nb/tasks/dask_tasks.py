"""Background actions on Dask, as a task's handle and the runtime see them."""

import atexit
import threading
from collections.abc import Callable
from dataclasses import replace

from da_nb.current import maybe_current
from da_nb.errors import TaskWaits
from da_nb.model.services import SupportsNow
from da_nb.model.task import TaskRecord, TaskReport, TaskState
from da_nb.store.clusters import Clusters
from da_nb.store.tasks import TaskRows
from da_nb.tasks.cluster import Connector
from da_nb.tasks.collect import Collector, Settle
from da_nb.tasks.events import Event
from da_nb.timekeeping import monotonic_s

_LOOK_S = 1.0
"""How often a waiting thread looks at the store itself: another process may have settled the task."""


class DaskTasks:
    """Sends what is queued in the store, and settles what comes back.

    `settle` makes a task final (False: its session is busy, to be tried again); `on_change` is told the id of a task
    whose record has changed. Both are called from the collector's thread. No thread, process or connection exists
    before the first `kick`, `warm` or `revoke`; `close` ends them all, and so does the end of the interpreter.
    """

    def __init__(
        self,
        rows: TaskRows,
        clusters: Clusters,
        namespace: str,
        connector: Connector,
        settle: Settle,
        clock: SupportsNow,
        on_change: Callable[[str], None],
    ) -> None:
        self._rows = rows
        self._connector = connector
        self._settle = settle
        self._on_change = on_change
        self._news = threading.Condition()
        self._closed = False
        self._collector = Collector(rows, clusters, namespace, connector, settle, clock, self._changed)
        # Before Dask's own exit handlers, one of which waits for running tasks to end: handlers run in reverse order,
        # so this one is put in again after Dask has put in its own.
        connector.on_import = self._close_at_exit
        self._close_at_exit()

    @property
    def trouble(self) -> str | None:
        """Why tasks wait, in one sentence; None when nothing is wrong."""
        return self._connector.trouble

    def kick(self) -> None:
        """Rows wait to be sent; returns at once, from any thread."""
        self._collector.post(Event("kick"))

    def warm(self) -> None:
        """Load Dask and connect in the background, so that the first task need not wait for it."""
        self._collector.post(Event("kick"))

    def record(self, task_id: str) -> TaskRecord | None:
        """The task as stored, with what this process knows beside it."""
        record = self._rows.record(task_id)
        if record is None or record.state.final or not self._collector.awaits_session(task_id):
            return record
        return replace(record, waits_for_session=True)

    def wait(self, task_id: str, timeout_s: float | None = None) -> TaskRecord:
        """Block until the task is settled.

        Raises TaskWaits when the caller holds what the task needs, TimeoutError after `timeout_s`, KeyError for a task
        nobody knows.
        """
        end_s = None if timeout_s is None else monotonic_s() + timeout_s
        self.kick()
        with self._news:
            while True:
                record = self.record(task_id)
                if record is None:
                    raise KeyError(task_id)
                if record.state.final:
                    return record
                if self._closed:
                    raise TaskWaits(task_id, "this process has let go of its cluster")
                self._refuse_deadlock(record)
                left_s = _LOOK_S if end_s is None else min(_LOOK_S, end_s - monotonic_s())
                if left_s <= 0:
                    raise TimeoutError(f"Task {task_id} has not ended within {timeout_s:g} s.")
                self._news.wait(left_s)

    def _refuse_deadlock(self, record: TaskRecord) -> None:
        if self._collector.is_current:
            raise TaskWaits(record.id, "a response action must not wait for another task")
        evaluation = maybe_current()
        if evaluation is None or not evaluation.holds_session or evaluation.session != record.session:
            return
        if record.waits_for_session:
            raise TaskWaits(record.id, "it ends with an action in this session, which waits until this screen is done")

    def revoke(self, task_id: str, *, terminate: bool) -> None:
        """Stop the task; with `terminate` False only if it has not begun. One that nobody has sent ends at once."""
        row = self._rows.want(task_id, "revoke" if terminate else "unqueue")
        if row is None:
            return
        if row.state is TaskState.QUEUED and self._settle(row, TaskReport(revoked=True)):
            self._changed(task_id)
        else:
            self._collector.post(Event("revoke", task_id))

    def close(self) -> None:
        """End the thread, the processes and the connection; what runs on an external cluster goes on there."""
        if self._closed:
            return
        self._closed = True
        atexit.unregister(self.close)
        self._collector.close()
        with self._news:
            self._news.notify_all()

    def _close_at_exit(self) -> None:
        atexit.unregister(self.close)
        atexit.register(self.close)

    def _changed(self, task_id: str) -> None:
        with self._news:
            self._news.notify_all()
        self._on_change(task_id)
