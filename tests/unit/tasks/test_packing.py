"""Reports that can, and that cannot, be pickled."""

import pickle
import threading

from da_nb.model.action import Action
from da_nb.model.task import TaskEffect, TaskError, TaskReport
from da_nb.tasks.packing import pack


def unpacked(report: TaskReport) -> TaskReport:
    """The report after its journey."""
    travelled: TaskReport = pickle.loads(pack(report))
    return travelled


def test_a_report_travels() -> None:
    """A plain report comes back as it was."""
    report = TaskReport({"total": 5}, response=Action("take", {"a": 1}))

    assert unpacked(report) == report


def test_a_result_that_cannot_be_pickled_is_named() -> None:
    """The message says which part of the result is to blame."""
    error = unpacked(TaskReport({"good": 1, "bad": threading.Lock()})).error

    assert error is not None
    assert error.type == "CannotSave"
    assert error.message.startswith("'bad' in the action's result (lock) cannot be saved: cannot pickle")


def test_a_result_that_is_no_dictionary_is_called_the_result() -> None:
    """Without a name there is only the result."""
    error = unpacked(TaskReport([threading.Lock()])).error

    assert error is not None
    assert error.message.startswith("The action's result (list) cannot be saved")


def test_an_argument_of_a_response_action_is_named() -> None:
    """What a response action is given must be picklable as well."""
    error = unpacked(TaskReport(response=Action("take", {"a": 1, "lock": threading.Lock()}))).error

    assert error is not None
    assert error.message.startswith("The argument 'lock' of 'take' (lock) cannot be saved")


def test_an_effect_is_named_by_its_kind() -> None:
    """So must what the action wants done."""
    error = unpacked(TaskReport(effects=(TaskEffect("mail", threading.Lock()),))).error

    assert error is not None
    assert "(mail)" in error.message


def test_the_error_action_survives_a_bad_result() -> None:
    """An action whose result cannot be pickled has failed, and its error action runs."""
    handler = Action("mend", {"a": 1})

    assert unpacked(TaskReport(threading.Lock(), on_error=handler)).on_error == handler
    assert unpacked(TaskReport(1, on_error=Action("mend", {"a": threading.Lock()}))).on_error is None


def test_an_error_whose_parts_cannot_be_pickled_is_still_a_report() -> None:
    """Whatever the report holds, something comes back."""
    report = TaskReport(error=TaskError("E", "m", variables=Unpicklable()))

    assert unpacked(report).error is not None


class Unpicklable(list[str]):
    """Refuses to travel."""

    def __reduce__(self) -> str:
        raise ValueError("not me")
