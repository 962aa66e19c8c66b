"""Saving sessions: what is refused, and what one transaction holds."""

import threading
from dataclasses import replace

import pytest
import sqlalchemy as sa

from da_nb.errors import CannotSave, NoEarlierStep, SessionConflict, SessionGone, SnapshotRefused
from da_nb.model.session import Save, SessionKey
from da_nb.model.task import Settlement, TaskResult, TaskState
from da_nb.store import schema
from da_nb.store.database import Database
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from tests.unit.store.samples import BUNDLE, KEY, NOW, OTHER_BUNDLE, PLACE, new_session, request


def count(db: Database) -> dict[str, int]:
    """Rows in each table."""
    with db.read() as connection:
        tables = schema.metadata.tables.items()
        return {
            name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for name, table in tables
        }


def test_the_newest_session_of_a_key_is_found(sessions: Sessions) -> None:
    """House decision 18: place, name and user; of two made at the same moment the later one."""
    new_session(sessions)
    newest = new_session(sessions)
    assert sessions.find(PLACE) == newest
    assert sessions.find(replace(PLACE, name="another")) is None


def test_nobody_is_a_user_of_their_own(sessions: Sessions) -> None:
    """An anonymous session is found by nobody else, and finds no one else's."""
    anonymous = sessions.create(SessionKey("a.ipynb", "x"), "cell 1", BUNDLE, NOW)
    named = sessions.create(SessionKey("a.ipynb", "x", "ann@example.com"), "cell 1", BUNDLE, NOW)
    assert sessions.find(SessionKey("a.ipynb", "x")) == anonymous
    assert sessions.find(SessionKey("a.ipynb", "x", "ann@example.com")) == named
    assert sessions.find(SessionKey("a.ipynb", "x", "bob@example.com")) is None


def test_sessions_are_listed_by_place_the_last_saved_first(sessions: Sessions) -> None:
    """All of a notebook, or all."""
    first, second = new_session(sessions, "first"), new_session(sessions, "second")
    elsewhere = sessions.create(SessionKey("b.ipynb", "x"), "cell 1", BUNDLE, NOW)
    later = NOW.replace(hour=12)
    sessions.save(Save(first.id, 0, later, BUNDLE, b"1", new_step=True))
    assert [one.id for one in sessions.list()] == [first.id, elsewhere.id, second.id]
    assert [one.id for one in sessions.list(PLACE.place)] == [first.id, second.id]
    assert sessions.list()[0].modified_at == later


def test_a_save_at_another_version_changes_nothing(db: Database, sessions: Sessions) -> None:
    """House decision 4: the version check is the fence; nothing of a stale save is stored."""
    session = new_session(sessions).id
    Sessions(db, KEY).save(Save(session, 0, NOW, BUNDLE, b"theirs", new_step=True))
    before = count(db)
    stale = Save(session, 0, NOW, OTHER_BUNDLE, b"ours", new_step=True, tasks=[request("t", session)])
    with pytest.raises(SessionConflict):
        sessions.save(stale)
    assert count(db) == before
    assert sessions.load(session).snapshot == b"theirs"


def test_a_save_that_loses_at_the_last_moment_changes_nothing(db: Database, sessions: Sessions) -> None:
    """The fence holds although the step to write was made for the version before."""
    session = new_session(sessions).id
    sessions.save(Save(session, 0, NOW, BUNDLE, b"1", new_step=True))
    # `sessions` remembers version 1 and does not look again before its transaction.
    Sessions(db, KEY).save(Save(session, 1, NOW, BUNDLE, b"theirs", new_step=True))
    with pytest.raises(SessionConflict):
        sessions.save(Save(session, 1, NOW, BUNDLE, b"ours", new_step=True))
    assert sessions.load(session).snapshot == b"theirs"
    assert sessions.save(Save(session, 2, NOW, BUNDLE, b"now ours", new_step=True)) == 3


def test_a_task_settled_twice_undoes_the_second_save(db: Database, sessions: Sessions, rows: TaskRows) -> None:
    """House decision 3: a response action is applied exactly once."""
    session = new_session(sessions).id
    sessions.save(Save(session, 0, NOW, BUNDLE, b"1", new_step=True, tasks=[request("t", session)]))
    done = Settlement("t", TaskState.DONE, TaskResult("first"))
    sessions.save(Save(session, 1, NOW, BUNDLE, b"2", settles=done))
    with pytest.raises(SessionConflict):
        sessions.save(Save(session, 2, NOW, BUNDLE, b"3", settles=replace(done, result=TaskResult("second"))))
    assert (sessions.version(session), sessions.load(session).snapshot) == (2, b"2")
    record = rows.record("t")
    assert record is not None
    assert record.result == TaskResult("first")


def test_what_cannot_be_pickled_undoes_the_save(db: Database, sessions: Sessions) -> None:
    """A task whose argument cannot travel is an error of the evaluation, which then leaves nothing."""
    session = new_session(sessions).id
    before = count(db)
    bad = request("t", session, key=threading.Lock())
    with pytest.raises(CannotSave, match="An argument of the background action 'look_up' cannot be saved"):
        sessions.save(Save(session, 0, NOW, BUNDLE, b"1", new_step=True, tasks=[bad]))
    assert count(db) == before
    assert sessions.version(session) == 0


def test_tasks_can_be_saved_without_answers(sessions: Sessions, rows: TaskRows) -> None:
    """House decision 2: with `set_save_status('ignore')` the rows are saved and the answers are not."""
    session = new_session(sessions).id
    sessions.save(Save(session, 0, NOW, BUNDLE, b"stored", new_step=True))
    sessions.save(Save(session, 1, NOW, BUNDLE, tasks=[request("a", session)]))
    sessions.save(Save(session, 2, NOW, BUNDLE, tasks=[request("b", session)], task_snapshot=b"unsaved"))
    assert sessions.load(session).snapshot == b"stored"
    jobs = [rows.job(task_id) for task_id in ("a", "b")]
    assert [job.snapshot for job in jobs if job] == [b"stored", b"unsaved"]


def test_a_first_save_in_place_makes_the_first_step(sessions: Sessions) -> None:
    """There is always a step once answers were saved."""
    session = new_session(sessions).id
    sessions.save(Save(session, 0, NOW, BUNDLE, b"1"))
    sessions.save(Save(session, 1, NOW, BUNDLE, b"2"))
    loaded = sessions.load(session)
    assert (loaded.snapshot, loaded.record.steps) == (b"2", 1)


def test_the_first_step_stays(sessions: Sessions) -> None:
    """Going back from it is an error that says so, without or with one step."""
    session = new_session(sessions).id
    with pytest.raises(NoEarlierStep):
        sessions.back(session, 0, NOW)
    sessions.save(Save(session, 0, NOW, BUNDLE, b"1", new_step=True))
    with pytest.raises(NoEarlierStep, match="nothing to go back to"):
        sessions.back(session, 1, NOW)
    assert sessions.load(session).snapshot == b"1"


def test_going_back_at_another_version_changes_nothing(db: Database, sessions: Sessions) -> None:
    """A step somebody else just saved is not dropped by mistake."""
    session = new_session(sessions).id
    for version, snapshot in enumerate((b"1", b"2")):
        sessions.save(Save(session, version, NOW, BUNDLE, snapshot, new_step=True))
    Sessions(db, KEY).save(Save(session, 2, NOW, BUNDLE, b"3", new_step=True))
    with pytest.raises(SessionConflict):
        sessions.back(session, 2, NOW)
    assert sessions.load(session).snapshot == b"3"


def test_a_step_after_going_back_takes_the_place_of_the_dropped_one(db: Database, sessions: Sessions) -> None:
    """Answers changed after Back are saved against the step that is there now."""
    session = new_session(sessions).id
    for version, snapshot in enumerate((b"1" * 100, b"2" * 100)):
        sessions.save(Save(session, version, NOW, BUNDLE, snapshot, new_step=True))
    sessions.back(session, 2, NOW)
    sessions.save(Save(session, 3, NOW, BUNDLE, b"other" * 100, new_step=True))
    assert Sessions(db, KEY).load(session).snapshot == b"other" * 100
    assert sessions.back(session, 4, NOW).snapshot == b"1" * 100


def test_a_deleted_session_leaves_nothing(db: Database, sessions: Sessions) -> None:
    """Steps, tasks, snapshots, lease and texts go with it; deleting again is no error."""
    empty = count(db)
    session = new_session(sessions).id
    sessions.save(Save(session, 0, NOW, BUNDLE, b"1", new_step=True, tasks=[request("t", session)]))
    with db.write() as connection:
        connection.execute(schema.lease.insert().values(session=session, owner="somebody", until=NOW))
    sessions.delete(session)
    sessions.delete(session)
    assert count(db) == empty


def test_a_deleted_session_is_gone_for_all(db: Database, sessions: Sessions, rows: TaskRows) -> None:
    """Each way to it says so, also for who still remembers it."""
    session = new_session(sessions).id
    sessions.save(Save(session, 0, NOW, BUNDLE, b"1", new_step=True))
    Sessions(db, KEY).delete(session)
    assert sessions.get(session) is None
    for use in (
        lambda: sessions.load(session),
        lambda: sessions.version(session),
        lambda: sessions.save(Save(session, 1, NOW, BUNDLE, b"2", new_step=True)),
        lambda: sessions.back(session, 1, NOW),
        lambda: rows.add([request("t", session)], b"", BUNDLE, NOW),
    ):
        with pytest.raises(SessionGone, match="does not exist any more"):
            use()


def test_another_key_opens_nothing(db: Database, sessions: Sessions) -> None:
    """House decision 14: without the key nothing of the store is unpickled."""
    session = new_session(sessions).id
    sessions.save(Save(session, 0, NOW, BUNDLE, b"1", new_step=True))
    with pytest.raises(SnapshotRefused, match="another key"):
        Sessions(db, b"x" * 32).load(session)
