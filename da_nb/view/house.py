"""The process's one App, made when it is first needed, and sessions opened through it."""

import atexit
import os
import threading
from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from da_nb.config import DaNb
from da_nb.engine.check import check
from da_nb.language.sources import load
from da_nb.model.identity import ANONYMOUS, Identity
from da_nb.model.report import Report
from da_nb.model.session import SessionKey
from da_nb.runtime.app import App
from da_nb.timekeeping import moment
from da_nb.triggers.cron import DAILY, CronReport, run_cron
from da_nb.triggers.mail import DeliveryReport
from da_nb.triggers.mail import deliver as deliver_in
from da_nb.view.mails import MailList
from da_nb.view.session import Session


class House:
    """Holds the Apps of a process: one, and one more for each store that is asked for by its URL.

    `config` may be replaced until an App is made.
    """

    def __init__(self) -> None:
        self.config: DaNb | None = None
        self._apps: dict[str | None, App] = {}
        self._lock = threading.Lock()

    def app(self, store: str | None = None) -> App:
        """The App of the configured store, or of the one with this database URL; made on the first call."""
        with self._lock:
            if not self._apps:
                atexit.register(self.close)
            if store not in self._apps:
                self._apps[store] = App(config=self.config, store=store)
            return self._apps[store]

    def close(self) -> None:
        """Close what Apps there are; the next call makes another."""
        with self._lock:
            apps, self._apps = self._apps, {}
        if apps:
            atexit.unregister(self.close)
        for app in apps.values():
            app.close()


HOUSE = House()


def place() -> str:
    """Where sessions belong: the notebook's path, else the working directory (house decision 18)."""
    return os.environ.get("JPY_SESSION_NAME") or str(Path.cwd())


def identity_of(user: str | None) -> Identity:
    """The person with this e-mail address; nobody known without one."""
    return Identity(user=user) if user else ANONYMOUS


def open_session(
    source: str | Path,
    *,
    name: str | None = None,
    new: bool = False,
    session: str | None = None,
    user: str | None = None,
    params: Mapping[str, str] | None = None,
    packages: Mapping[str, str | Path] | None = None,
    store: str | None = None,
    app: App | None = None,
    strict: bool = False,
    shown_as: str | None = None,
) -> Session:
    """Open an interview: the stored session of this notebook, name and user, else a new one.

    `source` is YAML text, a path or a reference `package:data/questions/file.yml`; `session` the id of one to join;
    `params` become `url_args`; `packages` maps package names to folders; `store` is the database URL of another store
    than the configured one. With `strict` errors of the interview's logic
    (a name nobody defines, an endless loop) are raised; without it the screen shows them. `shown_as` is what errors
    call a text that has no file.
    Raises InterviewError with file and line when the text does not compile, SessionGone for an unknown id.
    """
    app = app or HOUSE.app(store)
    title = name or "interview"
    bundle = load(source, shown_as or title, packages={name: Path(where) for name, where in (packages or {}).items()})
    user = user or app.config.user or None
    key = SessionKey(place(), title, user)
    runner, created = app.open(bundle, key, identity=identity_of(user), new=new, session=session)
    opened = Session(app, runner)
    opened.begin(bundle, params or {}, created=created, strict=strict)
    return opened


def check_source(
    source: str | Path, *, name: str = "interview", packages: Mapping[str, str | Path] | None = None
) -> Report:
    """Look an interview over without running it: a report of what cannot work and what has no effect.

    `source` is YAML text, a path or a reference; `name` is what findings call a text that has no file.
    Raises SourceNotFound when there is nothing to look at.
    """
    return check(load(source, name, packages={name: Path(where) for name, where in (packages or {}).items()}))


def connect(target: object = None, **options: object) -> None:
    """Run background actions on a Dask cluster from now on.

    `target` is None for one inside this process, an address such as "tcp://10.0.0.5:8786", a Dask Client or a Cluster;
    `options` go to the Client, for example `security`. Raises ClusterUnreachable within five seconds, and
    ClusterMismatch; interviews keep working then, and their background actions wait.
    """
    HOUSE.app().connect("embedded" if target is None else target, **options)


def cron(type: str = DAILY, *, at: datetime | str | None = None) -> CronReport:
    """Run the scheduled tasks of a type in all sessions that want them, now or as of `at`.

    `at` is a moment, or a text such as '+20d', '+3h' or '2027-01-31 09:00'; the clock is put there and stays there.
    Raises ValueError for a text that is no moment. Source: spec async 8.
    """
    app = HOUSE.app()
    if at is not None:
        CLOCK.set(at if isinstance(at, datetime) else moment(at, app.clock.now()))
    return run_cron(app, type)


def deliver(message: EmailMessage | bytes | str | Path) -> DeliveryReport:
    """Give a mail to the sessions it is addressed to: a message, its bytes or text, or the path of an .eml file.

    Each of them keeps it and runs its action `incoming_email` in the background. Raises FileNotFoundError.
    """
    return deliver_in(HOUSE.app(), message)


def outbox() -> MailList:
    """The mails that all sessions of the store have sent, the oldest first (house decision 10)."""
    return MailList(HOUSE.app().parts.mails.sent())


def the_app() -> App:
    """What wires it all for this process; `close()` ends it."""
    return HOUSE.app()


class PublicClock:
    """The interviews' clock: `now()`, `set(when)`, `move(days=20)`, `reset()`."""

    def now(self) -> datetime:
        """The interviews' present moment, UTC."""
        return HOUSE.app().clock.now()

    def move(self, **amount: float) -> None:
        """Move by days=, hours=, minutes= ..."""
        HOUSE.app().clock.move(**amount)

    def set(self, when: datetime) -> None:
        """Make `when` (aware) the present moment."""
        HOUSE.app().clock.set(when)

    def reset(self) -> None:
        """Back to wall time."""
        HOUSE.app().clock.reset()


CLOCK = PublicClock()
