"""Background actions without a cluster, in this process, when they are asked for; for fast tests and the driver."""

import contextlib
import contextvars
import io
from collections.abc import Callable
from dataclasses import replace

import cloudpickle

from da_nb.current import maybe_current
from da_nb.errors import SnapshotRefused, TaskWaits
from da_nb.model.services import SupportsNow
from da_nb.model.task import TaskError, TaskRecord, TaskReport, TaskRow, TaskState
from da_nb.store.tasks import TaskRows
from da_nb.tasks.child import run
from da_nb.tasks.collect import Settle, needs_session, read
from da_nb.tasks.forked import Entry
from da_nb.tasks.mailbox import Outcome

NAME = "inline"


class InlineTasks:
    """Runs queued tasks one after the other when `run_pending` or `wait` is called.

    The bytes are those that would go to a worker and come back, so nothing is shared by reference. `settle` and
    `on_change` are as for DaskTasks.
    """

    def __init__(
        self,
        rows: TaskRows,
        settle: Settle,
        clock: SupportsNow,
        on_change: Callable[[str], None],
        entry: Entry = run,
    ) -> None:
        self._rows = rows
        self._settle = settle
        self._clock = clock
        self._on_change = on_change
        self._entry = entry
        # What has run and waits for its session.
        self._reports: dict[str, TaskReport] = {}

    @property
    def trouble(self) -> str | None:
        """Nothing can be wrong with this cluster."""
        return None

    def kick(self) -> None:
        """Rows wait to be run: they go on waiting."""

    def warm(self) -> None:
        """There is nothing to prepare."""

    def close(self) -> None:
        """There is nothing to end."""

    def run_pending(self) -> int:
        """Run and settle what is queued, and what that queues, until nothing is left; how many tasks were settled."""
        settled = 0
        while True:
            before = settled
            for task_id in [*self._reports, *(row.request.id for row in self._rows.queued())]:
                settled += self._advance(task_id)
            if settled == before:
                return settled

    def record(self, task_id: str) -> TaskRecord | None:
        """The task as stored, with what this process knows beside it."""
        record = self._rows.record(task_id)
        report = self._reports.get(task_id)
        if record is None or record.state.final or report is None or not needs_session(report):
            return record
        return replace(record, waits_for_session=True)

    def wait(self, task_id: str, timeout_s: float | None = None) -> TaskRecord:
        """Run the task now.

        Raises TaskWaits when it needs a session that is in use, KeyError for a task nobody knows; `timeout_s` does not
        apply, for nothing is waited for.
        """
        record = self._rows.record(task_id)
        if record is not None and not record.state.final:
            self._advance(task_id)
            record = self._rows.record(task_id)
        if record is None:
            raise KeyError(task_id)
        if not record.state.final:
            raise TaskWaits(task_id, "it ends with an action in this session, which waits until this screen is done")
        return record

    def revoke(self, task_id: str, *, terminate: bool) -> None:
        """Stop a task that has not run; `terminate` makes no difference, for a running one has the only thread."""
        row = self._rows.want(task_id, "revoke" if terminate else "unqueue")
        if row is not None and (terminate or row.state is TaskState.QUEUED):
            self._reports[task_id] = TaskReport(revoked=True)
            self._advance(task_id)

    def _advance(self, task_id: str) -> bool:
        """Run the task if it has not run, settle it if possible; whether it is settled now."""
        if task_id not in self._reports and not self._run(task_id):
            return False
        row, report = self._rows.row(task_id), self._reports[task_id]
        if row is not None and (self._is_held(row, report) or not self._settle(row, report)):
            self._on_change(task_id)
            return False
        del self._reports[task_id]
        self._on_change(task_id)
        return True

    def _run(self, task_id: str) -> bool:
        """Put the task's report with the others; False when it is not ours to run."""
        for row in self._rows.claim([task_id], NAME, self._clock.now()):
            self._rows.started(task_id, NAME, self._clock.now())
            self._on_change(task_id)
            self._reports[row.request.id] = self._report(row)
            return True
        row_now = self._rows.row(task_id)
        if row_now is not None and row_now.want != "run" and row_now.state is TaskState.QUEUED:
            self._reports[task_id] = TaskReport(revoked=True)
            return True
        return False

    def _report(self, row: TaskRow) -> TaskReport:
        printed = io.StringIO()
        try:
            data = cloudpickle.dumps(self._rows.job(row.request.id))
        except SnapshotRefused as error:
            return TaskReport(error=TaskError(type(error).__name__, str(error)))
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            # An empty context: the action must not see the evaluation that waits for it.
            outcome = contextvars.Context().run(self._entry, data)
        return read(Outcome(outcome, printed.getvalue()))

    @staticmethod
    def _is_held(row: TaskRow, report: TaskReport) -> bool:
        """Whether the caller is in the middle of an evaluation of the session that settling would change."""
        evaluation = maybe_current()
        if evaluation is None or not needs_session(report):
            return False
        return evaluation.holds_session and evaluation.session == row.request.session
