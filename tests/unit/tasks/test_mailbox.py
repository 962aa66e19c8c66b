"""The scheduler's mailbox, apart from a cluster: its rules, its journal, its travel by value."""

import asyncio
import pickle
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from da_nb.tasks.mailbox import Outcome, pack_plugin, read_journal
from da_nb.tasks.mailbox_plugin import MailboxPlugin

WORKER = ("tcp://worker:1", "Worker-1")
OTHER = ("tcp://worker:2", "Worker-2")


class Scheduler(SimpleNamespace):
    """As much of Dask's scheduler as the plugin uses."""

    def __init__(self) -> None:
        super().__init__(handlers={}, workers={}, tasks={}, clients={"me": object()}, events=[])

    def log_event(self, topic: str, event: dict[str, Any]) -> None:
        """Keep what is published."""
        self.events.append((topic, event))


def installed(journal: Path | None = None) -> tuple[MailboxPlugin, Scheduler]:
    """A plugin at work."""
    plugin, scheduler = MailboxPlugin(None if journal is None else str(journal)), Scheduler()
    # On a thread of its own: Playwright leaves a loop running on the one that tests run on.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(plugin.start(scheduler))).result()
    return plugin, scheduler


def start(plugin: MailboxPlugin, worker: tuple[str, str] = WORKER, max_starts: int = 1, task: str = "t") -> str:
    """Ask to start a task."""
    return plugin.on_start("ns", task, worker, "me", max_starts)


def test_a_task_starts_as_often_as_it_may() -> None:
    """House decision 5: a second start after a loss is refused unless the author allows it."""
    plugin, _ = installed()

    assert [start(plugin), start(plugin, OTHER)] == ["go", "lost"]
    assert [start(plugin, max_starts=2, task="u") for _ in range(3)] == ["go", "go", "lost"]


def test_a_closed_task_does_not_start() -> None:
    """A41: revoked before it began."""
    plugin, _ = installed()

    assert plugin.on_close("ns", "t", terminate=True) == 0
    assert start(plugin) == "closed"
    assert plugin.on_closed("ns", "t")


def test_closing_without_termination_leaves_a_started_task_alone() -> None:
    """A42: `revoke(terminate=False)` comes too late for a task that has begun."""
    plugin, _ = installed()
    start(plugin)

    assert plugin.on_close("ns", "t", terminate=False) == 1
    assert not plugin.on_closed("ns", "t")


def test_the_first_outcome_counts() -> None:
    """A second run cannot replace what was told."""
    plugin, scheduler = installed()
    start(plugin)
    plugin.on_put("ns", "t", b"first", "log")
    plugin.on_put("ns", "t", b"second", "")

    assert plugin.on_get("ns", "t") == {"report": b"first", "log": "log"}
    assert scheduler.events[-1] == ("da/ns", {"kind": "done", "task": "t"})
    assert start(plugin, OTHER, max_starts=2) == "closed"


def test_a_dropped_task_cannot_be_started_by_a_late_sender() -> None:
    """A process that slept between claiming and sending must not have a settled task run again."""
    plugin, _ = installed()
    start(plugin)
    plugin.on_put("ns", "t", b"out", "")
    plugin.on_drop("ns", "t")

    assert start(plugin) == "closed"
    assert plugin.on_get("ns", "t") is None
    plugin.on_put("ns", "t", b"late", "")
    assert plugin.on_list("ns", [], "me")["mail"] == []


def test_a_new_worker_at_an_old_address_is_not_the_one_that_started() -> None:
    """Else the task of a dead worker would run for ever."""
    plugin, scheduler = installed()
    start(plugin)
    scheduler.workers[WORKER[0]] = SimpleNamespace(server_id=WORKER[1])
    assert plugin.on_list("ns", [], "me")["mail"][0]["alive"]

    scheduler.workers[WORKER[0]] = SimpleNamespace(server_id="Worker-3")
    assert not plugin.on_list("ns", [], "me")["mail"][0]["alive"]


def test_stores_do_not_see_each_other() -> None:
    """Several stores share a cluster."""
    plugin, _ = installed()
    start(plugin)

    assert plugin.on_list("another", [], "me")["mail"] == []
    assert plugin.on_start("another", "t", WORKER, "me", 1) == "go"


def test_a_task_without_a_follower_gets_one() -> None:
    """Of several processes one writes down what an action prints; another takes over when that one is gone."""
    plugin, scheduler = installed()
    start(plugin)
    scheduler.clients["you"] = object()

    assert not plugin.on_list("ns", [], "you")["mail"][0]["followed"]
    del scheduler.clients["me"]
    assert plugin.on_list("ns", [], "you")["mail"][0]["followed"]


def test_dask_s_own_work_is_listed() -> None:
    """Tasks that wait or run at the scheduler are not lost; finished ones are none of them."""
    plugin, scheduler = installed()
    scheduler.tasks = {"da-1": SimpleNamespace(state="queued"), "da-2": SimpleNamespace(state="memory")}

    assert plugin.on_list("ns", ["da-1", "da-2", "da-3"], "me")["known"] == ["da-1"]


def test_the_journal_outlives_the_scheduler(tmp_path: Path) -> None:
    """Tasks 8: starts and outcomes are on the disk before they are answered."""
    journal = tmp_path / "journal"
    plugin, _ = installed(journal)
    start(plugin)
    assert read_journal(journal, "t") == (1, None)
    plugin.on_put("ns", "t", b"out", "log")

    assert read_journal(journal, "t") == (1, Outcome(b"out", "log"))
    again, _ = installed(journal)
    assert again.on_get("ns", "t") == {"report": b"out", "log": "log"}
    assert start(again) == "closed"
    again.on_drop("ns", "t")
    assert list(journal.iterdir()) == []
    assert read_journal(journal, "t") == (0, None)


def test_the_journal_is_private(tmp_path: Path) -> None:
    """It holds answers."""
    journal = tmp_path / "journal"
    plugin, _ = installed(journal)
    start(plugin)

    assert stat.S_IMODE(journal.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in journal.iterdir()] == [0o600]


def test_old_tasks_are_forgotten_in_the_end() -> None:
    """The memory of dropped tasks is bounded."""
    plugin, _ = installed()
    for number in range(10_001):
        plugin.on_drop("ns", str(number))

    assert start(plugin, task="0") == "go"
    assert start(plugin, task="1") == "closed"


@pytest.mark.cluster
def test_a_scheduler_without_our_package_can_unpickle_it(tmp_path: Path) -> None:
    """Tasks 5: the plugin travels by value."""
    packed = tmp_path / "plugin"
    packed.write_bytes(pack_plugin(None))
    code = (
        "import pickle, sys, pathlib\n"
        "sys.meta_path.insert(0, type('No', (), {'find_spec': staticmethod(lambda name, *_: "
        "(_ for _ in ()).throw(ImportError(name)) if name.split('.')[0] == 'da_nb' else None)}))\n"
        "plugin = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(plugin.on_close('ns', 't', terminate=True), plugin.on_start('ns', 't', ['a', 'b'], 'c', 1))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(packed)], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert (done.stdout, done.stderr) == ("0 closed\n", "")


def test_packing_leaves_no_trace() -> None:
    """Other pickles of the process still go by reference."""
    pack_plugin(None)

    assert b"MailboxPlugin" in pickle.dumps(MailboxPlugin)
