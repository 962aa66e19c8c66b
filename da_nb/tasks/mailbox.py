"""The scheduler's mailbox: who has started a task, and what came of it.

What it keeps does not depend on workers or clients; with a journal it outlives the scheduler too. This is the side that
asks; `mailbox_plugin` answers.
"""

import importlib
import json
import threading
from base64 import b64decode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cloudpickle

_PATIENCE_S = 10.0


@dataclass(frozen=True)
class Mail:
    """What the mailbox knows of one task.

    `worker` is the address of the one that started it last, `alive` whether that one is still there; `followed` says
    that this client is the one to write down what the action prints.
    """

    task_id: str
    starts: int = 0
    worker: str = ""
    closed: bool = False
    alive: bool = False
    followed: bool = False
    has_outcome: bool = False


@dataclass(frozen=True)
class Inventory:
    """All mail of one store, by task, and which tasks Dask itself still works on."""

    mail: dict[str, Mail] = field(default_factory=dict)
    known: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """A finished run: the pickled TaskReport and the end of the log."""

    report: bytes
    log: str = ""


class Mailbox:
    """The client's side. Every method is one round trip to the scheduler and raises OSError when it is gone."""

    def __init__(self, client: Any, namespace: str) -> None:  # noqa: ANN401 - Dask has no usable types
        self._client = client
        self.namespace = namespace

    def outcome(self, task_id: str) -> Outcome | None:
        """What came of the task; None if nothing did yet."""
        found = self._ask("da_nb_get", task=task_id)
        return None if found is None else Outcome(bytes(found["report"]), found["log"])

    def close(self, task_id: str, *, terminate: bool) -> int:
        """Forbid to start it any more, without `terminate` only if nobody has; how often it had been started."""
        return int(self._ask("da_nb_close", task=task_id, terminate=terminate))

    def drop(self, task_id: str) -> None:
        """The task is settled: forget it, and let no late sender start it again."""
        self._ask("da_nb_drop", task=task_id)

    def inventory(self, keys: dict[str, str]) -> Inventory:
        """Everything of this store; `keys` gives the Dask key of each task that is asked about.

        A task whose follower has left gets this client as its follower.
        """
        answer = self._ask("da_nb_list", keys=list(keys.values()), client=self._client.id)
        mail = {entry["task_id"]: Mail(**entry) for entry in answer["mail"]}
        known = set(answer["known"])
        return Inventory(mail, frozenset(task for task, key in keys.items() if key in known))

    def _ask(self, operation: str, **message: object) -> Any:  # noqa: ANN401
        call = getattr(self._client.scheduler, operation)
        return self._client.sync(call, callback_timeout=_PATIENCE_S, namespace=self.namespace, **message)


def read_journal(folder: Path, task_id: str) -> tuple[int, Outcome | None]:
    """What a dead scheduler had written down: number of starts, and the outcome if there was one."""
    try:
        entry = json.loads((folder / f"{task_id}.json").read_bytes())
    except (OSError, ValueError):
        return 0, None
    report = entry["report"]
    return len(entry["starts"]), None if report is None else Outcome(b64decode(report), entry["log"])


_PACKING = threading.Lock()


def pack_plugin(journal: str | None) -> bytes:
    """The scheduler's side, pickled by value; `journal` names a folder on the scheduler's disk, None for no journal."""
    # Imported here: it needs Dask, which nothing loads before the first task.
    plugin = importlib.import_module("da_nb.tasks.mailbox_plugin")
    # The registration is one for the process: two clusters that are joined at once would take it from each other.
    with _PACKING:
        cloudpickle.register_pickle_by_value(plugin)
        try:
            packed: bytes = cloudpickle.dumps(plugin.MailboxPlugin(journal))
        finally:
            cloudpickle.unregister_pickle_by_value(plugin)
    return packed
