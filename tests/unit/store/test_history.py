"""The steps of a session as they lie in the store."""

import random

import pytest
import sqlalchemy as sa

from da_nb.errors import SessionConflict, SnapshotRefused
from da_nb.model.session import Save
from da_nb.store import history, schema
from da_nb.store.database import Database
from da_nb.store.session import Sessions
from tests.unit.store.samples import BUNDLE, KEY, NOW, new_session

STEP = schema.step


def answers(changes: int) -> bytes:
    """Some 50 kB that do not compress well, with a small change for each step."""
    text = random.Random(1).randbytes(50_000)
    return text[:20_000] + b"".join(b"answer %d;" % number for number in range(changes)) + text[20_000:]


def save_steps(sessions: Sessions, snapshots: list[bytes]) -> str:
    """A session with these steps."""
    record = new_session(sessions)
    for version, snapshot in enumerate(snapshots):
        sessions.save(Save(record.id, version, NOW, BUNDLE, snapshot, new_step=True))
    return record.id


def sizes(db: Database) -> list[int]:
    """Bytes of each stored step."""
    with db.read() as connection:
        return [len(blob) for blob in connection.execute(sa.select(STEP.c.blob).order_by(STEP.c.number)).scalars()]


def test_each_of_200_steps_is_readable(db: Database) -> None:
    """House decision 16: going back through all steps gives each as it was saved."""
    snapshots = [answers(number) for number in range(200)]
    session = save_steps(Sessions(db, KEY), snapshots)
    # Others than those that saved: nothing is remembered here.
    sessions = Sessions(db, KEY)
    loaded = sessions.load(session)
    for snapshot in reversed(snapshots[:-1]):
        assert loaded.record.steps > 1
        loaded = sessions.back(session, loaded.record.version, NOW)
        assert loaded.snapshot == snapshot
        assert Sessions(db, KEY).load(session) == loaded


def test_one_step_in_twenty_is_whole_and_the_others_small(db: Database) -> None:
    """House decision 16: a small change is stored in less than 2 kB."""
    save_steps(Sessions(db, KEY), [answers(number) for number in range(45)])
    large = [number for number, size in enumerate(sizes(db)) if size > 2000]
    assert large == [0, 20, 40]


def test_steps_saved_by_processes_in_turn_are_as_small(db: Database) -> None:
    """A process that did not save the step before makes a delta to it too."""
    record = new_session(Sessions(db, KEY))
    for version in range(6):
        Sessions(db, KEY).save(Save(record.id, version, NOW, BUNDLE, answers(version), new_step=True))
    assert max(sizes(db)[1:]) < 2000
    assert Sessions(db, KEY).load(record.id).snapshot == answers(5)


def test_a_large_change_is_stored_whole(db: Database) -> None:
    """A delta that saves little is not worth a longer chain."""
    one, other = random.Random(2).randbytes(5000), random.Random(3).randbytes(5000)
    session = save_steps(Sessions(db, KEY), [one, other, other + b"a little"])
    with db.read() as connection:
        begins = connection.execute(sa.select(STEP.c.whole).order_by(STEP.c.number)).scalars().all()
    assert begins == [1, 2, 2]
    assert Sessions(db, KEY).load(session).snapshot == other + b"a little"


def test_a_step_saved_in_place_stays_small(db: Database, sessions: Sessions) -> None:
    """A check-in that saves again and again neither grows the history nor lengthens the chain."""
    session = save_steps(sessions, [answers(0), answers(1)])
    for version in range(2, 60):
        sessions.save(Save(session, version, NOW, BUNDLE, answers(version)))
    assert len(sizes(db)) == 2
    assert sizes(db)[1] < 2000
    loaded = Sessions(db, KEY).load(session)
    assert (loaded.snapshot, loaded.record.steps, loaded.record.version) == (answers(59), 2, 60)
    assert sessions.back(session, 60, NOW).snapshot == answers(0)


def test_a_whole_step_saved_in_place_becomes_a_delta(db: Database) -> None:
    """Which needs the step before, though nobody had to open it yet; unless it is not the same any more."""
    session = save_steps(Sessions(db, KEY), [answers(0), random.Random(2).randbytes(50_000)])
    one, other = Sessions(db, KEY), Sessions(db, KEY)
    for sessions in (one, other):
        sessions.load(session)
    one.save(Save(session, 2, NOW, BUNDLE, answers(1)))
    assert sizes(db)[1] < 2000
    assert Sessions(db, KEY).load(session).snapshot == answers(1)
    one.back(session, 3, NOW)
    with pytest.raises(SessionConflict):
        other.save(Save(session, 2, NOW, BUNDLE, answers(2)))
    assert Sessions(db, KEY).load(session).snapshot == answers(0)


def test_going_back_over_a_whole_step(db: Database) -> None:
    """The step before is opened by itself then."""
    session = save_steps(Sessions(db, KEY), [answers(0), random.Random(2).randbytes(50_000)])
    assert Sessions(db, KEY).back(session, 2, NOW).snapshot == answers(0)


def test_nothing_depends_on_what_is_remembered(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no room to remember steps, all is the same."""
    monkeypatch.setattr(history, "CACHE_BYTES", 0)
    sessions = Sessions(db, KEY)
    session = save_steps(sessions, [answers(number) for number in range(25)])
    sessions.save(Save(session, 25, NOW, BUNDLE, answers(99)))
    assert sessions.load(session).snapshot == answers(99)
    assert sessions.back(session, 26, NOW).snapshot == answers(23)


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_changed_step_is_refused(db: Database, number: int) -> None:
    """House decision 14: a step that was tampered with is refused, also deep in the chain."""
    session = save_steps(Sessions(db, KEY), [answers(count) for count in range(5)])
    with db.write() as connection:
        at = STEP.c.number == number
        blob = connection.execute(sa.select(STEP.c.blob).where(at)).scalar_one()
        connection.execute(STEP.update().where(at).values(blob=blob[:-1] + bytes([blob[-1] ^ 1])))
    with pytest.raises(SnapshotRefused, match=rf"step {session}/{number} is refused"):
        Sessions(db, KEY).load(session)


@pytest.mark.parametrize("number", [1, 3, 5])
def test_a_missing_step_is_refused(db: Database, number: int) -> None:
    """A chain with a gap is not opened."""
    session = save_steps(Sessions(db, KEY), [answers(count) for count in range(5)])
    with db.write() as connection:
        connection.execute(STEP.delete().where(STEP.c.number == number))
    with pytest.raises(SnapshotRefused):
        Sessions(db, KEY).load(session)


def test_steps_cannot_change_places(db: Database) -> None:
    """A blob of another session, or of another step of the same one, is refused."""
    sessions = Sessions(db, KEY)
    one = save_steps(sessions, [b"answers of one"])
    other = save_steps(sessions, [b"answers of other"])
    with db.write() as connection:
        blob = connection.execute(sa.select(STEP.c.blob).where(STEP.c.session == other)).scalar_one()
        connection.execute(STEP.update().where(STEP.c.session == one).values(blob=blob))
    with pytest.raises(SnapshotRefused, match="changed or moved"):
        Sessions(db, KEY).load(one)
