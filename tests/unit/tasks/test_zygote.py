"""The process that forks one child per action."""

import os
import pickle
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from da_nb.tasks import frames
from da_nb.tasks.forked import Surroundings
from da_nb.tasks.zygote import Zygote, ZygoteBroken
from tests.unit.tasks import deeds
from tests.unit.tasks.running import packed, result, run, zygote
from tests.unit.tasks.waiting import gone, numbers_in, until

__all__ = ["zygote"]


def test_each_action_has_a_process_and_a_group_of_its_own(zygote: Zygote) -> None:
    """Tasks 3: a process group can be killed without harm to anyone else."""
    first = result(run(zygote, deeds.where_am_i))
    second = result(run(zygote, deeds.where_am_i))

    assert first[0] == first[1]
    assert second[0] == second[1]
    assert len({first[0], second[0], zygote.pid, os.getpid()}) == 4


def test_an_interrupt_of_the_kernel_does_not_reach_actions(zygote: Zygote) -> None:
    """Tasks 6: the stop button signals the kernel's group; the zygote is in a session of its own."""
    _, _, session = result(run(zygote, deeds.where_am_i))

    assert session == zygote.pid
    assert session != os.getsid(0)


def test_a_broken_entry_is_told_with_its_traceback() -> None:
    """An entry that cannot be imported is an error of each start, not a hang."""
    broken = Zygote("tests.unit.tasks.no_such_module:run")
    try:
        with pytest.raises(ZygoteBroken, match=r"No module named 'tests\.unit\.tasks\.no_such_module'"):
            broken.fork()
    finally:
        broken.close()


def test_a_dead_zygote_is_noticed(zygote: Zygote) -> None:
    """A zygote that was killed says so at the next start."""
    run(zygote, deeds.where_am_i)
    os.kill(zygote.pid, signal.SIGKILL)
    until(lambda: not zygote.alive)

    with pytest.raises(ZygoteBroken):
        zygote.fork()


def test_closing_ends_running_actions_with_their_children(zygote: Zygote, tmp_path: Path) -> None:
    """Nothing that an action started outlives the zygote."""
    pids = tmp_path / "pids"
    stream, log = zygote.fork()
    with stream:
        _begin(stream, packed(deeds.breed, str(pids)))
        family = numbers_in(pids)

        zygote.close()

        assert all(gone(pid) for pid in family)
    os.close(log)
    assert gone(zygote.pid)


def test_killing_its_owner_ends_everything(tmp_path: Path) -> None:
    """Tasks 3: a worker that is killed, however, takes its actions with it."""
    pids = tmp_path / "pids"
    command = [sys.executable, "-m", "tests.unit.tasks.owner", str(pids)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        zygote_pid = int(owner.stdout.readline())
        family = [*numbers_in(pids), zygote_pid]
        assert all(psutil.pid_exists(pid) for pid in family)

        owner.kill()
        took_s = until(lambda: all(gone(pid) for pid in family))

    assert took_s < 1.0


def test_many_actions_leave_no_descriptor_and_no_zombie(zygote: Zygote) -> None:
    """An action costs nothing once it has ended."""
    run(zygote, deeds.where_am_i)
    before = psutil.Process().num_fds(), psutil.Process(zygote.pid).num_fds()

    for _ in range(20):
        run(zygote, deeds.where_am_i)

    assert (psutil.Process().num_fds(), psutil.Process(zygote.pid).num_fds()) == before
    until(lambda: not psutil.Process(zygote.pid).children())


def _begin(stream: socket.socket, job: bytes) -> None:
    frames.receive(stream)
    frames.send(stream, frames.SURROUNDINGS, pickle.dumps(Surroundings.here()))
    frames.send(stream, frames.JOB, job)
