"""Stands for a notebook's kernel: queues one action, has it run, and stays until it is killed.

Arguments: folder of the store, cluster, "busy" or "free" (the session), options and action as JSON. Prints the task's
id, then each state it reaches.
"""

import json
import sys
import threading
from pathlib import Path

from da_nb.model.task import TaskOptions, TaskState
from tests.contracts.task_rig import Rig


def main() -> None:
    """Run until killed."""
    folder, target, session, options, action = sys.argv[1:]
    rig = Rig(Path(folder))
    rig.desk.session_is_busy = session == "busy"
    name, arguments = json.loads(action)
    task = rig.add(name, TaskOptions(**json.loads(options)), **arguments)
    _say(task)
    if target == "none":
        threading.Event().wait()
    tasks = rig.dask(target)
    tasks.kick()
    states = _States(rig)
    while True:
        state = states.next()
        _say("waits" if getattr(tasks.record(task), "waits_for_session", False) else state)


class _States:
    """The states a rig's tasks reach, one after the other."""

    def __init__(self, rig: Rig) -> None:
        self._desk = rig.desk
        self._seen = 0

    def next(self) -> TaskState:
        """Wait for the next one."""
        self._desk.until(lambda: len(self._desk.changes) > self._seen, 600)
        self._seen += 1
        return self._desk.changes[self._seen - 1][1]


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
