"""The one thread that talks to Dask: sends tasks, hears what becomes of them, and has them settled."""

import contextlib
import logging
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import cloudpickle

from da_nb.errors import ClusterMismatch, ClusterUnreachable, SnapshotRefused
from da_nb.model.services import SupportsNow
from da_nb.model.task import Settlement, TaskError, TaskReport, TaskResult, TaskRow, TaskState
from da_nb.store.clusters import Clusters
from da_nb.store.tasks import TaskRows
from da_nb.tasks.adopt import Heirs
from da_nb.tasks.cluster import Connector, Link
from da_nb.tasks.dispatch import Dispatcher
from da_nb.tasks.events import Event, from_dask
from da_nb.tasks.mailbox import Mailbox, Outcome, pack_plugin
from da_nb.tasks.orders import topic_of
from da_nb.tasks.reconcile import Losses, Reconciler
from da_nb.timekeeping import monotonic_s

Settle = Callable[[TaskRow, TaskReport], bool]
"""Makes a task final; False when its session is busy."""

RECONCILE_S = 5.0
_LOOK_S = 1.0
_BUSY_AGAIN_S = 0.05
_FAULT_AGAIN_S = 1.0
_FAULTS = 5
_RETRY_S = 1.0
_PLUGIN = "da_nb-mailbox"

_log = logging.getLogger("da_nb.tasks")


@dataclass
class _Pending:
    """A report that is not settled yet: when to try again, and how often settling it has raised."""

    report: TaskReport
    due_s: float = 0.0
    faults: int = 0


@dataclass(frozen=True)
class _Line:
    """All that belongs to one connection."""

    link: Link
    mailbox: Mailbox
    dispatcher: Dispatcher
    reconciler: Reconciler


class Collector:
    """Runs from the first `post` to `close`. `changed` is told a task's id after each visible change."""

    def __init__(
        self,
        rows: TaskRows,
        clusters: Clusters,
        namespace: str,
        connector: Connector,
        settle: Settle,
        clock: SupportsNow,
        changed: Callable[[str], None],
    ) -> None:
        self._rows = rows
        self._clusters = clusters
        self._namespace = namespace
        self._connector = connector
        self._settle = settle
        self._clock = clock
        self._changed = changed
        self._losses = Losses(rows, self._finish)
        self._heirs = Heirs(rows, clusters, self._losses)
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._pending: dict[str, _Pending] = {}
        self._line: _Line | None = None
        self._next_s = 0.0
        self._open = 0
        self._said = ""
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()

    # -- for other threads

    @property
    def is_current(self) -> bool:
        """Whether the calling thread is the collector's."""
        return threading.current_thread() is self._thread

    def awaits_session(self, task_id: str) -> bool:
        """Whether the task has ended and only its response or error action is still to be run."""
        pending = self._pending.get(task_id)
        return pending is not None and needs_session(pending.report)

    def post(self, event: Event) -> None:
        """Have the collector do something soon; starts its thread if need be."""
        if self._closing.is_set():
            return
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="da_nb-collector", daemon=True)
                self._thread.start()
        self._events.put(event)

    def close(self, patience_s: float = 5.0) -> None:
        """End the thread and the connection."""
        self._closing.set()
        self._events.put(Event("close"))
        thread = self._thread
        if thread is not None and not self.is_current:
            thread.join(patience_s)
        if self._line is not None:
            # A store that cannot be reached now leaves its rows to the next process.
            with self._faults("leaving the cluster"):
                self._heirs.leave(self._line.link)
        self._connector.close()

    # -- the thread

    def _run(self) -> None:
        self._connector.warm()
        while not self._closing.is_set():
            try:
                self._turn()
            except (ClusterUnreachable, ClusterMismatch):
                # The connector has said so; tasks stay queued.
                self._closing.wait(_RETRY_S)
            except Exception as error:  # noqa: BLE001 - store and network: nothing may end this thread
                self._say(f"collecting failed and is tried again: {type(error).__name__}: {error}")
                self._next_s = 0.0
                self._closing.wait(_FAULT_AGAIN_S)

    def _turn(self) -> None:
        line = self._connected()
        if monotonic_s() >= self._next_s:
            self._reconcile(line)
        for event in self._news():
            self._handle(line, event)
        self._settle_pending()
        line.reconciler.look_at_broken()

    def _connected(self) -> _Line:
        """The line; after a reconnection a new one, for the scheduler may be another one that knows nothing of us."""
        link = self._connector.connect()
        if self._line is None or self._line.link is not link:
            self._line = self._enrol(link)
            self._next_s = 0.0
        return self._line

    def _enrol(self, link: Link) -> _Line:
        client = link.client
        register = client.scheduler.register_scheduler_plugin
        client.sync(register, plugin=pack_plugin(link.journal), name=_PLUGIN, idempotent=True)
        client.subscribe_topic(topic_of(self._namespace), lambda event: self._events.put(from_dask(event)))
        lockfile = None if link.home is None else str(link.home.lock(link.cluster))
        self._clusters.register(link.cluster, link.address, lockfile, link.journal if lockfile else None)
        mailbox = Mailbox(client, self._namespace)
        dispatcher = Dispatcher(self._rows, link, mailbox, self._connector.entry, self._clock, self._finish)
        reconciler = Reconciler(self._rows, link, mailbox, dispatcher, self._losses, self._collect, self._clock)
        return _Line(link, mailbox, dispatcher, reconciler)

    def _reconcile(self, line: _Line) -> None:
        for task, outcome in self._heirs.adopt(line.link):
            self._take(task, outcome)
        self._open = line.reconciler.reconcile()
        line.dispatcher.send()
        self._next_s = monotonic_s() + (_LOOK_S if line.reconciler.suspicious else RECONCILE_S)

    def _news(self) -> list[Event]:
        """Wait for events, at most until something else is due; all there are."""
        due = [self._next_s, *(pending.due_s for pending in self._pending.values())]
        if self._open or self._line is not None:
            due.append(monotonic_s() + _LOOK_S)
        events = []
        with contextlib.suppress(queue.Empty):
            events.append(self._events.get(timeout=max(min(due) - monotonic_s(), 0.0)))
            while True:
                events.append(self._events.get_nowait())
        return events

    def _handle(self, line: _Line, event: Event) -> None:
        match event.kind:
            case "kick":
                line.dispatcher.send()
            case "revoke":
                row = self._rows.row(event.task)
                if row is not None:
                    line.dispatcher.revoke(row)
            case "started":
                self._rows.started(event.task, event.text, self._clock.now())
                self._tell(event.task)
            case "log":
                if line.dispatcher.sent(event.task) or event.task in line.reconciler.followed:
                    self._rows.progress(event.task, log=event.text)
                self._tell(event.task)
            case "done":
                self._collect(event.task)

    def _collect(self, task_id: str) -> None:
        """Fetch an outcome and settle it."""
        if self._line is None or task_id in self._pending:
            return
        outcome = self._line.mailbox.outcome(task_id)
        if outcome is None:
            # Another process was faster: it has settled the task, and the screens of this one must hear of it.
            self._tell(task_id)
        else:
            self._take(task_id, outcome)

    def _take(self, task_id: str, outcome: Outcome) -> None:
        if task_id not in self._pending:
            self._pending[task_id] = _Pending(read(outcome))
            self._try(task_id)

    def _finish(self, row: TaskRow, report: TaskReport) -> None:
        """Settle a task of which no outcome will come."""
        self._pending[row.request.id] = _Pending(report)
        self._try(row.request.id)

    def _settle_pending(self) -> None:
        now_s = monotonic_s()
        for task_id in [task for task, pending in self._pending.items() if pending.due_s <= now_s]:
            self._try(task_id)

    def _try(self, task_id: str) -> None:
        """Settle it, or note when to try again."""
        pending = self._pending[task_id]
        try:
            row = self._rows.row(task_id)
        except SnapshotRefused:
            # Its arguments cannot be read here. Another process may be able to, so the outcome stays where it is.
            del self._pending[task_id]
            return
        if row is not None and not self._settled(row, pending):
            self._tell(task_id)
            return
        del self._pending[task_id]
        self._tell(task_id)
        if self._line is not None:
            self._line.dispatcher.forget(task_id)
            self._line.mailbox.drop(task_id)

    def _settled(self, row: TaskRow, pending: _Pending) -> bool:
        report = pending.report
        if row.want == "revoke" and not report.revoked:
            # Asked before it ended, as far as the owner could see: nothing of it may happen any more.
            report = TaskReport(revoked=True, log=report.log)
        try:
            settled = self._settle(row, report)
        except Exception as error:  # noqa: BLE001 - the runtime runs interview code; the other tasks must go on
            pending.faults += 1
            pending.due_s = monotonic_s() + _FAULT_AGAIN_S
            self._say(f"task {row.request.id} could not be settled: {type(error).__name__}: {error}")
            return pending.faults >= _FAULTS and self._give_up(row, report, error)
        pending.due_s = monotonic_s() + _BUSY_AGAIN_S
        return settled

    def _give_up(self, row: TaskRow, report: TaskReport, error: Exception) -> bool:
        """A task whose settling always fails is failed itself; only a store that is out of reach keeps it waiting."""
        result = TaskResult(error_type=type(error).__name__, error_message=f"The result could not be applied: {error}")
        try:
            self._rows.settle(Settlement(row.request.id, TaskState.FAILED, result, report.log), self._clock.now())
        except Exception:  # noqa: BLE001 - it was said already; tried again later
            return False
        return True

    def _tell(self, task_id: str) -> None:
        with self._faults("showing a change"):
            self._changed(task_id)

    @contextlib.contextmanager
    def _faults(self, doing: str) -> Iterator[None]:
        """Keep what foreign code raises out of this thread."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - said, not raised
            self._say(f"{doing} failed: {type(error).__name__}: {error}")

    def _say(self, problem: str) -> None:
        """Once, not with every attempt."""
        if problem != self._said:
            _log.warning("%s", problem, exc_info=True)
        self._said = problem


def needs_session(report: TaskReport) -> bool:
    """Whether settling runs an action in the session."""
    return report.response is not None or (report.error is not None and report.on_error is not None)


def read(outcome: Outcome) -> TaskReport:
    """The report of an outcome; one that cannot be unpickled here is a failed one."""
    try:
        report = cloudpickle.loads(outcome.report)
    except Exception as error:  # noqa: BLE001 - an author's __setstate__ may raise anything
        problem = f"The action's result cannot be read here ({type(error).__name__}: {error})."
        return TaskReport(error=TaskError("ResultUnreadable", problem), log=outcome.log)
    if not isinstance(report, TaskReport):
        problem = f"The action's process answered with a {type(report).__name__}."
        return TaskReport(error=TaskError("ResultUnreadable", problem), log=outcome.log)
    return replace(report, log=outcome.log)
