"""The lock on a session, between threads and between processes."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from da_nb.errors import SessionBusy
from da_nb.store import database, schema
from da_nb.store import lock as lock_module
from da_nb.store.database import Database
from da_nb.store.lock import SessionLock
from da_nb.timekeeping import Clock
from tests.unit.store.conftest import Rival


@pytest.fixture
def lock(db: Database) -> Iterator[SessionLock]:
    """The lock of the tests' own process."""
    session_lock = SessionLock(db, "this process")
    yield session_lock
    session_lock.close()


def leases(db: Database) -> list[str]:
    """Sessions with a lease."""
    with db.read() as connection:
        return list(connection.execute(sa.select(schema.lease.c.session)).scalars())


def is_free(lock: SessionLock, session: str) -> bool:
    """Whether another thread of the process could hold the session at once."""
    found: list[bool] = []

    def try_it() -> None:
        try:
            with lock.hold(session, patience_s=0):
                found.append(True)
        except SessionBusy:
            found.append(False)

    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()
    return found[0]


def keepers() -> list[threading.Thread]:
    """Threads that renew leases."""
    return [thread for thread in threading.enumerate() if thread.name == "da_nb-lease"]


def test_a_held_session_is_busy_for_other_threads(lock: SessionLock) -> None:
    """One at a time; other sessions are not touched; it is free again after the block, also after an error."""
    with lock.hold("s"):
        assert not is_free(lock, "s")
        assert is_free(lock, "another")
    assert is_free(lock, "s")
    with pytest.raises(ZeroDivisionError), lock.hold("s"):
        raise ZeroDivisionError
    assert is_free(lock, "s")


def test_a_thread_may_hold_a_session_again(db: Database, lock: SessionLock) -> None:
    """The inner block does not free what the outer one holds."""
    with lock.hold("s"):
        with lock.hold("s", patience_s=0):
            pass
        assert not is_free(lock, "s")
        assert leases(db) == ["s"]
    assert leases(db) == []


def test_the_holder_is_known(lock: SessionLock) -> None:
    """By thread, while it holds the session and no longer."""
    assert lock.holder("s") is None
    with lock.hold("s"):
        assert lock.holder("s") == threading.get_ident()
        assert not is_free(lock, "s")
        assert lock.holder("s") == threading.get_ident()
    assert lock.holder("s") is None


def test_who_waits_gets_the_session_as_soon_as_it_is_free(lock: SessionLock) -> None:
    """A waiting thread is woken at once and not by polling."""
    order: list[str] = []
    waiting = threading.Event()

    def wait() -> None:
        waiting.set()
        with lock.hold("s"):
            order.append("second")

    thread = threading.Thread(target=wait)
    with lock.hold("s"):
        thread.start()
        waiting.wait()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_waiting_ends_with_an_error_that_says_how_long(lock: SessionLock) -> None:
    """The message names the session and the time waited."""
    errors: list[SessionBusy] = []

    def wait() -> None:
        with pytest.raises(SessionBusy) as caught, lock.hold("s", patience_s=0.05):
            pass
        errors.append(caught.value)

    with lock.hold("s"):
        thread = threading.Thread(target=wait)
        thread.start()
        thread.join()
    assert [(error.session, error.waited_s) for error in errors] == [("s", 0.05)]


def test_a_session_held_by_another_process_is_busy(lock: SessionLock, rival: Callable[..., Rival]) -> None:
    """House decision 4: real processes exclude each other, both ways."""
    other = rival("hold", "s")
    other.go()
    assert other.hear() == "held"
    with pytest.raises(SessionBusy), lock.hold("s", patience_s=0.1):
        pass
    assert lock.holder("s") is None
    other.go()
    assert other.hear() == "free"
    with lock.hold("s", patience_s=0):
        third = rival("try_hold", "s")
        third.go()
        assert third.hear() == "busy"
    fourth = rival("try_hold", "s")
    fourth.go()
    assert fourth.hear() == "got it"


def test_no_change_is_lost_between_processes(db: Database, url: str, rival: Callable[..., Rival]) -> None:
    """Three processes read, add one and write back a hundred times each: 300."""
    with db.write() as connection:
        connection.execute(schema.setting.insert().values(name="n", value="0"))
    rivals = [rival("count", "s") for _ in range(3)]
    for one in rivals:
        one.go()
    assert [one.hear() for one in rivals] == ["done"] * 3
    with db.read() as connection:
        value = connection.execute(sa.select(schema.setting.c.value).where(schema.setting.c.name == "n")).scalar_one()
    assert value == "300"


def test_the_lease_of_a_killed_process_runs_out(
    lock: SessionLock, rival: Callable[..., Rival], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to clean up after a kernel that died; until then the session is busy."""
    other = rival("hold", "s")
    other.go()
    assert other.hear() == "held"
    other.end()
    with pytest.raises(SessionBusy), lock.hold("s", patience_s=0.1):
        pass
    later = Clock()
    later.move(seconds=lock_module.LEASE_S)
    monkeypatch.setattr(lock, "_wall", later)
    with lock.hold("s", patience_s=0):
        assert lock.holder("s") == threading.get_ident()


def test_a_lease_is_renewed_while_the_session_is_held(
    db: Database, lock: SessionLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An evaluation longer than a lease keeps the session; afterwards no thread is left."""
    monkeypatch.setattr(lock_module, "RENEW_S", 0.02)
    monkeypatch.setattr(lock_module, "LEASE_S", 0.2)

    def until() -> object:
        with db.read() as connection:
            return connection.execute(sa.select(schema.lease.c.until)).scalar_one()

    with lock.hold("s"):
        first, deadline = until(), time.monotonic() + 10
        while until() == first and time.monotonic() < deadline:
            pass
        assert until() != first
        (keeper,) = keepers()
    keeper.join(timeout=10)
    assert not keeper.is_alive()
    with lock.hold("s"):
        assert len(keepers()) == 1


def test_a_lease_that_was_lost_is_not_given_back(db: Database, lock: SessionLock) -> None:
    """Who slept through the end of its lease does not free the session of the next owner."""
    other = SessionLock(db, "other process")
    other._wall.move(seconds=lock_module.LEASE_S)
    with lock.hold("s"):
        taking = other.hold("s", patience_s=0)
        taking.__enter__()
    assert leases(db) == ["s"]
    taking.__exit__(None, None, None)
    assert leases(db) == []
    other.close()


def test_a_locked_store_at_the_end_undoes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What was done while holding the session stands; a lease that cannot be given back or renewed is logged."""
    monkeypatch.setattr(database, "BUSY_S", 0.05)
    monkeypatch.setattr(lock_module, "RENEW_S", 0.02)
    db = Database(f"sqlite:///{tmp_path}/da_nb.db")
    lock = SessionLock(db, "busy")
    other = sqlite3.connect(tmp_path / "da_nb.db", isolation_level=None)
    with caplog.at_level(logging.WARNING, logger="da_nb.store.lock"):
        with lock.hold("s"):
            other.execute("BEGIN IMMEDIATE")
            deadline = time.monotonic() + 10
            while not caplog.messages and time.monotonic() < deadline:
                pass
        other.execute("ROLLBACK")
    other.close()
    assert "could not be renewed" in caplog.messages[0]
    assert "is left to run out" in caplog.messages[-1]
    assert leases(db) == ["s"]
    lock.close()
    assert leases(db) == []
    db.close()


def test_closing_gives_everything_back(db: Database, lock: SessionLock) -> None:
    """At the end of a process others get its sessions at once."""
    with lock.hold("s"):
        lock.close()
        assert leases(db) == []
        assert keepers() == []


def test_two_processes_may_carry_one_name(db: Database, lock: SessionLock) -> None:
    """The owner's name is for people; equal names do not share a session."""
    with lock.hold("s"), pytest.raises(SessionBusy), SessionLock(db, "this process").hold("s", patience_s=0):
        pass
