"""What every backend of background actions must do. A new backend is one more row in `BACKENDS`."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from da_nb.current import Evaluation, running
from da_nb.errors import TaskWaits
from da_nb.model.action import Action
from da_nb.model.services import Services
from da_nb.model.services import Tasks as TasksProtocol
from da_nb.model.task import TaskOptions, TaskRecord, TaskState
from da_nb.tasks.inline import InlineTasks
from tests.clusters import external_cluster
from tests.contracts import task_actions
from tests.contracts.task_rig import Rig


class Backend(TasksProtocol, Protocol):
    """What all backends offer beside the protocol."""

    @property
    def trouble(self) -> str | None:
        """Why tasks wait."""


def inline(rig: Rig, address: str) -> Backend:
    """In this process."""
    del address
    desk = rig.desk
    return InlineTasks(rig.rows, desk.settle, desk.clock, desk.changed, task_actions.run)


def embedded(rig: Rig, address: str) -> Backend:
    """A cluster in this process."""
    del address
    return rig.dask()


def external(rig: Rig, address: str) -> Backend:
    """A scheduler and two workers of their own."""
    return rig.dask(address)


BACKENDS: dict[str, Callable[[Rig, str], Backend]] = {"inline": inline, "embedded": embedded, "external": external}
PARAMETERS = [pytest.param(name, marks=() if name == "inline" else pytest.mark.cluster, id=name) for name in BACKENDS]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A cluster for all tests of this module."""
    with external_cluster() as found:
        yield found


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """A store in a file."""
    made = Rig(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=PARAMETERS)
def backend(request: pytest.FixtureRequest, rig: Rig) -> Iterator[Backend]:
    """Each backend over the same store."""
    address = request.getfixturevalue("address") if request.param == "external" else ""
    made = BACKENDS[request.param](rig, address)
    yield made
    made.close()


def wait(backend: Backend, task_id: str) -> TaskRecord:
    """The settled record."""
    return backend.wait(task_id, 20.0)


def test_an_action_is_done(backend: Backend, rig: Rig) -> None:
    """A1: it runs and its value is kept, with what it printed and when it ran."""
    task = rig.add("add", a=550, b=3)
    backend.kick()
    record = wait(backend, task)

    assert record.state is TaskState.DONE
    assert record.result is not None
    assert record.result.value == 553
    assert record.log == "adding 550 and 3\n"
    assert record.worker is not None
    assert record.started_at is not None
    assert record.ended_at is not None


def test_an_action_that_raises_has_failed(backend: Backend, rig: Rig) -> None:
    """A10: type, message and traceback of the error, and the log up to there."""
    record = wait(backend, rig.add("divide", by=0))

    assert record.state is TaskState.FAILED
    assert record.result is not None
    assert record.result.error_type == "ZeroDivisionError"
    assert record.result.error_message == "division by zero"
    assert "task_actions.py" in str(record.result.error_trace)
    assert record.log == "dividing\n"


def test_a_result_that_cannot_be_pickled_has_failed(backend: Backend, rig: Rig) -> None:
    """The error names what is to blame."""
    record = wait(backend, rig.add("locked"))

    assert record.result is not None
    assert record.result.error_type == "CannotSave"
    assert "'bad'" in str(record.result.error_message)


def test_several_actions_are_all_done(backend: Backend, rig: Rig) -> None:
    """A34: many at once, none lost, none twice."""
    tasks = rig.add_all(["respond"] * 12, value=1)
    backend.kick()

    assert {wait(backend, task).state for task in tasks} == {TaskState.DONE}
    assert rig.desk.applied == [Action("take", {"value": 1})] * 12


def test_a_queued_task_that_is_revoked_does_not_run(backend: Backend, rig: Rig) -> None:
    """A41: it is settled at once, without a cluster."""
    task = rig.add("add", a=1, b=2)
    backend.revoke(task, terminate=True)

    assert rig.record(task).state is TaskState.REVOKED
    assert wait(backend, task).state is TaskState.REVOKED
    assert rig.record(task).log == ""


def test_revoking_a_settled_task_changes_nothing(backend: Backend, rig: Rig) -> None:
    """2.2: no effect on a finished task."""
    task = rig.add("add", a=1, b=2)
    wait(backend, task)
    backend.revoke(task, terminate=True)

    assert rig.record(task).state is TaskState.DONE


def test_changes_are_told(backend: Backend, rig: Rig) -> None:
    """The screen hears that a task has begun and that it has ended."""
    task = rig.add("add", a=1, b=2)
    wait(backend, task)
    rig.desk.until(lambda: (task, TaskState.DONE) in rig.desk.changes)


def test_a_busy_session_delays_its_response_action(backend: Backend, rig: Rig) -> None:
    """Applied once, when the session is free; a task that needs no session is not held up."""
    rig.desk.session_is_busy = True
    first, second = rig.add("respond", value=1), rig.add("add", a=1, b=2)
    with running(evaluation_of(rig.session)), pytest.raises(TaskWaits):
        wait(backend, first)
    assert wait(backend, second).state is TaskState.DONE
    assert rig.desk.applied == []
    waiting = backend.record(first)
    assert waiting is not None
    assert waiting.waits_for_session

    rig.desk.session_is_busy = False
    assert wait(backend, first).state is TaskState.DONE
    assert rig.desk.applied == [Action("take", {"value": 1})]


def test_a_task_nobody_knows_cannot_be_waited_for(backend: Backend) -> None:
    """An error instead of a hang."""
    with pytest.raises(KeyError):
        backend.wait("no such task")
    assert backend.record("no such task") is None


def test_the_action_does_not_see_who_waits_for_it(backend: Backend, rig: Rig) -> None:
    """It has the environment of its worker and an evaluation of its own."""
    with running(evaluation_of(rig.session)):
        record = wait(backend, rig.add("tell", name="HOME"))

    assert record.result is not None
    assert record.result.value[0] == os.environ.get("HOME")  # type: ignore[index]


def test_nothing_is_wrong(backend: Backend, rig: Rig) -> None:
    """A backend that works has no trouble."""
    wait(backend, rig.add("add", a=1, b=2))

    assert backend.trouble is None


def test_a_time_limit_is_part_of_the_options(backend: Backend, rig: Rig) -> None:
    """Backends with processes of their own keep it; the inline one has no way to."""
    record = wait(backend, rig.add("sleep", TaskOptions(time_limit_s=0.2), seconds=0.3))

    assert record.result is not None
    inline = isinstance(backend, InlineTasks)
    assert record.result.error_type == (None if inline else "TimeLimitExceeded")


def evaluation_of(session: str) -> Evaluation:
    """One that holds the session."""

    def nobody(name: str) -> object:
        raise NameError(name)

    return Evaluation({}, Services(None), session, "", nobody)  # type: ignore[arg-type]
