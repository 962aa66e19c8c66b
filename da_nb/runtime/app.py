"""Wire the house for one process: store, locks, clock, background actions, open sessions."""

import os
import secrets
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from da_nb.config import DaNb, data_folder
from da_nb.current import adopt
from da_nb.engine.interview import compiled
from da_nb.errors import SessionGone
from da_nb.language.markup import to_html
from da_nb.model.bundle import Bundle
from da_nb.model.identity import ANONYMOUS, Identity
from da_nb.model.services import Tasks
from da_nb.model.session import SessionKey
from da_nb.model.task import Settlement, TaskRequest
from da_nb.model.updates import ScreenUpdate
from da_nb.runtime.parts import Parts
from da_nb.runtime.pusher import Pusher
from da_nb.runtime.runner import Runner
from da_nb.runtime.settle import Settler
from da_nb.store.clusters import Clusters
from da_nb.store.database import Database
from da_nb.store.keyring import load_key
from da_nb.store.lock import SessionLock
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from da_nb.tasks.cluster import Connector
from da_nb.tasks.dask_tasks import DaskTasks
from da_nb.tasks.inline import InlineTasks
from da_nb.timekeeping import Clock

IN_MEMORY = "sqlite://"


class App:
    """Everything one process needs to run interviews; `close()` ends what it started.

    `store` is a database URL, `cluster` 'inline' (actions run in this process when asked for: tests), None (the
    configured scheduler, else an embedded one), an address, a Dask Client or Cluster.
    """

    def __init__(
        self,
        *,
        config: DaNb | None = None,
        store: str | None = None,
        cluster: object = None,
        clock: Clock | None = None,
    ) -> None:
        self.config = config or DaNb()
        self.clock = clock or Clock()
        url = store or self.config.store_url()
        self._database = Database(url)
        folder = _folder_of(url)
        key = secrets.token_bytes(32) if folder is None else load_key(folder / "key")
        self._clusters = Clusters(self._database)
        self._runners: WeakValueDictionary[str, Runner] = WeakValueDictionary()
        self._pusher = Pusher()
        self.parts = Parts(
            Sessions(self._database, key),
            TaskRows(self._database, key),
            SessionLock(self._database, f"{socket.gethostname()}:{os.getpid()}"),
            self.clock,
        )
        self._folder = folder
        self._settle = Settler(self.parts, self.runner, self._announce)
        self.connect(cluster)

    # -- sessions

    def open(
        self,
        bundle: Bundle,
        key: SessionKey,
        *,
        identity: Identity = ANONYMOUS,
        new: bool = False,
        session: str | None = None,
    ) -> tuple[Runner, bool]:
        """The runner of a stored session, else of a new one, and whether it is new; nothing is evaluated yet.

        Raises InterviewError when the bundle does not compile, SessionGone for an unknown `session`.
        """
        interview = compiled(bundle)
        record = self.parts.sessions.get(session) if session else None if new else self.parts.sessions.find(key)
        if session and record is None:
            raise SessionGone(session)
        created = record is None
        if record is None:
            name = interview.title or bundle.sources[0].name
            record = self.parts.sessions.create(key, name, bundle, self.clock.now())
        runner = self._runners.get(record.id)
        if runner is None or runner.identity != identity:
            runner = Runner(self.parts, record.id, interview, identity)
            self._runners[record.id] = runner
        return runner, created

    def runner(self, session_id: str) -> Runner:
        """The runner of a session that may not be open here. Raises SessionGone."""
        runner = self._runners.get(session_id)
        if runner is None:
            record = self.parts.sessions.get(session_id)
            bundle = None if record is None else self.parts.sessions.bundle(record.bundle)
            if bundle is None:
                raise SessionGone(session_id)
            runner = Runner(self.parts, session_id, compiled(bundle))
            self._runners[session_id] = runner
        return runner

    # -- background actions

    def connect(self, cluster: object = None, **options: object) -> None:
        """Run background actions on `cluster` from now on; what was sent elsewhere goes on there.

        Raises ClusterUnreachable, ClusterMismatch; the interviews keep working and the tasks wait.
        """
        old = getattr(self.parts, "tasks", None)
        connector = None if cluster == "inline" else self._connector(cluster, options)
        self.parts.run_tasks_with(self._tasks_on(connector))
        adopt(self.parts.services)
        if old is not None:
            old.close()
        if self.parts.rows.open():
            # What another process queued or left behind is looked after.
            self.parts.tasks.kick()
        if connector is not None and cluster is not None:
            connector.check()

    def _connector(self, cluster: object, options: dict[str, Any]) -> Connector:
        target = cluster if cluster is not None else self.config.scheduler_address() or "embedded"
        return Connector(target, folder=self._folder, **options)

    def _tasks_on(self, connector: Connector | None) -> Tasks:
        if connector is None:
            return InlineTasks(self.parts.rows, self._settle, self.clock, self._task_changed)
        return DaskTasks(
            self.parts.rows,
            self._clusters,
            self._database.namespace,
            connector,
            self._settle,
            self.clock,
            self._task_changed,
        )

    def _task_changed(self, task_id: str) -> None:
        record = self.parts.rows.record(task_id)
        runner = None if record is None else self._runners.get(record.session)
        if runner is not None:
            runner.changes.tasks()

    def _announce(self, request: TaskRequest, settlement: Settlement) -> None:
        """Tell the open screen of the person who started the task (spec async 5); at once, not by polling."""
        runner = self._runners.get(request.session)
        if runner is None or runner.identity.user != request.identity.user:
            return
        value, screen = settlement.result.value, runner.shown.screen
        if request.notify == "refresh" or (screen is not None and screen.reload_s is not None):
            self._push(lambda: self._refresh(runner))
        if request.notify == "flash" and value is not None:
            runner.changes.update(ScreenUpdate("flash", to_html(str(value))))

    @staticmethod
    def _refresh(runner: Runner) -> None:
        runner.show()
        runner.changes.update(ScreenUpdate("refresh"))

    def _push(self, work: Callable[[], None]) -> None:
        if isinstance(self.parts.tasks, InlineTasks):
            work()
        else:
            self._pusher.push(work)

    def finish_pushes(self) -> None:
        """Wait until every open screen shows what finished background actions have brought so far."""
        self._pusher.finish()

    def close(self) -> None:
        """End the threads, processes and connections of this process; nothing stored is touched."""
        self.parts.tasks.close()
        self._pusher.close()
        self.parts.lock.close()
        self._database.close()


def _folder_of(url: str) -> Path | None:
    """Where the store's key is kept: beside a SQLite file, else in the data folder; None for a store in memory."""
    prefix = "sqlite:///"
    if url == IN_MEMORY:
        return None
    return Path(url.removeprefix(prefix)).parent if url.startswith(prefix) else data_folder()
