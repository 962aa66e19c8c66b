"""Open a store: one SQL database, its schema brought up to date. All that is particular to a database is here."""

import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from da_nb.errors import StoreBusy, StoreRefused
from da_nb.store import schema
from da_nb.timekeeping import monotonic_s

BUSY_S = 5.0
"""How long a writer waits for another process's transaction."""

MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """A store at a database URL (`sqlite:///path`, `sqlite://` for memory, `postgresql+psycopg://...`).

    `namespace` is the random name of this store, kept in it. Raises StoreRefused when the database cannot be
    opened, is none of ours or was made by a newer da_nb.
    """

    def __init__(self, url: str) -> None:
        self._url = _parse(url)
        self._is_sqlite = self._url.get_backend_name() == "sqlite"
        self._in_memory = self._is_sqlite and self._url.database in (None, "", ":memory:")
        self._turn = threading.Lock()
        self._turn_of: int | None = None
        try:
            self._engine = self._make_engine()
        except (sa.exc.ArgumentError, ModuleNotFoundError) as e:
            raise StoreRefused(self.where, str(e), "Install the database's driver, or name another store.") from e
        try:
            self.namespace = self._find_namespace() or self._prepare()
        except (sa.exc.DBAPIError, OSError) as e:
            self._engine.dispose()
            reason = str(e.orig) if isinstance(e, sa.exc.DBAPIError) else str(e)
            raise StoreRefused(self.where, reason, "Name another store, or move this one aside.") from e
        except BaseException:
            self._engine.dispose()
            raise

    @property
    def where(self) -> str:
        """The store's path or URL, without a password: what messages show."""
        if self._is_sqlite:
            return self._url.database or "memory"
        return self._url.render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection without a transaction: each statement sees what is committed when it runs.

        A transaction for reading would let the collector's commits starve an evaluation (tasks.md 7).
        """
        # In memory all share one connection, so a reader must not see, or end, another thread's transaction.
        with self._alone() if self._in_memory else nullcontext(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Give a connection with a transaction that is committed at the end, rolled back on any exception.

        One writer per process at a time. Keep it short, and never open a second one (or, in memory, a reader)
        inside. Raises StoreBusy when another process writes for longer than BUSY_S.
        """
        with self._alone(), self._engine.connect() as connection:
            self._begin(connection)
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One thread at a time; a thread that asks twice is told so instead of waiting for itself."""
        me = threading.get_ident()
        if self._turn_of == me:
            raise RuntimeError("This thread has a transaction open already; close it before opening another one.")
        with self._turn:
            self._turn_of = me
            try:
                yield
            finally:
                self._turn_of = None

    def _begin(self, connection: sa.Connection) -> None:
        if not self._is_sqlite:
            connection.execution_options(isolation_level="READ COMMITTED")
            connection.begin()
            return
        try:
            # IMMEDIATE: taking the write lock later, after a read, could fail at once however long one would wait.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except sa.exc.OperationalError as e:
            if "locked" in str(e.orig):
                raise StoreBusy(self.where, BUSY_S) from e
            raise

    def _make_engine(self) -> sa.Engine:
        if not self._is_sqlite:
            return sa.create_engine(self._url, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
        arguments: dict[str, Any] = {"timeout": BUSY_S}
        if self._in_memory:
            options: dict[str, Any] = {"poolclass": sa.StaticPool}
            arguments["check_same_thread"] = False
        else:
            options = {"max_overflow": -1}
            _make_private(Path(self._url.database or ""), self.where)
        engine = sa.create_engine(self._url, isolation_level="AUTOCOMMIT", connect_args=arguments, **options)
        sa.event.listen(engine, "connect", _tune_sqlite)
        return engine

    def _find_namespace(self) -> str | None:
        """Name of a store that is up to date, else None: the one query of an ordinary start."""
        try:
            with self.read() as connection:
                found = _look(connection)
        except (sa.exc.OperationalError, sa.exc.ProgrammingError):
            return None  # no tables; if it is something worse, preparing them will say so
        return found[1] if found and found[0] == schema.HEAD else None

    def _prepare(self) -> str:
        """Make the tables of a new store, or migrate those of an older one."""
        if self._is_sqlite and not self._in_memory:
            self._use_write_ahead_log()
        with self.write() as connection:
            # Looked up again: another process may have been faster.
            found = _look(connection) if sa.inspect(connection).has_table(schema.version.name) else None
            if found is None:
                return _create(connection)
            stamp, namespace = found
            if stamp > schema.HEAD:
                raise StoreRefused(
                    self.where,
                    f"a newer da_nb made it (its schema is {stamp}, this da_nb knows {schema.HEAD})",
                    "Install that version of da_nb or a later one, or name another store.",
                )
            if stamp < schema.HEAD:
                _migrate(connection)
            return namespace

    def _use_write_ahead_log(self) -> None:
        """Let readers and a writer go on together. Kept in the file, so it is done once."""
        deadline = monotonic_s() + BUSY_S
        while True:
            try:
                with self.read() as connection:
                    connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                return
            except sa.exc.OperationalError as e:
                # SQLite does not wait for this lock by itself when two processes create one store.
                if "locked" not in str(e.orig) or monotonic_s() > deadline:
                    raise
                time.sleep(0.02)


def _look(connection: sa.Connection) -> tuple[str, str] | None:
    """Stamp and namespace, None when there is no stamp yet."""
    name = sa.select(schema.setting.c.value).where(schema.setting.c.name == "namespace").scalar_subquery()
    row = connection.execute(sa.select(schema.version.c.version_num, name)).first()
    return (str(row[0]), str(row[1])) if row else None


def _create(connection: sa.Connection) -> str:
    namespace = secrets.token_hex(8)
    # Without a look whether they are there: tables of these names in a database that is not ours are an error.
    schema.metadata.create_all(connection, checkfirst=False)
    connection.execute(schema.version.insert().values(version_num=schema.HEAD))
    connection.execute(schema.setting.insert().values(name="namespace", value=namespace))
    return namespace


def _migrate(connection: sa.Connection) -> None:
    """Run the migrations that are missing, in the transaction of `connection`."""
    from alembic import command  # noqa: PLC0415 - takes 0.13 s, and most starts have nothing to migrate
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, schema.HEAD)


def _parse(url: str) -> sa.URL:
    try:
        return sa.make_url(url)
    except sa.exc.ArgumentError as e:
        mend = "Give a database URL such as sqlite:////home/ann/da_nb.db."
        raise StoreRefused(url.rpartition("@")[2], "that is no database URL", mend) from e


def _make_private(path: Path, where: str) -> None:
    """Make the file (0600) and its folder (0700), so that only their owner can read them.

    SQLite gives its side files the mode of the main file. What exists already is left as it is.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as e:
        raise StoreRefused(where, e.strerror or str(e), "Name a store in a folder you may write to.") from e


def _tune_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 -- the driver's own connection
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
