"""Handles of tasks in cells, outside of any evaluation."""

from pathlib import Path

import pytest

from da_nb.errors import TaskWaits
from da_nb.testing import InterviewDriver
from tests.spec.interviews import ended, interview


def test_a_handle_outside_of_an_evaluation(tmp_path: Path) -> None:
    """It finds the App that knows its task, and none once that is closed."""
    with InterviewDriver.open(interview("background_response(7)")) as run:
        task = run.answers["bg"]
        assert task.get() == 7
        assert "done" in repr(task)
    with pytest.raises(TaskWaits, match="open the session it belongs to"):
        task.get()
    assert "unknown" in repr(task)


def test_a_handle_of_a_deleted_session() -> None:
    """There is nothing to wait for any more."""
    with InterviewDriver.open(interview("background_response(7)")) as run:
        task = run.answers["bg"]
        run.session.delete()
        with pytest.raises(TaskWaits):
            task.wait()


def test_a_handle_inside_a_background_action_is_not_ready() -> None:
    """So the interview's logic can run there, and ends where a person would be asked."""
    with InterviewDriver.open(interview("background_response([bg.ready(), bg.state()])")) as run:
        ended(run)
        result = run.answers["bg"].result()
        assert (result.error_type, result.value) == (None, [False, "PENDING"])
