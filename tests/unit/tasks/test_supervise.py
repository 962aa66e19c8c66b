"""Watching one action's process."""

import os
import signal
import threading
from pathlib import Path

import pytest

from da_nb.tasks.supervise import LOG_LIMIT, Ending, Limits, Log
from da_nb.tasks.zygote import Zygote
from tests.unit.tasks import deeds
from tests.unit.tasks.running import result, run, zygote
from tests.unit.tasks.waiting import gone, numbers_in, until

__all__ = ["zygote"]


def test_the_outcome_comes_back(zygote: Zygote) -> None:
    """What the entry returns is the outcome."""
    ending = run(zygote, max, 3, 5)

    assert result(ending) == 5
    assert ending.error is None


def test_what_is_printed_is_the_log(zygote: Zygote) -> None:
    """Tasks 4: prints, stderr and the output of programs, in order."""
    heard: list[str] = []
    ending = run(zygote, deeds.say, "one", "two", heard=heard)

    assert ending.log == "one\nfrom a program\ntwo\n"
    assert "".join(heard) == ending.log


def test_the_end_of_a_long_log_is_kept(zygote: Zygote) -> None:
    """Tasks 4: the last 100 000 characters; few pieces are passed on."""
    heard: list[str] = []
    ending = run(zygote, deeds.chatter, 50_000, heard=heard)

    assert len(ending.log) == LOG_LIMIT
    assert ending.log.endswith("line 49999\n")
    assert len(heard) < 60
    assert all(len(piece) < 9_000 for piece in heard)


def test_a_letter_in_two_pieces_is_one_letter() -> None:
    """A piece of log may end inside a character."""
    heard: list[str] = []
    log = Log(heard.append)
    log.add("ü".encode()[:1])
    log.flush(now=True)
    log.add("ü".encode()[1:])
    log.flush(now=True)

    assert heard == ["ü"]


def test_an_action_that_leaves_is_lost_with_its_last_words(zygote: Zygote) -> None:
    """Tasks 3: `os._exit` and crashes are ProcessLost, and the log tells what came before."""
    ending = run(zygote, deeds.leave, 0)

    assert ending.error is not None
    assert ending.error.type == "ProcessLost"
    assert ending.log == "leaving\n"


def test_an_entry_that_raises_leaves_its_traceback(zygote: Zygote) -> None:
    """A fault of the entry itself is not silent."""
    ending = run(zygote, deeds.fail)

    assert ending.error is not None
    assert "ValueError: nobody caught me" in ending.log


def test_stopping_ends_the_action_and_its_children(zygote: Zygote, tmp_path: Path) -> None:
    """A37: the whole process group is killed, also one that ignores signals."""
    pids, stop = tmp_path / "pids", threading.Event()
    endings: list[Ending] = []

    def supervise() -> None:
        endings.append(run(zygote, deeds.breed, str(pids), stopped=stop.is_set))

    thread = threading.Thread(target=supervise)
    thread.start()
    family = numbers_in(pids)
    stop.set()
    took_s = until(lambda: all(gone(pid) for pid in family))
    thread.join()

    assert endings == [Ending()]
    assert took_s < 0.5


def test_a_long_c_call_is_stopped(zygote: Zygote, tmp_path: Path) -> None:
    """Tasks 3: an action that holds the interpreter lock cannot keep others from stopping it."""
    started = tmp_path / "started"

    assert run(zygote, deeds.compute, str(started), stopped=started.exists) == Ending()


def test_an_action_that_ends_takes_its_children_along(zygote: Zygote, tmp_path: Path) -> None:
    """What an action leaves running is ended with it."""
    pids = tmp_path / "pids"
    ending = run(zygote, deeds.abandon, str(pids))

    assert result(ending) == "done"
    until(lambda: all(gone(pid) for pid in numbers_in(pids)))


def test_a_time_limit_ends_the_action(zygote: Zygote) -> None:
    """Tasks 3: the limit is kept by the supervisor."""
    ending = run(zygote, deeds.sleep, 60.0, limits=Limits(time_s=0.1))

    assert ending.error is not None
    assert ending.error.type == "TimeLimitExceeded"
    assert "0.1 s" in ending.error.message


def test_a_memory_limit_is_an_ordinary_error_of_the_action(zygote: Zygote) -> None:
    """Tasks 3: MemoryError inside the action."""
    limits = Limits(memory_bytes=300 << 20)

    assert result(run(zygote, deeds.eat, 500, limits=limits)) == "MemoryError"
    assert result(run(zygote, deeds.eat, 50, limits=limits)) == str(50 << 20)


def test_an_action_finds_what_its_owner_has_now(
    zygote: Zygote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`%env`, `os.chdir` and `sys.path` of a notebook count at the action's start, not the zygote's."""
    run(zygote, max, 1, 2)
    monkeypatch.setenv("DA_NB_TEST", "set later")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))

    name, folder, path = result(run(zygote, deeds.surroundings, "DA_NB_TEST"))

    assert (name, folder, path[0]) == ("set later", str(tmp_path), str(tmp_path))


def test_a_killed_zygote_takes_its_actions_along(zygote: Zygote, tmp_path: Path) -> None:
    """Tasks 3: the running action is ProcessLost; nothing of it is left."""
    pids = tmp_path / "pids"
    endings: list[Ending] = []
    thread = threading.Thread(target=lambda: endings.append(run(zygote, deeds.breed, str(pids))))
    thread.start()
    family = numbers_in(pids)

    os.kill(zygote.pid, signal.SIGKILL)
    thread.join()

    assert endings[0].error is not None
    assert endings[0].error.type == "ProcessLost"
    until(lambda: all(gone(pid) for pid in family))
