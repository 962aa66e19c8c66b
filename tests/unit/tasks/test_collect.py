"""Reading what a worker left."""

import pickle

from da_nb.model.action import Action
from da_nb.model.task import TaskError, TaskReport
from da_nb.tasks.collect import needs_session, read
from da_nb.tasks.mailbox import Outcome


class Poison:
    """Cannot be unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return int, ("no number",)


def test_a_report_gets_its_log() -> None:
    """The log travels beside the report."""
    assert read(Outcome(pickle.dumps(TaskReport(5)), "printed")) == TaskReport(5, log="printed")


def test_a_poisoned_outcome_is_a_failed_report() -> None:
    """Tasks 5: it must not keep the collector busy for ever."""
    report = read(Outcome(pickle.dumps(TaskReport(Poison())), "printed"))

    assert report.error is not None
    assert report.error.type == "ResultUnreadable"
    assert "ValueError" in report.error.message
    assert report.log == "printed"


def test_an_outcome_that_is_no_report_is_a_failed_report() -> None:
    """An entry of somebody else's may answer anything."""
    report = read(Outcome(pickle.dumps({"a": 1})))

    assert report.error is not None
    assert report.error.message.endswith("answered with a dict.")


def test_response_and_error_actions_need_the_session() -> None:
    """An error action counts only after an error."""
    error, action = TaskError("E", "m"), Action("a")

    assert needs_session(TaskReport(response=action))
    assert needs_session(TaskReport(error=error, on_error=action))
    assert not needs_session(TaskReport(on_error=action))
    assert not needs_session(TaskReport(error=error))
    assert not needs_session(TaskReport(5))
