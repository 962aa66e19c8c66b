"""What the runners of one process share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from da_nb.model.services import Services, Tasks
from da_nb.model.task import TaskRequest
from da_nb.store.files import SessionFiles
from da_nb.store.lock import SessionLock
from da_nb.store.mailboxes import SessionMailboxes
from da_nb.store.mails import Mails
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from da_nb.timekeeping import Clock


@dataclass
class Parts:
    """The store, the locks, the clock, the files, the mails, and whoever runs background actions.

    `stored` is told of each background action that an evaluation has started, once it is in the store.
    """

    sessions: Sessions
    rows: TaskRows
    lock: SessionLock
    clock: Clock
    stored: Callable[[Sequence[TaskRequest]], None]
    files: SessionFiles
    mails: Mails
    mailboxes: SessionMailboxes
    tasks: Tasks = field(init=False)
    services: Services = field(init=False)

    def run_tasks_with(self, tasks: Tasks) -> None:
        """Background actions go to `tasks` from now on."""
        self.tasks = tasks
        self.services = Services(self.clock, tasks, self.files, self.mailboxes)

    def forget(self, session: str) -> None:
        """Delete a session, its files, its addresses and what came to them."""
        self.sessions.delete(session)
        self.files.delete(session)
        self.mailboxes.forget(session)
