"""Wait for background work as a person at the screen does: with patience that has an end."""

import contextlib

from da_nb.errors import TaskWaits
from da_nb.runtime.app import App
from da_nb.runtime.runner import Runner
from da_nb.tasks.inline import InlineTasks
from da_nb.timekeeping import monotonic_s

PATIENCE_S = 15.0
"""How long `advance` waits at least for background work to end: a cluster may have to be started for it."""


def finish_tasks(app: App, runner: Runner, end_s: float) -> None:
    """Have the session's tasks end, and those they start, until `end_s` on the monotonic clock."""
    tasks = app.parts.tasks
    while True:
        if isinstance(tasks, InlineTasks):
            tasks.run_pending()
        for task_id in _open(runner):
            with contextlib.suppress(TimeoutError, KeyError, TaskWaits):
                tasks.wait(task_id, max(end_s - monotonic_s(), 0.0))
        app.finish_pushes()
        if not _open(runner) or monotonic_s() >= end_s:
            return


def _open(runner: Runner) -> list[str]:
    return [record.id for record in runner.tasks(unsettled=True) if not record.state.final]
