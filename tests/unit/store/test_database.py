"""Opening a store, reading and writing in it."""

import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from da_nb.errors import StoreBusy, StoreRefused
from da_nb.store import database, schema
from da_nb.store.database import Database
from tests.unit.store.conftest import Rival


def put(connection: sa.Connection, name: str) -> None:
    """Write a row."""
    connection.execute(schema.setting.insert().values(name=name, value="1"))


def names(connection: sa.Connection) -> set[str]:
    """The names of all rows that are seen."""
    return set(connection.execute(sa.select(schema.setting.c.name)).scalars())


def run_python(code: str) -> str:
    """What a new Python prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_new_store_is_private(tmp_path: Path) -> None:
    """House decision 13: files 0600 in a folder 0700, SQLite's side files too."""
    db = Database(f"sqlite:///{tmp_path}/data/da_nb.db")
    with db.write() as connection:
        put(connection, "some")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
    assert modes == dict.fromkeys(("da_nb.db", "da_nb.db-shm", "da_nb.db-wal"), 0o600)
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    db.close()


def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    """A folder of the user's own is not changed."""
    tmp_path.chmod(0o750)
    Database(f"sqlite:///{tmp_path}/da_nb.db").close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o750


def test_a_store_keeps_its_namespace(tmp_path: Path) -> None:
    """The random name is the store's own, and the same at the next start."""
    one, other = (f"sqlite:///{tmp_path}/{name}.db" for name in ("one", "other"))
    first = Database(one)
    first.close()
    again = Database(one)
    second = Database(other)
    assert again.namespace == first.namespace != second.namespace
    again.close()
    second.close()


def test_nothing_heavy_is_imported_to_open_an_up_to_date_store(db: Database, url: str) -> None:
    """House decision 20: no SQLAlchemy at import, no Alembic unless something is migrated."""
    heavy = "print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])"
    opened = f"from da_nb.store.database import Database; Database({url!r}).close()"
    assert run_python(f"import sys, da_nb; {heavy}") == "[]"
    assert run_python(f"import sys; {opened}; {heavy}") == "['sqlalchemy']"


def test_a_store_of_a_newer_version_is_refused(db: Database, url: str) -> None:
    """The message names both revisions and what to do; the store is left as it is."""
    with db.write() as connection:
        connection.execute(schema.version.update().values(version_num="0999"))
    with pytest.raises(StoreRefused, match=r"(?s)newer da_nb made it .*0999.*Install that version") as caught:
        Database(url)
    assert str(caught.value).startswith(f"The store {db.where} cannot be used")
    with db.read() as connection:
        assert connection.execute(sa.select(schema.version.c.version_num)).scalar_one() == "0999"


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A wrong file gets a sentence and stays as it is."""
    path = tmp_path / "letters.txt"
    path.write_text("Dear Ann,\n" * 1000)
    with pytest.raises(StoreRefused, match=r"letters\.txt cannot be used: file is not a database"):
        Database(f"sqlite:///{path}")
    assert path.read_text().startswith("Dear Ann,")


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A folder that cannot be made gets a sentence and what to do."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreRefused, match="Name a store in a folder you may write to"):
        Database(f"sqlite:///{tmp_path}/file/da_nb.db")


def test_a_transaction_that_fails_leaves_nothing(db: Database) -> None:
    """All of it is rolled back, and the next one can begin."""
    with pytest.raises(ZeroDivisionError), db.write() as connection:
        put(connection, "half done")
        raise ZeroDivisionError
    with db.write() as connection:
        put(connection, "done")
    with db.read() as connection:
        assert names(connection) == {"namespace", "done"}


def test_a_reader_is_not_held_up_by_a_writer(db: Database) -> None:
    """tasks.md 7: readers see what is committed, and do not wait."""
    with db.write() as writing:
        put(writing, "new")
        with db.read() as reading:
            assert names(reading) == {"namespace"}
    with db.read() as reading:
        assert names(reading) == {"namespace", "new"}


def test_a_second_transaction_inside_is_an_error(db: Database) -> None:
    """A thread that would wait for itself is told so, and the outer transaction goes on."""
    with db.write() as connection:
        with pytest.raises(RuntimeError, match="transaction open already"), db.write():
            pass
        put(connection, "outer")
    with db.read() as connection:
        assert "outer" in names(connection)


def test_writers_of_one_process_take_turns(db: Database) -> None:
    """tasks.md 7: none of many threads is refused."""
    start = threading.Barrier(8)

    def work(number: int) -> None:
        start.wait()
        for turn in range(10):
            with db.write() as connection:
                put(connection, f"{number} {turn}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.read() as connection:
        assert len(names(connection)) == 81


def test_a_store_locked_for_long_is_an_error_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that does not end its transaction is not waited for without end."""
    monkeypatch.setattr(database, "BUSY_S", 0.05)
    db = Database(f"sqlite:///{tmp_path}/da_nb.db")
    other = sqlite3.connect(tmp_path / "da_nb.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match=r"locked by another process \(waited 0\.05 s\)"), db.write():
        pass
    other.close()
    with db.write() as connection:
        put(connection, "later")
    db.close()


def test_a_store_in_memory_serves_several_threads() -> None:
    """All threads see one store, and none sees what another has not committed."""
    db = Database("sqlite://")
    seen: list[set[str]] = []
    begun = threading.Event()

    def look() -> None:
        begun.set()
        with db.read() as connection:
            seen.append(names(connection))

    with db.write() as connection:
        put(connection, "first")
        thread = threading.Thread(target=look)
        thread.start()
        begun.wait()
        put(connection, "second")
    thread.join()
    assert seen == [{"namespace", "first", "second"}]
    db.close()


def test_stores_in_memory_are_apart() -> None:
    """Two tests cannot see each other's."""
    one, other = Database("sqlite://"), Database("sqlite://")
    with one.write() as connection:
        put(connection, "mine")
    with other.read() as connection:
        assert names(connection) == {"namespace"}
    one.close()
    other.close()


def test_processes_that_create_a_store_at_once_share_it(rival: Callable[..., Rival], tmp_path: Path) -> None:
    """The tables are made once; all get the same namespace."""
    rivals = [rival("name") for _ in range(4)]
    for one in rivals:
        one.go()
    found = {one.hear() for one in rivals}
    assert len(found) == 1
    assert "" not in found


def test_what_is_no_url_is_refused() -> None:
    """The message gives an example; a password in it is not shown."""
    for url in ("da_nb.db", "ann:secret@da_nb.db"):
        with pytest.raises(StoreRefused, match=r"(?s)store da_nb\.db .* no database URL.*such as sqlite:") as caught:
            Database(url)
        assert "secret" not in str(caught.value)


def test_a_database_without_its_driver_is_refused() -> None:
    """It is named without its password."""
    for kind, reason in (("nonsense", "nonsense"), ("mssql+pyodbc", "No module named 'pyodbc'")):
        with pytest.raises(StoreRefused, match=reason) as caught:
            Database(f"{kind}://ann:secret@example.com/da_nb")
        assert "ann:***@example.com" in str(caught.value)


def test_tables_of_another_program_are_left_alone(tmp_path: Path) -> None:
    """A database that has a table of one of our names and is no store is refused, and not changed."""
    other = sqlite3.connect(tmp_path / "other.db", isolation_level=None)
    other.execute("CREATE TABLE session (id TEXT)")
    with pytest.raises(StoreRefused, match="already exists"):
        Database(f"sqlite:///{tmp_path}/other.db")
    assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("session",)]
    other.close()
