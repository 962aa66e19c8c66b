"""What every database must do as a store. A new kind of database is one more row in `STORES`."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from da_nb.errors import SessionBusy, SessionConflict, SessionGone
from da_nb.model.session import Loaded, Save
from da_nb.model.task import Settlement, TaskResult, TaskState
from da_nb.store.clusters import ClusterRow, Clusters
from da_nb.store.database import Database
from da_nb.store.lock import SessionLock
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from tests.unit.store.samples import BUNDLE, KEY, NOW, OTHER_BUNDLE, PLACE, new_session, request

STORES: dict[str, Callable[[Path], str]] = {
    "memory": lambda _: "sqlite://",
    "file": lambda folder: f"sqlite:///{folder}/da_nb.db",
}
LATER = NOW.replace(hour=NOW.hour + 1)
DONE = Settlement("t", TaskState.DONE, TaskResult({"total": 5}), "printed\n")


@pytest.fixture(params=STORES)
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A new store of each kind."""
    database = Database(STORES[request.param](tmp_path))
    yield database
    database.close()


@pytest.fixture
def sessions(db: Database) -> Sessions:
    """Its sessions."""
    return Sessions(db, KEY)


@pytest.fixture
def rows(db: Database) -> TaskRows:
    """Its tasks."""
    return TaskRows(db, KEY)


def save_steps(sessions: Sessions, *snapshots: bytes) -> str:
    """A session with these steps."""
    session = new_session(sessions).id
    for version, snapshot in enumerate(snapshots):
        sessions.save(Save(session, version, NOW, BUNDLE, snapshot, new_step=True))
    return session


def test_a_store_has_a_name(db: Database) -> None:
    """It names the topic of the cluster's mailbox."""
    assert len(db.namespace) == 16


def test_a_new_session_is_found_and_has_no_step(sessions: Sessions) -> None:
    """Version 0, no snapshot, times aware and exact."""
    record = new_session(sessions)
    assert (record.key, record.version, record.steps, record.bundle) == (PLACE, 0, 0, BUNDLE.hash)
    assert sessions.find(PLACE) == sessions.get(record.id) == record
    assert sessions.load(record.id) == Loaded(record, None)
    assert sessions.list() == sessions.list(PLACE.place) == [record]
    assert sessions.list("elsewhere") == []


def test_a_saved_step_is_loaded(db: Database, sessions: Sessions) -> None:
    """With its version, its times and the texts it was made with."""
    record = new_session(sessions)
    assert sessions.save(Save(record.id, 0, LATER, OTHER_BUNDLE, b"answers", new_step=True)) == 1
    expected = replace(record, version=1, steps=1, modified_at=LATER, bundle=OTHER_BUNDLE.hash)
    assert Sessions(db, KEY).load(record.id) == Loaded(expected, b"answers")
    assert sessions.version(record.id) == 1
    assert sessions.bundle(OTHER_BUNDLE.hash) == OTHER_BUNDLE


def test_steps_can_be_gone_back(db: Database, sessions: Sessions) -> None:
    """The newest is dropped and the one before is there again, at a new version."""
    session = save_steps(sessions, b"1", b"2", b"3")
    assert sessions.back(session, 3, LATER).snapshot == b"2"
    loaded = Sessions(db, KEY).load(session)
    assert (loaded.snapshot, loaded.record.version, loaded.record.steps) == (b"2", 4, 2)


def test_a_step_can_be_replaced(sessions: Sessions) -> None:
    """A save in place leaves the number of steps."""
    session = save_steps(sessions, b"1", b"2")
    sessions.save(Save(session, 2, NOW, BUNDLE, b"2 changed"))
    loaded = sessions.load(session)
    assert (loaded.snapshot, loaded.record.steps) == (b"2 changed", 2)
    assert sessions.back(session, 3, NOW).snapshot == b"1"


def test_one_of_two_saves_wins(db: Database, sessions: Sessions) -> None:
    """The other is a conflict and leaves nothing."""
    session = save_steps(sessions, b"1")
    other = Sessions(db, KEY)
    other.load(session)
    sessions.save(Save(session, 1, NOW, BUNDLE, b"first", new_step=True))
    with pytest.raises(SessionConflict):
        other.save(Save(session, 1, NOW, BUNDLE, b"second", new_step=True, tasks=[request("t", session)]))
    assert other.load(session).snapshot == b"first"
    assert TaskRows(db, KEY).records(session) == []


def test_tasks_are_saved_with_the_answers(sessions: Sessions, rows: TaskRows) -> None:
    """House section 6: answers and task rows are one transaction; the task sees these answers."""
    session = save_steps(sessions, b"1")
    sessions.save(Save(session, 1, LATER, BUNDLE, b"2", new_step=True, tasks=[request("t", session, n=7)]))
    sessions.save(Save(session, 2, LATER, BUNDLE, b"3"))
    (row,) = rows.queued()
    assert (row.request, row.state, row.want) == (request("t", session, n=7), TaskState.QUEUED, "run")
    job = rows.job("t")
    assert job is not None
    assert (job.request, job.bundle, job.snapshot) == (row.request, BUNDLE, b"2")


def test_a_task_lives_and_ends(sessions: Sessions, rows: TaskRows) -> None:
    """Queued, sent, running, done: each seen in its record."""
    session = save_steps(sessions, b"1")
    rows.add([request("t", session)], b"1", BUNDLE, NOW)
    states = [rows.records(session)[0].state]
    rows.claim(["t"], "c1", NOW)
    states.append(rows.records(session)[0].state)
    rows.started("t", "w1", LATER)
    rows.progress("t", log="prin", fraction=0.5, message="half way")
    running = rows.record("t")
    assert rows.settle(DONE, LATER)
    done = rows.record("t")
    assert running is not None
    assert done is not None
    assert [*states, running.state, done.state] == ["queued", "sent", "running", "done"]
    assert (running.log, running.fraction, running.message) == ("prin", 0.5, "half way")
    assert (done.result, done.log, done.worker) == (TaskResult({"total": 5}), "printed\n", "w1")
    assert (done.queued_at, done.started_at, done.ended_at) == (NOW, LATER, LATER)


def test_a_task_is_settled_with_the_answers_it_changes(sessions: Sessions, rows: TaskRows) -> None:
    """House decision 3: answers and final state are one transaction, once."""
    session = save_steps(sessions, b"1")
    sessions.save(Save(session, 1, NOW, BUNDLE, b"2", tasks=[request("t", session)]))
    sessions.save(Save(session, 2, LATER, BUNDLE, b"3", settles=DONE))
    with pytest.raises(SessionConflict):
        sessions.save(Save(session, 3, LATER, BUNDLE, b"4", settles=DONE))
    assert not rows.settle(DONE, LATER)
    assert sessions.load(session).snapshot == b"3"
    assert rows.open() == []


def test_many_threads_never_claim_one_task(sessions: Sessions, rows: TaskRows) -> None:
    """Each task is sent by one of them."""
    session = save_steps(sessions, b"1")
    ids = [f"t{number}" for number in range(30)]
    rows.add([request(task_id, session) for task_id in ids], b"1", BUNDLE, NOW)
    claimed: list[str] = []
    start = threading.Barrier(4)

    def claim() -> None:
        start.wait()
        for task_id in ids:
            claimed.extend(row.request.id for row in rows.claim([task_id], "c1", NOW))

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == sorted(ids)


def test_a_lost_or_revoked_task_is_marked(sessions: Sessions, rows: TaskRows) -> None:
    """It can be queued again, and its owner's wish is kept."""
    session = save_steps(sessions, b"1")
    rows.add([request("t", session)], b"1", BUNDLE, NOW)
    rows.claim(["t"], "c1", NOW)
    assert rows.requeue("t", starts=1)
    wanted = rows.want("t", "revoke")
    assert wanted is not None
    assert (wanted.state, wanted.starts, wanted.want) == (TaskState.QUEUED, 1, "revoke")


def test_a_deleted_session_is_gone(sessions: Sessions, rows: TaskRows) -> None:
    """With its tasks and texts."""
    session = save_steps(sessions, b"1")
    rows.add([request("t", session)], b"1", BUNDLE, NOW)
    sessions.delete(session)
    with pytest.raises(SessionGone):
        sessions.load(session)
    assert (rows.record("t"), rows.open(), sessions.list(), sessions.bundle(BUNDLE.hash)) == (None, [], [], None)


def test_a_session_is_held_by_one_owner(db: Database) -> None:
    """A second owner has to wait, and gets it afterwards."""
    one, other = SessionLock(db, "one"), SessionLock(db, "other")
    with one.hold("s"), pytest.raises(SessionBusy), other.hold("s", patience_s=0.05):
        pass
    with other.hold("s", patience_s=0):
        assert other.holder("s") == threading.get_ident()
    one.close()
    other.close()


def test_clusters_are_kept(db: Database) -> None:
    """Until they are forgotten."""
    clusters = Clusters(db)
    clusters.register("c1", "tcp://10.0.0.1:8786")
    assert clusters.all() == [ClusterRow("c1", "tcp://10.0.0.1:8786")]
    clusters.forget("c1")
    assert clusters.all() == []
