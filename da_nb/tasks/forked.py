"""The life of one action's process, from the fork to its end."""

import faulthandler
import importlib
import os
import pickle
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TextIO

from da_nb.tasks import frames

Entry = Callable[[bytes], bytes]
"""Turns a job's bytes into an outcome's bytes; it raises for nothing the action does."""


@dataclass(frozen=True)
class Surroundings:
    """What an action finds as if it ran in the process that supervises it.

    Read when the action starts, so that a notebook's `os.chdir`, `%env` and `sys.path` count. `memory_bytes` limits
    the data of the process, None for no limit.
    """

    path: Sequence[str]
    folder: str | None
    environment: dict[str, str]
    memory_bytes: int | None = None

    @staticmethod
    def here(memory_bytes: int | None = None) -> "Surroundings":
        """Those of the calling process."""
        try:
            folder = str(Path.cwd())
        except FileNotFoundError:
            folder = None
        return Surroundings(tuple(sys.path), folder, dict(os.environ), memory_bytes)

    def enter(self) -> None:
        """Make them those of this process."""
        sys.path[:] = self.path
        if self.folder is not None and Path(self.folder).is_dir():
            os.chdir(self.folder)
        for name in set(os.environ) - set(self.environment):
            del os.environ[name]
        for name, value in self.environment.items():
            if os.environ.get(name) != value:
                os.environ[name] = value
        if self.memory_bytes is not None:
            _limit_data(self.memory_bytes)


def _limit_data(limit: int) -> None:
    """Turn growth beyond `limit` bytes into a MemoryError; the address space as a whole cannot be limited usefully."""
    try:
        import resource  # noqa: PLC0415 - does not exist on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def load_entry(name: str) -> Entry:
    """Import the function called `module:function`."""
    module, _, function = name.partition(":")
    entry: Entry = getattr(importlib.import_module(module), function)
    return entry


def live(stream: socket.socket, log: int, entry: Entry) -> NoReturn:
    """Serve one job and end the process; never returns.

    Prints, logging to stderr and what C code writes go to the descriptor `log`, which the supervisor reads: they
    survive a crash. If `entry` raises, no outcome is sent.
    """
    code = 1
    try:
        _write_to(log)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        frames.send(stream, frames.STARTED, str(os.getpid()).encode())
        surroundings: Surroundings = pickle.loads(frames.receive(stream)[1])
        job = frames.receive(stream)[1]
        surroundings.enter()
        outcome = entry(job)
        sys.stdout.flush()
        sys.stderr.flush()
        frames.send(stream, frames.OUTCOME, outcome)
        code = 0
    except (EOFError, BrokenPipeError):
        code = 2
    except BaseException:  # noqa: BLE001 - the last frame of a foreign process; the text goes to the log
        traceback.print_exc()
    finally:
        # Nothing of the zygote may run here a second time: no exit handlers, no outer frames.
        os._exit(code)


def _write_to(log: int) -> None:
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)
    sys.stdout = _line_by_line(1)
    sys.stderr = _line_by_line(2)
    faulthandler.enable(sys.stderr)


def _line_by_line(descriptor: int) -> TextIO:
    return os.fdopen(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)
