"""Wait for what has no event: a file of another process, the end of a process."""

import time
from collections.abc import Callable
from pathlib import Path

import psutil

from da_nb.timekeeping import monotonic_s


def until(condition: Callable[[], bool], patience_s: float = 15.0) -> float:
    """Wait until something is so; how many seconds that took. AssertionError if it does not come about."""
    start_s = monotonic_s()
    while not condition():
        assert monotonic_s() - start_s < patience_s, "it did not come about"
        time.sleep(0.002)
    return monotonic_s() - start_s


def numbers_in(path: Path) -> list[int]:
    """The numbers in a file, once it is there."""
    until(path.exists)
    return [int(word) for word in path.read_text().split()]


def gone(pid: int) -> bool:
    """Whether a process has ended; one that only waits to be reaped has."""
    try:
        return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True
