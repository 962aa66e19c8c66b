"""Actions for the tests of the task layer, run by an entry of its own: no interview is needed.

The action's name names the function, its arguments are the function's.
"""

import ctypes
import os
import pickle
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from da_nb.model.action import Action
from da_nb.model.task import TaskError, TaskJob, TaskReport
from da_nb.tasks.packing import pack

ENTRY = f"{__name__}:run"


def run(job: bytes) -> bytes:
    """What the zygote calls in place of `da_nb.tasks.child:run`."""
    order: TaskJob = pickle.loads(job)
    action = order.request.action
    try:
        report = ACTIONS[action.name](**action.arguments)
    except Exception as error:  # noqa: BLE001 - what an action raises is its result
        report = TaskReport(error=TaskError(type(error).__name__, str(error), traceback.format_exc()))
    return pack(report)


def add(a: int, b: int) -> TaskReport:
    """Print, and answer with the sum."""
    sys.stdout.write(f"adding {a} and {b}\n")
    return TaskReport(a + b)


def divide(by: int) -> TaskReport:
    """Fail for 0."""
    sys.stdout.write("dividing\n")
    return TaskReport(1 / by)


def respond(value: object) -> TaskReport:
    """End with a response action."""
    return TaskReport(response=Action("take", {"value": value}))


def talk(until: str) -> TaskReport:
    """Print a line, then wait for a file."""
    sys.stdout.write("first line\n")
    sys.stdout.flush()
    _await(until)
    sys.stderr.write("last line\n")
    return TaskReport("talked")


def hold(started: str, until: str) -> TaskReport:
    """Add a line to one file, wait for another."""
    with Path(started).open("a") as file:
        file.write(f"{os.getpid()}\n")
    _await(until)
    return TaskReport("held")


def breed(pids: str) -> TaskReport:
    """Start a grandchild that outlives its parent if nobody ends it; write both process ids."""
    grandchild = subprocess.Popen(["sleep", "600"])
    new = Path(pids + ".new")
    new.write_text(f"{os.getpid()} {grandchild.pid}")
    new.rename(pids)
    grandchild.wait()
    return TaskReport()


def spin(started: str) -> TaskReport:
    """Hold the interpreter lock inside C code."""
    Path(started).touch()
    return TaskReport(sum(range(10**12)))


def locked() -> TaskReport:
    """Answer with something that cannot be pickled."""
    return TaskReport({"good": 1, "bad": threading.Lock()})


def leave(code: int) -> TaskReport:
    """End the process without a word."""
    sys.stdout.write("leaving\n")
    sys.stdout.flush()
    os._exit(code)


def crash() -> TaskReport:
    """Read from address 0."""
    ctypes.string_at(0)
    return TaskReport()


def sleep(seconds: float) -> TaskReport:
    """Take some time."""
    time.sleep(seconds)
    return TaskReport("slept")


def eat(megabytes: int) -> TaskReport:
    """Use memory."""
    return TaskReport(len(b"x" * (megabytes << 20)))


def give(megabytes: int) -> TaskReport:
    """Answer with much."""
    return TaskReport(os.urandom(megabytes << 20))


def tell(name: str) -> TaskReport:
    """Answer with an environment variable and the working folder."""
    return TaskReport([os.environ.get(name), str(Path.cwd())])


ACTIONS: dict[str, Callable[..., TaskReport]] = {
    function.__name__: function
    for function in (add, divide, respond, talk, hold, breed, spin, locked, leave, crash, sleep, eat, give, tell)
}


def _await(path: str) -> None:
    while not Path(path).exists():
        time.sleep(0.005)
