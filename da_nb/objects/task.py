"""The handle of a background action, as interviews and notebooks hold it (spec async 2.2)."""

import contextlib
from datetime import datetime

from da_nb.current import maybe_current, worlds
from da_nb.errors import TaskRevoked, TaskWaits
from da_nb.model.services import Tasks
from da_nb.model.task import TaskRecord, TaskResult, TaskState

LOST = "this process does not know the task; open the session it belongs to"


class BackgroundTask:
    """What `background_action()` returns. It holds only the task's id; everything else is asked from the store."""

    def __init__(self, task_id: str) -> None:
        self.id = task_id

    def ready(self) -> bool:
        """Whether the task is settled, response and error actions included. Never blocks."""
        record = self._record()
        return record is not None and record.state.final

    def wait(self) -> bool:
        """Block until the task is settled; True also after a failure.

        Raises TaskRevoked, and TaskWaits where waiting could never end.
        """
        self._settled()
        return True

    def failed(self) -> bool:
        """Whether the action failed; blocks until it is settled."""
        return self.result().error_type is not None

    def get(self) -> object:
        """The action's response; after a failure what the error action responded, else None. Blocks."""
        return self.result().value

    def result(self) -> TaskResult:
        """Value and error information; blocks until the task is settled."""
        return self._settled().result or TaskResult()

    def revoke(self, terminate: bool = True) -> None:
        """Stop the task; with `terminate` False only if it has not begun. A settled task stays as it is."""
        self._commit()
        _, tasks = self._found()
        tasks.revoke(self.id, terminate=terminate)

    def state(self) -> str:
        """'PENDING', 'SUCCESS' (failed actions too) or 'REVOKED'."""
        record = self._record()
        if record is None or not record.state.final:
            return "PENDING"
        return "REVOKED" if record.state is TaskState.REVOKED else "SUCCESS"

    def status(self) -> str:
        """The same as `state()`."""
        return self.state()

    def date_done(self) -> datetime | None:
        """When the task was settled (UTC); None before."""
        record = self._record()
        return record.ended_at if record is not None and record.state.final else None

    def _record(self) -> TaskRecord | None:
        evaluation = maybe_current()
        if self._waiting_to_be_stored() or (evaluation is not None and evaluation.services.tasks is None):
            # Inside a background action nothing is known of other tasks; this one is certainly not settled.
            return None
        return self._found()[0]

    def _settled(self) -> TaskRecord:
        self._commit()
        record, tasks = self._found()
        if not record.state.final:
            record = self._waited(tasks)
        if record.state is TaskState.REVOKED:
            raise TaskRevoked(self.id)
        return record

    def _waited(self, tasks: Tasks) -> TaskRecord:
        try:
            return tasks.wait(self.id)
        except KeyError:
            raise TaskWaits(self.id, "its session was deleted") from None

    def _waiting_to_be_stored(self) -> bool:
        evaluation = maybe_current()
        return evaluation is not None and any(request.id == self.id for request in evaluation.outbox)

    def _commit(self) -> None:
        """A task of this very evaluation is stored now, or waiting for it would never end (house decision 2)."""
        evaluation = maybe_current()
        if evaluation is None or not self._waiting_to_be_stored():
            return
        if evaluation.commit is None:
            raise TaskWaits(self.id, "a background action cannot wait for a task it starts itself")
        request = next(request for request in evaluation.outbox if request.id == self.id)
        evaluation.commit(request)
        evaluation.outbox.remove(request)

    def _found(self) -> tuple[TaskRecord, Tasks]:
        for services in worlds():
            if services.tasks is None:
                raise TaskWaits(self.id, "a background action cannot ask about other tasks")
            record = services.tasks.record(self.id)
            if record is not None:
                return record, services.tasks
        raise TaskWaits(self.id, LOST)

    def __repr__(self) -> str:
        state = "unknown"
        with contextlib.suppress(TaskWaits):
            record = self._record()
            state = "queued" if record is None else str(record.state)
        return f"<BackgroundTask {self.id} {state}>"


CLASSES = (BackgroundTask,)
