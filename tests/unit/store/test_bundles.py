"""The texts of interviews in the store."""

import pytest
import sqlalchemy as sa

from da_nb.errors import SnapshotRefused
from da_nb.model.bundle import Bundle, Source
from da_nb.model.session import Save
from da_nb.model.task import Settlement, TaskResult, TaskState
from da_nb.store import schema
from da_nb.store.database import Database
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from tests.unit.store.samples import BUNDLE, NOW, OTHER_BUNDLE, new_session, request


def hashes(db: Database) -> set[str]:
    """What is stored."""
    with db.read() as connection:
        return set(connection.execute(sa.select(schema.bundle.c.hash)).scalars())


def test_a_bundle_comes_back_as_it_was(sessions: Sessions) -> None:
    """Names, texts, order and folder; None for an unknown hash."""
    bundle = Bundle((Source("a.yml", "ä\r\n\0"), Source("b.yml", "")), "/home/ann/letters")
    record = new_session(sessions)
    sessions.save(Save(record.id, 0, NOW, bundle, b"answers", new_step=True))
    assert sessions.bundle(bundle.hash) == bundle
    assert sessions.bundle("0" * 64) is None


def test_sessions_share_a_bundle(db: Database, sessions: Sessions) -> None:
    """Equal texts are stored once, and go with the last session."""
    one, other = new_session(sessions), new_session(sessions)
    sessions.delete(one.id)
    assert hashes(db) == {BUNDLE.hash}
    sessions.delete(other.id)
    assert hashes(db) == set()


def test_a_changed_text_takes_the_place_of_the_old_one(db: Database, sessions: Sessions) -> None:
    """Running a cell again with other YAML does not leave the old text behind."""
    record = new_session(sessions)
    sessions.save(Save(record.id, 0, NOW, OTHER_BUNDLE, b"answers", new_step=True))
    assert hashes(db) == {OTHER_BUNDLE.hash}


def test_an_open_task_keeps_its_text(db: Database, sessions: Sessions, rows: TaskRows) -> None:
    """House decision 1: a task runs the interview as it was when it was asked for."""
    record = new_session(sessions)
    sessions.save(Save(record.id, 0, NOW, BUNDLE, b"1", new_step=True, tasks=[request("t", record.id)]))
    sessions.save(Save(record.id, 1, NOW, OTHER_BUNDLE, b"2", new_step=True))
    job = rows.job("t")
    assert job is not None
    assert job.bundle == BUNDLE
    rows.settle(Settlement("t", TaskState.DONE, TaskResult()), NOW)
    sessions.delete(new_session(sessions).id)
    assert hashes(db) == {OTHER_BUNDLE.hash}


def test_a_changed_text_in_the_store_is_refused(db: Database, sessions: Sessions) -> None:
    """House decision 14: interviews contain code; what was tampered with does not run."""
    new_session(sessions)
    with db.write() as connection:
        blob = connection.execute(sa.select(schema.bundle.c.blob)).scalar_one()
        connection.execute(schema.bundle.update().values(blob=blob.replace(b"Hello", b"Hell!") + b" "))
    with pytest.raises(SnapshotRefused, match=f"bundle {BUNDLE.hash}"):
        sessions.bundle(BUNDLE.hash)
