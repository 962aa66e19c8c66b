"""One task on a Dask worker: ask the mailbox, run the action in a child process, leave the outcome in the mailbox."""

import logging
import pickle
import time
from dataclasses import replace
from typing import Any

from distributed import Status, get_worker
from distributed.utils import sync

from da_nb.model.task import TaskError, TaskReport
from da_nb.tasks.keeper import Keeper, keeper_of
from da_nb.tasks.orders import Order, topic_of
from da_nb.tasks.supervise import Ending, supervise
from da_nb.tasks.zygote import ZygoteBroken
from da_nb.timekeeping import monotonic_s

OUTCOME_LIMIT = 32 * 1024 * 1024
"""Bytes of an outcome; it stays in the scheduler's memory until it is collected."""
_ASK_AGAIN_S = 1.0
_PUT_AGAIN_S = 0.5

_log = logging.getLogger("da_nb.tasks")


def run(packed: bytes) -> None:
    """Carry out one order. The Dask task has no result of its own: everything goes through the mailbox."""
    order = Order.unpack(packed)
    desk = _Desk(get_worker(), order)
    who = [desk.worker.address, desk.worker.id]
    may = desk.ask("start", worker=who, follower=order.follower, max_starts=order.max_starts)
    if may == "lost":
        desk.put(Ending(error=TaskError("WorkerLost", _WORKER_LOST)))
    elif may == "go":
        ending = _carry_out(order, desk)
        if ending is not None:
            desk.put(ending)


def _carry_out(order: Order, desk: "_Desk") -> Ending | None:
    """How it ended; None when nothing may be said: it was revoked, or it dies with its worker."""
    keeper = keeper_of(desk.worker)
    try:
        zygote = keeper.zygote(order.entry)
        ending = supervise(zygote, order.job, order.limits, desk.tell_log, _Stop(desk, keeper))
    except ZygoteBroken as error:
        ending = Ending(error=TaskError("ProcessLost", f"The action was not started: {error}."))
    except Exception as error:  # noqa: BLE001 - a fault of ours must end the task, not leave it running for ever
        _log.warning("supervision failed", exc_info=True)
        ending = Ending(error=TaskError(type(error).__name__, f"The worker could not run the action: {error}."))
    if keeper.closed or (ending.outcome is None and ending.error is None):
        return None
    return _bounded(ending)


def _bounded(ending: Ending) -> Ending:
    size = len(ending.outcome or b"")
    if size <= OUTCOME_LIMIT:
        return ending
    problem = (
        f"The action's result takes {size / 2**20:.0f} MB; at most {OUTCOME_LIMIT / 2**20:.0f} MB can be handed over. "
        "Return less, or a file."
    )
    return replace(ending, outcome=None, error=TaskError("OutcomeTooLarge", problem))


class _Desk:
    """The worker's line to the scheduler, for one task."""

    def __init__(self, worker: Any, order: Order) -> None:  # noqa: ANN401 - Dask has no types
        self.worker = worker
        self._order = order
        self.key = worker.get_current_task()

    def ask(self, operation: str, **message: Any) -> Any:  # noqa: ANN401
        call = getattr(self.worker.scheduler, f"da_nb_{operation}")
        address: dict[str, Any] = {"namespace": self._order.namespace, "task": self._order.task_id}
        return sync(self.worker.loop, call, **address, **message)

    def tell_log(self, text: str) -> None:
        """Publish what the action printed; it may get lost, the whole log comes with the outcome."""
        event = {"kind": "log", "task": self._order.task_id, "text": text}
        self.worker.log_event(topic_of(self._order.namespace), event)

    def put(self, ending: Ending) -> None:
        """Deliver, however often it takes, as long as this worker belongs to its scheduler."""
        report = ending.outcome or pickle.dumps(TaskReport(error=ending.error))
        while True:
            try:
                self.ask("put", report=report, log=ending.log)
            except OSError:
                if self.worker.status != Status.running:
                    raise
                time.sleep(_PUT_AGAIN_S)
            else:
                return


class _Stop:
    """Whether the action must end.

    Dask cancels a task also when the client that sent it is lost, so a cancelled task goes on unless the mailbox says
    that it was revoked.
    """

    def __init__(self, desk: _Desk, keeper: Keeper) -> None:
        self._desk = desk
        self._keeper = keeper
        self._ask_at_s = 0.0

    def __call__(self) -> bool:
        if self._keeper.closed:
            return True
        task = self._desk.worker.state.tasks.get(self._desk.key)
        if task is not None and task.state not in ("cancelled", "released"):
            return False
        if monotonic_s() < self._ask_at_s:
            return False
        self._ask_at_s = monotonic_s() + _ASK_AGAIN_S
        try:
            return bool(self._desk.ask("closed"))
        except OSError:
            return False


_WORKER_LOST = "The Dask worker died while the action ran; it was not started a second time."
