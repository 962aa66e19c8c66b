"""The mailbox as the scheduler runs it: a plugin that travels by value.

The scheduler need not have our package, so nothing in this module may use another module of it.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from distributed.diagnostics.plugin import SchedulerPlugin

NAME = "da_nb-mailbox"
_REMEMBERED = 10_000
_AT_WORK = ("waiting", "queued", "no-worker", "processing")


@dataclass
class Entry:
    """One task: who started it (address and id: a new worker may listen at an old address), and what came of it."""

    starts: list[tuple[str, str]] = field(default_factory=list)
    closed: bool = False
    follower: str | None = None
    report: bytes | None = None
    log: str = ""


class MailboxPlugin(SchedulerPlugin):
    """Answers the operations `da_nb_...`; all of them run on the scheduler's event loop, one after the other."""

    name = NAME
    # A second registration keeps the first plugin and what is in it.
    idempotent = True

    def __init__(self, journal: str | None = None) -> None:
        self._journal = None if journal is None else Path(journal)
        self._entries: dict[tuple[str, str], Entry] = {}
        self._dropped: dict[tuple[str, str], None] = {}

    async def start(self, scheduler: Any) -> None:  # noqa: ANN401 - used beyond its types
        """Offer the operations."""
        self._scheduler = scheduler
        self._load()
        for name in ("start", "put", "get", "close", "closed", "list", "drop"):
            self._scheduler.handlers[f"da_nb_{name}"] = getattr(self, f"on_{name}")

    def on_start(
        self, namespace: str, task: str, worker: Sequence[str], follower: str, max_starts: int
    ) -> Literal["go", "closed", "lost"]:
        """May `worker` (address, id) start the task? Lost: as many have already, and left nothing."""
        if (namespace, task) in self._dropped:
            return "closed"
        entry = self._entry(namespace, task)
        if entry.closed or entry.report is not None:
            return "closed"
        if len(entry.starts) >= max_starts:
            return "lost"
        address, identity = worker
        entry.starts.append((address, identity))
        entry.follower = follower
        self._write(namespace, task, entry)
        self._say(namespace, kind="started", task=task, text=address)
        return "go"

    def on_put(self, namespace: str, task: str, report: bytes, log: str) -> None:
        """Keep an outcome; the first one counts."""
        if (namespace, task) in self._dropped:
            return
        entry = self._entry(namespace, task)
        if entry.report is None:
            entry.report, entry.log = bytes(report), log
            self._write(namespace, task, entry)
        self._say(namespace, kind="done", task=task)

    def on_get(self, namespace: str, task: str) -> dict[str, Any] | None:
        """The outcome, None if there is none."""
        entry = self._entries.get((namespace, task))
        if entry is None or entry.report is None:
            return None
        return {"report": entry.report, "log": entry.log}

    def on_close(self, namespace: str, task: str, terminate: bool) -> int:
        """Let nobody start the task any more; how many had. Without `terminate` a started one is left alone."""
        entry = self._entry(namespace, task)
        entry.closed = entry.closed or terminate or not entry.starts
        return len(entry.starts)

    def on_closed(self, namespace: str, task: str) -> bool:
        """Whether the task was revoked or is settled."""
        entry = self._entries.get((namespace, task))
        return (namespace, task) in self._dropped or (entry is not None and entry.closed)

    def on_drop(self, namespace: str, task: str) -> None:
        """Forget a settled task, but not that it was there: a sender who was asleep must not have it started again."""
        self._entries.pop((namespace, task), None)
        self._dropped[namespace, task] = None
        while len(self._dropped) > _REMEMBERED:
            del self._dropped[next(iter(self._dropped))]
        if self._journal is not None:
            self._path(self._journal, task).unlink(missing_ok=True)

    def on_list(self, namespace: str, keys: Sequence[str], client: str) -> dict[str, Any]:
        """All entries of a store; `client` becomes the follower of what nobody follows any more."""
        mail = []
        for (owner, task), entry in self._entries.items():
            if owner != namespace:
                continue
            if entry.follower not in self._scheduler.clients:
                entry.follower = client
            mail.append(
                {
                    "task_id": task,
                    "starts": len(entry.starts),
                    "worker": entry.starts[-1][0] if entry.starts else "",
                    "closed": entry.closed,
                    "alive": bool(entry.starts) and self._lives(*entry.starts[-1]),
                    "followed": entry.follower == client,
                    "has_outcome": entry.report is not None,
                }
            )
        return {"mail": mail, "known": [key for key in keys if self._works_on(key)]}

    def _say(self, namespace: str, **event: str) -> None:
        self._scheduler.log_event(f"da/{namespace}", event)

    def _entry(self, namespace: str, task: str) -> Entry:
        return self._entries.setdefault((namespace, task), Entry())

    def _lives(self, address: str, identity: str) -> bool:
        worker = self._scheduler.workers.get(address)
        return worker is not None and bool(worker.server_id == identity)

    def _works_on(self, key: str) -> bool:
        task = self._scheduler.tasks.get(key)
        return task is not None and task.state in _AT_WORK

    @staticmethod
    def _path(journal: Path, task: str) -> Path:
        return journal / f"{task}.json"

    def _write(self, namespace: str, task: str, entry: Entry) -> None:
        """One small file per open task, on the disk before the answer is given."""
        if self._journal is None:
            return
        self._journal.mkdir(mode=0o700, parents=True, exist_ok=True)
        report = None if entry.report is None else b64encode(entry.report).decode()
        kept = {"namespace": namespace, "starts": entry.starts, "closed": entry.closed, "report": report}
        path = self._path(self._journal, task)
        new = path.with_suffix(".new")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump({**kept, "log": entry.log}, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)

    def _load(self) -> None:
        """Go on with what the scheduler before this one wrote down."""
        if self._journal is None or not self._journal.is_dir():
            return
        for path in self._journal.glob("*.json"):
            kept = json.loads(path.read_text())
            report = None if kept["report"] is None else b64decode(kept["report"])
            starts = [(address, identity) for address, identity in kept["starts"]]
            entry = Entry(starts, kept["closed"], None, report, kept["log"])
            self._entries[kept["namespace"], path.stem] = entry
