"""Kernels, workers and schedulers that are killed: no task is lost, and none is started once too often."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from da_nb.model.action import Action
from da_nb.model.task import TaskOptions, TaskRecord, TaskState
from da_nb.tasks.dask_tasks import DaskTasks
from tests.clusters import ExternalCluster
from tests.contracts.task_rig import Rig
from tests.unit.tasks.kernels import kernel
from tests.unit.tasks.waiting import gone, numbers_in, until

pytestmark = pytest.mark.cluster


@pytest.fixture
def cluster() -> Iterator[ExternalCluster]:
    """A scheduler with one worker, to be damaged."""
    with ExternalCluster(workers=1) as made:
        yield made


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """A store in a file that kernels open as well."""
    made = Rig(tmp_path)
    yield made
    made.close()


def settled(tasks: DaskTasks, task: str) -> TaskRecord:
    """The record in the end; the tasks are closed."""
    try:
        return tasks.wait(task, 30)
    finally:
        tasks.close()


def error_type(record: TaskRecord) -> str | None:
    """Why it failed."""
    assert record.result is not None
    return record.result.error_type


def test_a_kernel_killed_after_the_save_has_lost_nothing(rig: Rig, tmp_path: Path) -> None:
    """House 6.2: the row is there to be sent by the next process."""
    with kernel(tmp_path, "none", "add", a=1, b=2) as dead:
        dead.kill()

    assert settled(rig.dask(), dead.task).state is TaskState.DONE


def test_a_task_claimed_for_a_dead_cluster_is_sent_again(rig: Rig) -> None:
    """The kernel died between claiming and sending."""
    task = rig.add("add", a=1, b=2)
    rig.rows.claim([task], "Scheduler-gone", rig.desk.clock.now())

    assert settled(rig.dask(), task).state is TaskState.DONE


def test_a_task_claimed_but_never_sent_is_sent_again(rig: Rig, cluster: ExternalCluster) -> None:
    """The same on a cluster that lives: it does not know the task, also not at the second look."""
    tasks = rig.dask(cluster.address)
    tasks.wait(rig.add("add", a=1, b=2), 30)
    (row,) = rig.clusters.all()
    task = rig.add("add", a=1, b=2)
    rig.rows.claim([task], row.id, rig.desk.clock.now())

    assert settled(tasks, task).state is TaskState.DONE


@pytest.mark.parametrize("max_starts", [1, 2])
def test_a_kernel_killed_with_its_cluster_during_the_action(rig: Rig, tmp_path: Path, max_starts: int) -> None:
    """Embedded: the action dies with it; failed as ClusterLost, or started again if the author allows it."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    where = str(started), str(go_on)
    with kernel(tmp_path, "embedded", "hold", max_starts=max_starts, started=where[0], until=where[1]) as dead:
        dead.until("running")
        until(lambda: bool(numbers_in(started)))
        dead.kill()
    (pid,) = numbers_in(started)
    until(lambda: gone(pid))
    go_on.touch()

    record = settled(rig.dask(), dead.task)

    assert len(numbers_in(started)) == max_starts
    assert record.state is (TaskState.FAILED if max_starts == 1 else TaskState.DONE)
    assert error_type(record) == ("ClusterLost" if max_starts == 1 else None)


def test_what_a_killed_embedded_cluster_had_finished_is_not_lost(rig: Rig, tmp_path: Path) -> None:
    """Tasks 8: the outcome lies in the journal; the response action is applied once."""
    with kernel(tmp_path, "embedded", "respond", busy=True, value=7) as dead:
        dead.until("waits")
        dead.kill()

    assert settled(rig.dask(), dead.task).state is TaskState.DONE
    assert rig.desk.applied == [Action("take", {"value": 7})]


def test_nothing_is_left_of_a_dead_cluster(rig: Rig, tmp_path: Path) -> None:
    """Once its tasks are settled, lock file, journal and row go."""
    with kernel(tmp_path, "embedded", "respond", busy=True, value=7) as dead:
        dead.until("waits")
        dead.kill()
    settled(rig.dask(), dead.task)
    settled(rig.dask(), rig.add("add", a=1, b=2))

    assert list((tmp_path / "clusters").iterdir()) == []
    assert rig.clusters.all() == []


def test_a_living_cluster_of_another_kernel_is_left_alone(rig: Rig, tmp_path: Path) -> None:
    """Tasks 8: two kernels with embedded clusters share a store."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    with kernel(tmp_path, "embedded", "hold", started=str(started), until=str(go_on)) as other:
        other.until("running")
        settled(rig.dask(), rig.add("add", a=1, b=2))
        assert rig.record(other.task).state is TaskState.RUNNING
        go_on.touch()
        other.until("done")

    assert len(numbers_in(started)) == 1


def test_a_killed_kernel_s_action_goes_on_elsewhere(rig: Rig, cluster: ExternalCluster, tmp_path: Path) -> None:
    """External: the action runs to its end, and the next process collects it."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    with kernel(tmp_path, cluster.address, "hold", started=str(started), until=str(go_on)) as dead:
        dead.until("running")
        until(lambda: bool(numbers_in(started)))
        dead.kill()
    tasks = rig.dask(cluster.address)
    tasks.kick()
    go_on.touch()

    assert settled(tasks, dead.task).state is TaskState.DONE
    assert len(numbers_in(started)) == 1


def test_an_outcome_nobody_was_there_for_is_collected(rig: Rig, cluster: ExternalCluster, tmp_path: Path) -> None:
    """External: it waits in the scheduler's mailbox."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    with kernel(tmp_path, cluster.address, "hold", started=str(started), until=str(go_on)) as dead:
        dead.until("running")
        until(lambda: bool(numbers_in(started)))
        dead.kill()
    (pid,) = numbers_in(started)
    go_on.touch()
    until(lambda: gone(pid))

    assert settled(rig.dask(cluster.address), dead.task).state is TaskState.DONE


@pytest.mark.parametrize("max_starts", [1, 2])
def test_a_killed_worker(rig: Rig, cluster: ExternalCluster, tmp_path: Path, max_starts: int) -> None:
    """The action dies with it; failed as WorkerLost, or started again if the author allows it."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    tasks = rig.dask(cluster.address)
    task = rig.add("hold", TaskOptions(max_starts=max_starts), started=str(started), until=str(go_on))
    tasks.kick()
    rig.until_running(task)
    until(lambda: bool(numbers_in(started)))
    (pid,) = numbers_in(started)

    for worker in cluster.worker_processes():
        worker.kill()
    took_s = until(lambda: gone(pid))
    go_on.touch()
    record = settled(tasks, task)

    assert took_s < 1.0
    assert len(numbers_in(started)) == max_starts
    assert error_type(record) == ("WorkerLost" if max_starts == 1 else None)


def test_a_killed_worker_takes_no_queued_task_along(rig: Rig, cluster: ExternalCluster, tmp_path: Path) -> None:
    """What had not begun is begun elsewhere, once."""
    started, late, go_on = tmp_path / "started", tmp_path / "late", tmp_path / "go"
    tasks = rig.dask(cluster.address)
    running = rig.add_all(["hold"] * 2, started=str(started), until=str(go_on))
    tasks.kick()
    rig.until_running(*running)
    until(lambda: started.exists() and len(numbers_in(started)) == 2)
    queued = rig.add("hold", started=str(late), until=str(go_on))
    tasks.kick()
    rig.desk.until(lambda: rig.record(queued).state is TaskState.SENT)

    for worker in cluster.worker_processes():
        worker.kill()
    go_on.touch()
    record = settled(tasks, queued)

    assert record.state is TaskState.DONE
    assert len(numbers_in(late)) == 1


def test_a_killed_scheduler(rig: Rig, cluster: ExternalCluster, tmp_path: Path) -> None:
    """What ran is failed as ClusterLost; what waited is sent to the scheduler that takes its place."""
    started, late, go_on = tmp_path / "started", tmp_path / "late", tmp_path / "go"
    tasks = rig.dask(cluster.address)
    running = rig.add_all(["hold"] * 2, started=str(started), until=str(go_on))
    tasks.kick()
    rig.until_running(*running)
    until(lambda: started.exists() and len(numbers_in(started)) == 2)
    queued = rig.add("hold", started=str(late), until=str(go_on))
    tasks.kick()
    rig.desk.until(lambda: rig.record(queued).state is TaskState.SENT)

    cluster.restart_scheduler()
    go_on.touch()
    lost = [tasks.wait(task, 30) for task in running]
    record = settled(tasks, queued)

    assert [error_type(each) for each in lost] == ["ClusterLost"] * 2
    assert record.state is TaskState.DONE
    assert len(numbers_in(started)) == 2
    assert len(numbers_in(late)) == 1


def test_a_kernel_that_slept_does_not_have_a_settled_task_run_again(
    rig: Rig, cluster: ExternalCluster, tmp_path: Path
) -> None:
    """A stopped process goes on with what it had claimed; the mailbox remembers the task."""
    started, go_on = tmp_path / "started", tmp_path / "go"
    go_on.touch()
    with kernel(tmp_path, cluster.address, "hold", started=str(started), until=str(go_on)) as sleeper:
        sleeper.until("done")
        os.kill(sleeper.process.pid, signal.SIGSTOP)
        tasks = rig.dask(cluster.address)
        late = settled(tasks, rig.add("add", a=1, b=2))
        os.kill(sleeper.process.pid, signal.SIGCONT)

    assert late.state is TaskState.DONE
    assert len(numbers_in(started)) == 1
