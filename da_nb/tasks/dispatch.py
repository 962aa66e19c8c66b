"""Send tasks to the cluster, and call them back."""

import importlib
from collections.abc import Callable
from typing import Any

import cloudpickle

from da_nb.errors import SnapshotRefused
from da_nb.model.services import SupportsNow
from da_nb.model.task import TaskError, TaskReport, TaskRow, TaskState
from da_nb.store.tasks import TaskRows
from da_nb.tasks.cluster import Link
from da_nb.tasks.mailbox import Mailbox
from da_nb.tasks.orders import Order, by_value, key_of
from da_nb.tasks.supervise import Limits

Finish = Callable[[TaskRow, TaskReport], None]
"""Settles a task, now or as soon as its session is free."""


class Dispatcher:
    """Speaks to one cluster over one connection; used by the collector's thread alone."""

    def __init__(
        self, rows: TaskRows, link: Link, mailbox: Mailbox, entry: str, clock: SupportsNow, finish: Finish
    ) -> None:
        self._rows = rows
        self._link = link
        self._mailbox = mailbox
        self._entry = entry
        self._clock = clock
        self._finish = finish
        # Kept only to learn of tasks that never reached a worker's code; outcomes come through the mailbox.
        self._futures: dict[str, Any] = {}

    def send(self) -> None:
        """Submit what waits, the most urgent first. Rows are claimed before, so of several processes one sends."""
        while queued := self._rows.queued():
            for row in queued:
                if row.want != "run":
                    self._finish(row, TaskReport(revoked=True))
            ids = [row.request.id for row in queued if row.want == "run"]
            if not ids:
                return
            claimed = self._rows.claim(ids, self._link.cluster, self._clock.now())
            for row in claimed:
                self._submit(row)
            if not claimed:
                return

    def _submit(self, row: TaskRow) -> None:
        task_id, options = row.request.id, row.request.options
        try:
            job = self._rows.job(task_id)
            if job is None:
                return
            data = cloudpickle.dumps(job)
        except SnapshotRefused as error:
            self._finish(row, TaskReport(error=TaskError(type(error).__name__, str(error))))
            return
        order = Order(
            self._mailbox.namespace,
            task_id,
            data,
            self._entry,
            self._link.client.id,
            max(options.max_starts - row.starts, 1),
            Limits(options.time_limit_s, options.memory_bytes),
        )
        self._futures[task_id] = self._hand_over(order, options.priority)

    def _hand_over(self, order: Order, priority: int) -> Any:  # noqa: ANN401 - Dask has no usable types
        dask: Any = importlib.import_module("dask")
        distributed: Any = importlib.import_module("distributed")
        # The bytes travel in the task: scattered data is lost with the one worker that has it.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"}):
            future = self._link.client.submit(
                by_value("da_nb.tasks.worker", "run"),
                order.pack(),
                key=key_of(order.task_id),
                pure=False,
                priority=priority,
            )
        # It runs to its end though this process may not live so long.
        distributed.fire_and_forget(future)
        return future

    def revoke(self, row: TaskRow) -> None:
        """Do what the row's owner wants: stop it, or let it not begin."""
        task_id = row.request.id
        if row.want == "run" or row.cluster != self._link.cluster or row.state is TaskState.QUEUED:
            return
        started = self._mailbox.close(task_id, terminate=row.want == "revoke")
        if started and row.want == "unqueue":
            self._rows.want(task_id, "run")
            return
        self.cancel(task_id)
        record = self._rows.record(task_id)
        self._finish(row, TaskReport(revoked=True, log="" if record is None else record.log))

    def cancel(self, task_id: str) -> None:
        """Have Dask forget the task; a supervisor that runs it notices, asks the mailbox, and kills."""
        distributed: Any = importlib.import_module("distributed")
        client = self._link.client
        future = self._futures.pop(task_id, None) or distributed.Future(key_of(task_id), client)
        client.cancel([future], force=True)

    def forget(self, task_id: str) -> None:
        """The task is settled."""
        self._futures.pop(task_id, None)

    def sent(self, task_id: str) -> bool:
        """Whether the task was sent over this connection and is not settled."""
        return task_id in self._futures

    def broken(self) -> list[tuple[str, BaseException]]:
        """Tasks sent from here that Dask could not carry out, with its reason."""
        failed = [(task, future) for task, future in self._futures.items() if future.status == "error"]
        return [(task, future.exception()) for task, future in failed]
