"""Background actions on a Dask cluster: what goes beyond the contract of all backends."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from da_nb.model.task import TaskOptions, TaskState
from da_nb.tasks.dask_tasks import DaskTasks
from da_nb.timekeeping import monotonic_s
from tests.clusters import external_cluster, free_port
from tests.contracts.task_rig import Rig
from tests.unit.tasks.waiting import gone, numbers_in, until

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers of two threads."""
    with external_cluster() as found:
        yield found


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """A store in a file."""
    made = Rig(tmp_path)
    yield made
    made.close()


@pytest.fixture(params=["embedded", "external"])
def tasks(request: pytest.FixtureRequest, rig: Rig) -> Iterator[DaskTasks]:
    """Both kinds of cluster."""
    target = "embedded" if request.param == "embedded" else request.getfixturevalue("address")
    made = rig.dask(target)
    yield made
    made.close()


def test_prints_arrive_while_the_action_runs(tasks: DaskTasks, rig: Rig, tmp_path: Path) -> None:
    """Tasks 4: the log is pushed, and complete at the end."""
    go_on = tmp_path / "go"
    task = rig.add("talk", until=str(go_on))
    tasks.kick()

    rig.desk.until(lambda: rig.record(task).log == "first line\n")
    assert rig.record(task).state is TaskState.RUNNING
    go_on.touch()

    assert tasks.wait(task, 20).log == "first line\nlast line\n"


def test_revoking_ends_a_running_action_and_its_children(tasks: DaskTasks, rig: Rig, tmp_path: Path) -> None:
    """A37, A43: within a moment nothing of it runs any more, and it is settled as revoked."""
    pids = tmp_path / "pids"
    task = rig.add("breed", pids=str(pids))
    tasks.kick()
    family = numbers_in(pids)
    rig.until_running(task)

    tasks.revoke(task, terminate=True)
    took_s = until(lambda: all(gone(pid) for pid in family))

    assert took_s < 1.0
    assert tasks.wait(task, 20).state is TaskState.REVOKED


def test_deleting_the_session_ends_its_actions(rig: Rig, tmp_path: Path) -> None:
    """A60: the tasks of a deleted session are gone; what runs of them is ended at the next look."""
    tasks = rig.dask()
    pids = tmp_path / "pids"
    task = rig.add("breed", pids=str(pids))
    tasks.kick()
    family = numbers_in(pids)
    rig.sessions.delete(rig.session)

    until(lambda: all(gone(pid) for pid in family))
    assert tasks.record(task) is None
    tasks.close()


def test_revoking_stops_a_long_c_call(tasks: DaskTasks, rig: Rig, tmp_path: Path) -> None:
    """Tasks 3: what holds the interpreter lock cannot hold up the worker."""
    task = rig.add("spin", started=str(tmp_path / "started"))
    tasks.kick()
    until((tmp_path / "started").exists)
    tasks.revoke(task, terminate=True)

    assert tasks.wait(task, 20).state is TaskState.REVOKED


def test_unqueueing_leaves_a_running_action_alone(tasks: DaskTasks, rig: Rig, tmp_path: Path) -> None:
    """A42: `revoke(terminate=False)` only keeps a task from beginning."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    task = rig.add("hold", started=str(started), until=str(go_on))
    tasks.kick()
    rig.until_running(task)
    tasks.revoke(task, terminate=False)
    go_on.touch()

    assert tasks.wait(task, 20).state is TaskState.DONE


def test_a_task_that_waits_for_a_free_worker_is_unqueued(tasks: DaskTasks, rig: Rig, tmp_path: Path) -> None:
    """A41: sent to Dask but not begun: it never begins."""
    started, go_on, late = tmp_path / "started", tmp_path / "go", tmp_path / "late"
    busy = rig.add_all(["hold"] * 4, started=str(started), until=str(go_on))
    tasks.kick()
    rig.until_running(*busy)
    waiting = rig.add("hold", started=str(late), until=str(go_on))
    tasks.kick()
    rig.desk.until(lambda: rig.record(waiting).state is TaskState.SENT)
    tasks.revoke(waiting, terminate=False)

    assert tasks.wait(waiting, 20).state is TaskState.REVOKED
    go_on.touch()
    assert {tasks.wait(task, 20).state for task in busy} == {TaskState.DONE}
    assert not late.exists()


def test_a_process_that_leaves_is_lost(tasks: DaskTasks, rig: Rig) -> None:
    """Tasks 3: `os._exit`; the log tells what came before."""
    record = tasks.wait(rig.add("leave", code=0), 20)

    assert record.result is not None
    assert record.result.error_type == "ProcessLost"
    assert record.log == "leaving\n"


def test_a_process_that_crashes_is_lost(tasks: DaskTasks, rig: Rig) -> None:
    """Tasks 3: a segmentation fault; the log tells where."""
    record = tasks.wait(rig.add("crash"), 20)

    assert record.result is not None
    assert record.result.error_type == "ProcessLost"
    assert record.log.startswith("Fatal Python error: Segmentation fault")


def test_too_large_a_result_is_refused(tasks: DaskTasks, rig: Rig) -> None:
    """Tasks 8: what the scheduler must keep is bounded."""
    record = tasks.wait(rig.add("give", megabytes=33), 20)

    assert record.result is not None
    assert record.result.error_type == "OutcomeTooLarge"


def test_a_memory_limit_is_an_error_of_the_action(tasks: DaskTasks, rig: Rig) -> None:
    """Tasks 3: MemoryError in the action, and nobody else is harmed."""
    record = tasks.wait(rig.add("eat", TaskOptions(memory_bytes=300 << 20), megabytes=500), 20)

    assert record.result is not None
    assert record.result.error_type == "MemoryError"


def test_a_higher_priority_goes_first(rig: Rig, tmp_path: Path) -> None:
    """The most urgent is sent first."""
    tasks = rig.dask()
    low = rig.add_all(["sleep"] * 30, seconds=0.1)
    high = rig.add("sleep", TaskOptions(priority=10), seconds=0.0)
    tasks.kick()
    tasks.wait(high, 20)
    settled = sum(rig.record(task).state.final for task in low)
    tasks.close()

    assert settled < 15


def test_nothing_happens_before_the_first_kick(tmp_path: Path) -> None:
    """House decision 20: no thread, no process, no import of Dask; and closing leaves none behind."""
    code = (
        "import sys, threading, pathlib, psutil\n"
        "from tests.contracts.task_rig import Rig\n"
        "rig = Rig(pathlib.Path(sys.argv[1]))\n"
        "tasks = rig.dask()\n"
        "assert threading.active_count() == 1, threading.enumerate()\n"
        "assert not {'distributed', 'dask'} & set(sys.modules)\n"
        "task = rig.add('add', a=1, b=2)\n"
        "tasks.wait(task, 20)\n"
        "assert len(psutil.Process().children()) == 1\n"
        "tasks.close()\n"
        "assert psutil.Process().children() == []\n"
        "ours = [t.name for t in threading.enumerate() if t.name.startswith('da_nb') or 'IO loop' in t.name]\n"
        "assert ours == [], ours\n"
        "rig.close()\n"
    )
    assert ran(code, tmp_path) == (0, "", "")


@pytest.mark.parametrize("moment", ["idle", "running", "starting"])
def test_the_end_of_the_interpreter_ends_everything(tmp_path: Path, moment: str) -> None:
    """Without close(): no hang, no warning, no traceback, no process left, whatever goes on."""
    pids = tmp_path / "pids"
    code = (
        "import sys, pathlib\n"
        "from tests.contracts.task_rig import Rig\n"
        "rig = Rig(pathlib.Path(sys.argv[1]))\n"
        "tasks = rig.dask()\n"
        "moment, pids = sys.argv[2:]\n"
        "task = rig.add('breed', pids=pids)\n"
        "tasks.kick()\n"
        "if moment != 'starting':\n"
        "    rig.until_running(task)\n"
        "    rig.desk.until(pathlib.Path(pids).exists)\n"
        "if moment == 'idle':\n"
        "    tasks.revoke(task, terminate=True)\n"
        "    tasks.wait(task, 20)\n"
    )
    assert ran(code, tmp_path, moment, str(pids)) == (0, "", "")
    if moment != "starting":
        assert all(gone(pid) for pid in numbers_in(pids))


def ran(code: str, *arguments: object) -> tuple[int, str, str]:
    """Exit code and outputs of a new interpreter in which warnings are errors."""
    command = [sys.executable, "-W", "error", "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=40)
    return done.returncode, done.stdout, done.stderr


def test_an_unreachable_cluster_leaves_tasks_waiting(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    """One sentence, and the task runs as soon as a scheduler answers."""
    caplog.set_level(logging.WARNING, "da_nb.tasks")
    port = free_port()
    tasks = rig.dask(f"tcp://127.0.0.1:{port}")
    task = rig.add("add", a=1, b=2)
    tasks.kick()
    until(lambda: tasks.trouble is not None)
    assert "No Dask scheduler answers" in str(tasks.trouble)
    assert rig.record(task).state is TaskState.QUEUED

    start_s = monotonic_s()
    with pytest.raises(TimeoutError):
        tasks.wait(task, 1.5)
    assert monotonic_s() - start_s < 3.0
    tasks.close()

    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_a_queued_task_is_revoked_without_a_cluster(rig: Rig) -> None:
    """Nobody has to answer for that."""
    tasks = rig.dask(f"tcp://127.0.0.1:{free_port()}")
    task = rig.add("add", a=1, b=2)
    tasks.kick()
    tasks.revoke(task, terminate=True)

    assert rig.record(task).state is TaskState.REVOKED
    tasks.close()


def test_two_processes_share_a_store_and_a_cluster(rig: Rig, address: str, tmp_path: Path) -> None:
    """Each task is sent and settled once, whoever does it; prints are written down once."""
    first, second = rig.dask(address), rig.dask(address)
    gate = threading.Barrier(2)

    def kick(tasks: DaskTasks) -> None:
        gate.wait()
        tasks.kick()

    started = tmp_path / "started"
    go_on = tmp_path / "go"
    go_on.touch()
    rows = rig.add_all(["hold"] * 10, started=str(started), until=str(go_on))
    threads = [threading.Thread(target=kick, args=(tasks,)) for tasks in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    states = [first.wait(task, 20).state for task in rows]
    first.close()
    second.close()

    assert states == [TaskState.DONE] * 10
    assert len(started.read_text().split()) == 10


def test_closing_an_external_connection_leaves_its_actions_running(rig: Rig, address: str, tmp_path: Path) -> None:
    """House decision 5: the next process that connects collects them."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    first = rig.dask(address)
    task = rig.add("hold", started=str(started), until=str(go_on))
    first.kick()
    rig.until_running(task)
    first.close()
    (pid,) = numbers_in(started)
    assert psutil.pid_exists(pid)
    go_on.touch()

    second = rig.dask(address)
    assert second.wait(task, 20).state is TaskState.DONE
    second.close()
    assert len(numbers_in(started)) == 1
