"""What processes do in the tests of the zygote and the supervisor."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path


def where_am_i() -> tuple[int, int, int]:
    """Process, group and session id."""
    return os.getpid(), os.getpgid(0), os.getsid(0)


def surroundings(name: str) -> tuple[str | None, str, list[str]]:
    """An environment variable, the working folder, the path for imports."""
    return os.environ.get(name), str(Path.cwd()), list(sys.path)


def say(*lines: str) -> str:
    """Print lines, the last one to stderr, and one from another process."""
    for line in lines[:-1]:
        sys.stdout.write(line + "\n")
    sys.stdout.flush()
    subprocess.run(["echo", "from a program"], check=True)
    sys.stderr.write(lines[-1] + "\n")
    return "said"


def chatter(lines: int) -> None:
    """Print much."""
    for number in range(lines):
        sys.stdout.write(f"line {number}\n")


def leave(code: int) -> None:
    """Say so and go."""
    sys.stdout.write("leaving\n")
    sys.stdout.flush()
    os._exit(code)


def fail() -> None:
    """Raise through the entry."""
    raise ValueError("nobody caught me")


def breed(pids: str) -> None:
    """Start a program that ignores hints, write both process ids, and wait for it."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    child = subprocess.Popen(["sleep", "600"])
    _write(pids, f"{os.getpid()} {child.pid}")
    child.wait()


def abandon(pids: str) -> str:
    """End well, but leave a program behind."""
    child = subprocess.Popen(["sleep", "600"])
    _write(pids, f"{os.getpid()} {child.pid}")
    return "done"


def compute(started: str) -> int:
    """Hold the interpreter lock in one long C call."""
    Path(started).touch()
    return sum(range(10**12))


def sleep(seconds: float) -> None:
    """Wait."""
    time.sleep(seconds)


def eat(megabytes: int) -> str:
    """Use memory, or say that there is none."""
    try:
        return str(len(b"x" * (megabytes << 20)))
    except MemoryError:
        return "MemoryError"


def _write(path: str, text: str) -> None:
    new = Path(path + ".new")
    new.write_text(text)
    new.rename(path)
