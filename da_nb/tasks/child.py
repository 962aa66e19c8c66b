"""What runs in an action's process: a job's bytes in, a report's bytes out, whatever happens."""

import pickle
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path

from da_nb.config import DaNb
from da_nb.engine.action import run_job
from da_nb.model.task import MadeFile, TaskEffect, TaskError, TaskJob, TaskReport
from da_nb.store.files import SessionFiles
from da_nb.store.mailboxes import SessionMailboxes
from da_nb.tasks.packing import pack


def run(job: bytes) -> bytes:
    """Run the pickled TaskJob and pickle its TaskReport.

    Also what ends a process elsewhere (SystemExit, KeyboardInterrupt) is no more than a failed action here.
    """
    try:
        order: TaskJob = pickle.loads(job)
        report = _run(order)
    except BaseException as error:  # noqa: BLE001 - interview code and what it imports may raise anything
        report = TaskReport(error=TaskError(type(error).__name__, str(error), traceback.format_exc()))
    return pack(report)


def _run(job: TaskJob) -> TaskReport:
    """Files that the action makes travel in its report: a worker need not reach the store (house decision 3)."""
    with tempfile.TemporaryDirectory(prefix="da_nb-task-") as folder:
        files = SessionFiles(Path(folder), Path(job.files) if job.files else None)
        mailboxes = SessionMailboxes(Path(job.files), DaNb().mail_domain()) if job.files else None
        report = run_job(job, files, mailboxes)
        made = [
            TaskEffect("file", MadeFile(number, path.name, path.read_bytes()))
            for number, place in files.all_of(job.request.session).items()
            for path in place.iterdir()
        ]
    return replace(report, effects=(*report.effects, *made)) if made else report
