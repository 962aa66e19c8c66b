"""Wire the house for one process: store, locks, clock, background actions, open sessions."""

import os
import secrets
import socket
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import WeakSet

from da_nb.config import DaNb, data_folder
from da_nb.current import abandon, adopt, maybe_current
from da_nb.engine.interview import Interview, compiled
from da_nb.errors import SessionGone
from da_nb.model.bundle import Bundle
from da_nb.model.identity import ANONYMOUS, Identity
from da_nb.model.services import Services, Tasks
from da_nb.model.session import SessionKey
from da_nb.runtime.notices import Notices
from da_nb.runtime.parts import Parts
from da_nb.runtime.pusher import Pusher
from da_nb.runtime.runner import Runner
from da_nb.runtime.settle import Settler
from da_nb.store.clusters import Clusters
from da_nb.store.database import Database
from da_nb.store.files import SessionFiles
from da_nb.store.keyring import load_key
from da_nb.store.lock import SessionLock
from da_nb.store.mailboxes import SessionMailboxes
from da_nb.store.mails import Mails
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
        self._runners: WeakSet[Runner] = WeakSet()
        self._opening = threading.Lock()
        self._pusher = Pusher()
        # What inline tasks have pushed from within an evaluation, which must not be disturbed.
        self._put_off: list[Callable[[], None]] = []
        self._own_files = tempfile.TemporaryDirectory(prefix="da_nb-files-") if folder is None else None
        files = self.config.files_folder() or Path(self._own_files.name if self._own_files else f"{folder}/files")
        rows = TaskRows(self._database, key, files)
        self._notices = Notices(rows, self._open_runners, self._push)
        self.parts = Parts(
            Sessions(self._database, key),
            rows,
            SessionLock(self._database, f"{socket.gethostname()}:{os.getpid()}"),
            self.clock,
            self._notices.expect,
            SessionFiles(files, most_bytes=self.config.most_upload_bytes()),
            Mails(files, self.config.sender()),
            SessionMailboxes(files, self.config.mail_domain()),
        )
        self._folder = folder
        self._settle = Settler(self.parts, self.runner)
        try:
            self.connect(cluster)
        except BaseException:
            self.close()
            raise

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
        runner = self._runner(record.id, interview, identity)
        self._notices.opened(runner)
        return runner, created

    def runner(self, session_id: str) -> Runner:
        """The runner of a session that may not be open here. Raises SessionGone."""
        for runner in self._open_runners(session_id):
            return runner
        record = self.parts.sessions.get(session_id)
        bundle = None if record is None else self.parts.sessions.bundle(record.bundle)
        if bundle is None:
            raise SessionGone(session_id)
        return self._runner(session_id, compiled(bundle), ANONYMOUS)

    def forget(self, session_id: str) -> None:
        """Delete a session with its files; where it is open its screen says so."""
        open_here = self._open_runners(session_id)
        for runner in open_here:
            runner.close_session()
        if not open_here:
            self.parts.forget(session_id)

    def _runner(self, session_id: str, interview: Interview, identity: Identity) -> Runner:
        """The one runner of that session and person, so that all its views are told of every change."""
        with self._opening:
            # A runner may have gone on to a new session since it was made.
            for runner in self._runners:
                if (runner.id, runner.identity) == (session_id, identity):
                    return runner
            runner = Runner(self.parts, session_id, interview, identity)
            self._runners.add(runner)
            return runner

    def _open_runners(self, session_id: str) -> list[Runner]:
        with self._opening:
            return [runner for runner in self._runners if runner.id == session_id]

    # -- background actions

    def connect(self, cluster: object = None, **options: object) -> None:
        """Run background actions on `cluster` from now on; what was sent elsewhere goes on there.

        Raises ClusterUnreachable, ClusterMismatch; the interviews keep working and the tasks wait.
        """
        connector = None if cluster == "inline" else self._connector(cluster, options)
        tasks = self._tasks_on(connector)
        self._let_go_of_tasks()
        self.parts.run_tasks_with(tasks)
        adopt(self.parts.services)
        left = self.parts.rows.open()
        if left:
            # What another process queued or left behind is looked after.
            self._notices.expect(row.request for row in left)
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
        if record is not None:
            for runner in self._open_runners(record.session):
                runner.changes.tasks()
        self._notices.look(task_id)

    def _push(self, work: Callable[[], None]) -> None:
        """Have `work`, which takes a session's lock, done soon but not within a running evaluation."""
        if not isinstance(self.parts.tasks, InlineTasks):
            self._pusher.push(work)
        elif maybe_current() is None:
            work()
        else:
            self._put_off.append(work)

    def finish_pushes(self) -> None:
        """Wait until every open screen shows what finished background actions have brought so far."""
        self._notices.look_at_all()
        while self._put_off:
            self._put_off.pop(0)()
        self._pusher.finish()

    def close(self) -> None:
        """End the threads, processes and connections of this process; nothing stored is touched."""
        self._let_go_of_tasks()
        self._pusher.close()
        self.parts.lock.close()
        self._database.close()
        if self._own_files is not None:
            self._own_files.cleanup()

    def _let_go_of_tasks(self) -> None:
        services: Services | None = getattr(self.parts, "services", None)
        if services is not None:
            abandon(services)
            self.parts.tasks.close()


def _folder_of(url: str) -> Path | None:
    """Where the store's key is kept: beside a SQLite file, else in the data folder; None for a store in memory."""
    prefix = "sqlite:///"
    if url == IN_MEMORY:
        return None
    return Path(url.removeprefix(prefix)).parent if url.startswith(prefix) else data_folder()
