"""Closing in the middle of things leaves nothing behind."""

import psutil
import pytest

from da_nb.testing import InterviewDriver
from tests.spec.interviews import interview, until

MANY = interview("background_response(1)", start="[background_action('work') for n in range(8)][0]")


@pytest.mark.cluster
def test_closing_while_tasks_begin_leaves_no_process() -> None:
    """A worker that goes down starts no process that nobody would end."""
    before = {process.pid for process in psutil.Process().children(recursive=True)}
    for _ in range(5):
        with InterviewDriver.open(MANY, cluster="embedded") as run:
            until(lambda: any(task.state != "queued" for task in run.session.tasks))
    after = {process.pid for process in psutil.Process().children(recursive=True)}
    assert after <= before
