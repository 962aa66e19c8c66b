"""What runs in an action's process: a job's bytes in, a report's bytes out, whatever happens."""

import pickle
import traceback

from da_nb.engine.action import run_job
from da_nb.model.task import TaskError, TaskJob, TaskReport
from da_nb.tasks.packing import pack


def run(job: bytes) -> bytes:
    """Run the pickled TaskJob and pickle its TaskReport.

    Also what ends a process elsewhere (SystemExit, KeyboardInterrupt) is no more than a failed action here.
    """
    try:
        order: TaskJob = pickle.loads(job)
        report = run_job(order)
    except BaseException as error:  # noqa: BLE001 - interview code and what it imports may raise anything
        report = TaskReport(error=TaskError(type(error).__name__, str(error), traceback.format_exc()))
    return pack(report)
