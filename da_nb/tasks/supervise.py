"""Watch one action's process: relay what it prints, and end it when it must end."""

import codecs
import contextlib
import os
import pickle
import selectors
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass

from da_nb.model.task import TaskError
from da_nb.tasks import frames
from da_nb.tasks.forked import Surroundings
from da_nb.tasks.zygote import Zygote
from da_nb.timekeeping import monotonic_s

LOOK_S = 0.02
"""How often `stopped` is asked; between that and a dead process lie about 5 ms."""
LOG_LIMIT = 100_000
"""Characters of log that are kept: the last ones."""
_BATCH_S = 0.05
_BATCH_LIMIT = 8_000
_LEFT_OUT = "[…]\n"


@dataclass(frozen=True)
class Limits:
    """Bounds of one run, None for no bound: wall time in seconds, data of the process in bytes."""

    time_s: float | None = None
    memory_bytes: int | None = None


@dataclass(frozen=True)
class Ending:
    """How a process ended: with an outcome, by a fault of its own (`error`), or, with neither, by being stopped.

    `log` is the end of what it printed.
    """

    outcome: bytes | None = None
    error: TaskError | None = None
    log: str = ""


class Log:
    """Collects text and passes it on in batches: at once after a pause, else every 50 ms."""

    def __init__(self, pass_on: Callable[[str], None]) -> None:
        self._pass_on = pass_on
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._tail = ""
        self._waiting = ""
        self._next_s = 0.0

    @property
    def tail(self) -> str:
        """The last 100 000 characters."""
        return self._tail

    def add(self, data: bytes) -> None:
        """Take what was printed."""
        text = self._decoder.decode(data)
        self._tail = (self._tail + text)[-LOG_LIMIT:]
        self._waiting += text

    def flush(self, *, now: bool = False) -> None:
        """Pass on what has come since, if it is time; only its end if it is much (the whole log comes later)."""
        if not self._waiting or (not now and monotonic_s() < self._next_s):
            return
        text = self._waiting
        if len(text) > _BATCH_LIMIT:
            text = _LEFT_OUT + text[-_BATCH_LIMIT:]
        self._waiting = ""
        self._next_s = monotonic_s() + _BATCH_S
        self._pass_on(text)


def supervise(
    zygote: Zygote,
    job: bytes,
    limits: Limits,
    pass_on: Callable[[str], None],
    stopped: Callable[[], bool],
) -> Ending:
    """Run `job` in a child of `zygote` until it ends or `stopped()` says so; it and its children are dead afterwards.

    `pass_on` gets pieces of what the action prints. Raises ZygoteBroken.
    """
    stream, log_end = zygote.fork()
    log = Log(pass_on)
    watch = _Watch(stream, log_end, log)
    try:
        ending = watch.run(job, limits, stopped)
    finally:
        watch.close()
    log.flush(now=True)
    return Ending(ending.outcome, ending.error, log.tail)


class _Watch:
    def __init__(self, stream: socket.socket, log_end: int, log: Log) -> None:
        self._stream = stream
        self._log_end = log_end
        self._log = log
        self._pid: int | None = None
        self._selector = selectors.DefaultSelector()
        self._selector.register(stream, selectors.EVENT_READ)
        self._selector.register(log_end, selectors.EVENT_READ)
        os.set_blocking(log_end, False)

    def run(self, job: bytes, limits: Limits, stopped: Callable[[], bool]) -> Ending:
        try:
            self._pid = int(frames.receive(self._stream)[1])
            here = Surroundings.here(limits.memory_bytes)
            frames.send(self._stream, frames.SURROUNDINGS, pickle.dumps(here))
            frames.send(self._stream, frames.JOB, job)
            return self._watch(limits.time_s, stopped)
        except (EOFError, OSError):
            return Ending(error=TaskError("ProcessLost", _LOST))

    def _watch(self, time_s: float | None, stopped: Callable[[], bool]) -> Ending:
        end_s = None if time_s is None else monotonic_s() + time_s
        while True:
            ready = [key.fileobj for key, _ in self._selector.select(LOOK_S)]
            if self._log_end in ready:
                self._read_log()
            self._log.flush()
            if self._stream in ready:
                return Ending(frames.receive(self._stream)[1])
            if stopped():
                return Ending()
            if end_s is not None and monotonic_s() > end_s:
                message = f"The action took longer than {time_s:g} s and was stopped."
                return Ending(error=TaskError("TimeLimitExceeded", message))

    def _read_log(self) -> bool:
        """Take one piece; False when there is none now, or none to come."""
        try:
            data = os.read(self._log_end, 1 << 16)
        except BlockingIOError:
            return False
        if not data:
            with contextlib.suppress(KeyError):
                self._selector.unregister(self._log_end)
            return False
        self._log.add(data)
        return True

    def close(self) -> None:
        """Kill what still runs, read what it left, free the descriptors."""
        if self._pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)
        while self._read_log():
            pass
        self._selector.close()
        self._stream.close()
        os.close(self._log_end)


_LOST = "The action's process died: it crashed, left with os._exit(), or was killed (perhaps for lack of memory)."
