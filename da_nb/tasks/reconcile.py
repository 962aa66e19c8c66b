"""Find out what was missed: compare the store's open tasks with the mailbox and with what Dask works on."""

from collections.abc import Callable

from da_nb.errors import ClusterMismatch
from da_nb.model.services import SupportsNow
from da_nb.model.task import TaskError, TaskReport, TaskRow, TaskState
from da_nb.store.tasks import TaskRows
from da_nb.tasks.cluster import Link
from da_nb.tasks.dispatch import Dispatcher, Finish
from da_nb.tasks.mailbox import Inventory, Mail, Mailbox
from da_nb.tasks.orders import key_of
from da_nb.timekeeping import monotonic_s

SECOND_LOOK_S = 1.0
"""A task nobody knows may be on its way in this moment; it is lost if it is still unknown after this time."""


class Losses:
    """What becomes of a task whose run is lost: sent again, or failed once it was started often enough."""

    def __init__(self, rows: TaskRows, finish: Finish) -> None:
        self._rows = rows
        self._finish = finish

    def lose(self, row: TaskRow, starts: int, counted: int, error: TaskError) -> None:
        """`starts` begins are known, of which the mailbox that goes on will still count `counted`."""
        if row.want != "run":
            self._finish(row, TaskReport(revoked=True))
            return
        total = row.starts + max(starts, 1 if row.state is TaskState.RUNNING else 0)
        if total >= row.request.options.max_starts:
            self.fail(row, error)
        else:
            self._rows.requeue(row.request.id, starts=total - counted, cluster=row.cluster)

    def fail(self, row: TaskRow, error: TaskError) -> None:
        """Settle it as failed, with the log that was seen."""
        record = self._rows.record(row.request.id)
        self._finish(row, TaskReport(error=error, log="" if record is None else record.log))


class Reconciler:
    """Compares for one connection; used by the collector's thread alone."""

    def __init__(
        self,
        rows: TaskRows,
        link: Link,
        mailbox: Mailbox,
        dispatcher: Dispatcher,
        losses: Losses,
        collect: Callable[[str], None],
        clock: SupportsNow,
    ) -> None:
        self._rows = rows
        self._link = link
        self._mailbox = mailbox
        self._dispatcher = dispatcher
        self._losses = losses
        self._collect = collect
        self._clock = clock
        self._missing_since_s: dict[str, float] = {}
        self.followed: frozenset[str] = frozenset()

    @property
    def suspicious(self) -> bool:
        """Whether a second look is due soon."""
        return bool(self._missing_since_s)

    def reconcile(self) -> int:
        """Compare and act; how many tasks are open."""
        open_rows = {row.request.id: row for row in self._rows.open()}
        here = {
            task: row
            for task, row in open_rows.items()
            if row.cluster == self._link.cluster and row.state is not TaskState.QUEUED
        }
        inventory = self._mailbox.inventory({task: key_of(task) for task in here})
        self.followed = frozenset(task for task, mail in inventory.mail.items() if mail.followed)
        for task, mail in inventory.mail.items():
            self._look_at_mail(mail, known=task in open_rows)
        for row in here.values():
            self._look_at_row(row, inventory)
        self._missing_since_s = {task: since for task, since in self._missing_since_s.items() if task in here}
        return len(open_rows)

    def _look_at_mail(self, mail: Mail, *, known: bool) -> None:
        """Collect what is there; throw away what belongs to a task that is settled or deleted."""
        if mail.has_outcome:
            self._collect(mail.task_id)
        # Asked again: it may have been stored after the list was read.
        elif not known and self._rows.row(mail.task_id) is None:
            self._mailbox.drop(mail.task_id)
            if mail.alive:
                self._dispatcher.cancel(mail.task_id)

    def _look_at_row(self, row: TaskRow, inventory: Inventory) -> None:
        task = row.request.id
        mail = inventory.mail.get(task, Mail(task))
        if mail.has_outcome:
            return
        if row.want != "run":
            self._dispatcher.revoke(row)
            return
        if mail.starts and row.state is TaskState.SENT:
            self._rows.started(task, mail.worker, self._clock.now())
        if mail.alive or task in inventory.known:
            self._missing_since_s.pop(task, None)
        elif monotonic_s() - self._missing_since_s.setdefault(task, monotonic_s()) >= SECOND_LOOK_S:
            del self._missing_since_s[task]
            self._dispatcher.forget(task)
            self._losses.lose(row, mail.starts, mail.starts, WORKER_LOST)

    def look_at_broken(self) -> None:
        """Settle what Dask could not carry out, e.g. because a worker lacks our package."""
        for task, error in self._dispatcher.broken():
            self._dispatcher.forget(task)
            if self._mailbox.outcome(task) is not None:
                self._collect(task)
                continue
            row = self._rows.row(task)
            if row is None:
                continue
            starts = self._mailbox.inventory({}).mail.get(task, Mail(task)).starts
            if type(error).__name__ == "KilledWorker":
                self._losses.lose(row, starts, starts, WORKER_LOST)
            else:
                self._losses.fail(row, self._explain(error))

    def _explain(self, error: BaseException) -> TaskError:
        if isinstance(error, ModuleNotFoundError) and (error.name or "").partition(".")[0] == "da_nb":
            mismatch = ClusterMismatch(self._link.address, "da_nb is not installed there")
            return TaskError("ClusterMismatch", str(mismatch))
        return TaskError(type(error).__name__, f"Dask could not run the action: {error}")


WORKER_LOST = TaskError("WorkerLost", "The Dask worker died while the action ran; it was not started a second time.")
