"""What runs in an action's process."""

import pickle

from da_nb.model.task import TaskReport
from da_nb.tasks.child import run


def test_a_job_that_cannot_be_read_is_a_failed_action() -> None:
    """The process answers even then."""
    report: TaskReport = pickle.loads(run(b"no pickle"))

    assert report.error is not None
    assert report.error.type == "UnpicklingError"
