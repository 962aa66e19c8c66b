"""Start and kill processes that stand for a notebook's kernel."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


class Kernel:
    """A process that has queued the task `task`."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.task = self._line()

    def until(self, state: str) -> None:
        """Wait until it has seen its task in a state ("waits": for the session)."""
        while self._line() != state:
            pass

    def kill(self) -> None:
        """End it as a crash would."""
        self.process.kill()
        self.process.wait()

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the kernel has died"
        return line.strip()


@contextlib.contextmanager
def kernel(
    folder: Path, target: str, action: str, *, busy: bool = False, max_starts: int = 1, **arguments: object
) -> Iterator[Kernel]:
    """One kernel; dead at the end of the block at the latest."""
    options = json.dumps({"max_starts": max_starts})
    words = [str(folder), target, "busy" if busy else "free", options, json.dumps([action, arguments])]
    command = [sys.executable, "-m", "tests.unit.tasks.kernel", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        started = Kernel(process)
        try:
            yield started
        finally:
            started.kill()
