"""The rows of tasks: queue, claim, progress, end."""

import logging
import sys
import types
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from da_nb.errors import CannotSave, SnapshotRefused
from da_nb.model.task import Settlement, TaskRecord, TaskResult, TaskState
from da_nb.store import schema
from da_nb.store.database import Database
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from tests.unit.store.conftest import Rival
from tests.unit.store.samples import BUNDLE, KEY, NOW, new_session, request

TASK = schema.task


@pytest.fixture
def session(sessions: Sessions) -> str:
    """A session to queue tasks for."""
    return new_session(sessions).id


def add(rows: TaskRows, session: str, *task_ids: str, snapshot: bytes = b"answers") -> None:
    """Queue tasks that share their answers."""
    rows.add([request(task_id, session) for task_id in task_ids], snapshot, BUNDLE, NOW)


def record(rows: TaskRows, task_id: str) -> TaskRecord:
    """The task's record."""
    found = rows.record(task_id)
    assert found is not None
    return found


def snapshots(db: Database) -> int:
    """How many sets of answers are kept for tasks."""
    with db.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(schema.task_snapshot)).scalar_one()


def tamper(db: Database, task_id: str, column: str) -> None:
    """Change the last byte of a task's blob."""
    with db.write() as connection:
        at = TASK.c.id == task_id
        blob = connection.execute(sa.select(TASK.c[column]).where(at)).scalar_one()
        connection.execute(TASK.update().where(at).values({column: blob[:-1] + bytes([blob[-1] ^ 1])}))


def test_the_queue_goes_by_priority_then_age(rows: TaskRows, session: str) -> None:
    """Urgent ones first; of equals, who came first."""
    for task_id, priority in (("a", 0), ("b", 5), ("c", 0), ("d", 5), ("e", -1)):
        rows.add([request(task_id, session, priority)], b"", BUNDLE, NOW)
    assert [row.request.id for row in rows.queued()] == ["b", "d", "a", "c", "e"]
    assert [row.request.id for row in rows.queued(limit=2)] == ["b", "d"]
    claimed = rows.claim(["e", "a", "b"], "c1", NOW)
    assert [row.request.id for row in claimed] == ["b", "a", "e"]


def test_a_claimed_task_is_sent_once(rows: TaskRows, session: str) -> None:
    """Who claims second gets nothing; the row says where it went and how often."""
    add(rows, session, "t")
    (row,) = rows.claim(["t", "unknown"], "c1", NOW)
    assert (row.state, row.sends, row.cluster, row.want) == (TaskState.SENT, 1, "c1", "run")
    assert rows.claim(["t"], "c2", NOW) == []
    assert rows.queued() == []
    assert rows.open("c1") == [row]
    assert rows.open("c2") == []
    assert rows.open() == [row]


def test_two_processes_never_claim_one_task(rows: TaskRows, session: str, rival: Callable[..., Rival]) -> None:
    """House section 6, step 3: each of 200 tasks is claimed by one of three real processes."""
    add(rows, session, *(f"t{number}" for number in range(200)))
    rivals = [rival("claim", f"c{number}") for number in range(3)]
    for one in rivals:
        one.go()
    claimed = [task_id for one in rivals for task_id in one.hear().split()]
    assert sorted(claimed) == sorted(f"t{number}" for number in range(200))
    assert {row.sends for row in rows.open()} == {1}


def test_a_task_that_is_to_be_revoked_is_not_claimed(rows: TaskRows, session: str) -> None:
    """House decision 6: a queued task that was revoked never starts; it stays in the queue to be settled."""
    add(rows, session, "t")
    rows.want("t", "unqueue")
    assert rows.claim(["t"], "c1", NOW) == []
    assert [row.want for row in rows.queued()] == ["unqueue"]


def test_a_revoke_is_not_taken_back(rows: TaskRows, session: str) -> None:
    """A weaker wish that comes later does not weaken it; a settled or unknown task has no wishes."""
    add(rows, session, "t")
    assert [getattr(rows.want("t", want), "want", None) for want in ("unqueue", "revoke", "unqueue", "run")] == [
        "unqueue",
        "revoke",
        "revoke",
        "revoke",
    ]
    rows.settle(Settlement("t", TaskState.REVOKED, TaskResult()), NOW)
    assert rows.want("t", "revoke") is None
    assert rows.want("unknown", "revoke") is None


def test_a_job_holds_all_a_worker_needs(rows: TaskRows, session: str) -> None:
    """Request, texts and the answers it was asked with; None once it is settled."""
    add(rows, session, "t", snapshot=b"as they were")
    job = rows.job("t")
    assert job is not None
    assert (job.request, job.bundle, job.snapshot) == (request("t", session), BUNDLE, b"as they were")
    rows.settle(Settlement("t", TaskState.DONE, TaskResult()), NOW)
    assert rows.job("t") is None
    assert rows.job("unknown") is None


def test_a_job_whose_answers_are_missing_is_refused(db: Database, rows: TaskRows, session: str) -> None:
    """It can never run; the message names the action."""
    add(rows, session, "t")
    with db.write() as connection:
        connection.execute(schema.task_snapshot.delete())
    with pytest.raises(SnapshotRefused, match="The background action 'look_up' is refused"):
        rows.job("t")


def test_no_request_queues_nothing(db: Database, rows: TaskRows) -> None:
    """Nor leaves answers that nobody sees."""
    rows.add([], b"answers", BUNDLE, NOW)
    assert (rows.open(), snapshots(db)) == ([], 0)


def test_only_a_sent_task_starts(rows: TaskRows, session: str) -> None:
    """News that comes late, of a task queued again or settled, changes nothing."""
    add(rows, session, "t")
    rows.started("t", "w1", NOW)
    assert record(rows, "t").state is TaskState.QUEUED
    rows.claim(["t"], "c1", NOW)
    later = NOW.replace(hour=10)
    rows.started("t", "w1", later)
    running = record(rows, "t")
    assert (running.state, running.worker, running.started_at) == (TaskState.RUNNING, "w1", later)


def test_a_lost_task_is_queued_again(rows: TaskRows, session: str) -> None:
    """tasks.md 8: it remembers how often it was started; a queued or settled one is left alone."""
    add(rows, session, "t")
    assert not rows.requeue("t", starts=1)
    rows.claim(["t"], "c1", NOW)
    rows.started("t", "w1", NOW)
    assert not rows.requeue("t", starts=1, cluster="c2")
    assert rows.requeue("t", starts=1, cluster="c1")
    (row,) = rows.queued()
    assert (row.state, row.starts, row.sends, row.cluster) == (TaskState.QUEUED, 1, 1, None)
    (again,) = rows.claim(["t"], "c2", NOW)
    assert (again.starts, again.sends) == (1, 2)
    rows.settle(Settlement("t", TaskState.FAILED, TaskResult(error_type="WorkerLost")), NOW)
    assert not rows.requeue("t", starts=2)


def test_the_log_grows_and_its_end_is_kept(rows: TaskRows, session: str) -> None:
    """The last 100 kB, beginning with a whole line; any text at all can be logged."""
    add(rows, session, "t")
    rows.progress("t", log="first\n")
    rows.progress("t", log="ä\0\ud800\n", fraction=0.5, message="half \ud800\0way")
    now = record(rows, "t")
    assert (now.log, now.fraction, now.message) == ("first\nä\0?\n", 0.5, "half ?way")
    for number in range(300):
        rows.progress("t", log=f"{number} {'x' * 995}\n")
    log = record(rows, "t").log
    assert 98_000 < len(log) <= 100_000
    assert log.endswith(f"299 {'x' * 995}\n")
    assert log.splitlines()[0] == f"201 {'x' * 995}"
    assert record(rows, "t").fraction == 0.5


def test_a_task_is_settled_once(rows: TaskRows, session: str) -> None:
    """A final state never changes again; what comes later is ignored."""
    add(rows, session, "t")
    rows.claim(["t"], "c1", NOW)
    rows.progress("t", log="partly")
    assert rows.settle(Settlement("t", TaskState.DONE, TaskResult({"total": 5}), "whole log"), NOW)
    assert not rows.settle(Settlement("t", TaskState.FAILED, TaskResult(error_type="late")), NOW)
    assert not rows.settle(Settlement("unknown", TaskState.DONE, TaskResult()), NOW)
    rows.progress("t", log="late", message="late")
    rows.started("t", "late", NOW)
    done = record(rows, "t")
    assert (done.state, done.result, done.log, done.message, done.worker, done.ended_at) == (
        TaskState.DONE,
        TaskResult({"total": 5}),
        "whole log",
        "",
        None,
        NOW,
    )
    assert rows.open() == []


def test_what_was_logged_before_stays_when_the_end_brings_no_log(rows: TaskRows, session: str) -> None:
    """A task that was lost shows what it printed until then."""
    add(rows, session, "t")
    rows.progress("t", log="so far\n")
    rows.settle(Settlement("t", TaskState.FAILED, TaskResult(error_type="WorkerLost")), NOW)
    assert record(rows, "t").log == "so far\n"


def test_answers_are_kept_until_the_last_task_that_sees_them_ends(db: Database, rows: TaskRows, session: str) -> None:
    """One row for all tasks of one save, and none when they are settled."""
    add(rows, session, "a", "b")
    add(rows, session, "c")
    assert snapshots(db) == 2
    for task_id, left in (("a", 2), ("b", 1), ("c", 0)):
        rows.settle(Settlement(task_id, TaskState.DONE, TaskResult()), NOW)
        assert snapshots(db) == left


def test_an_unfinished_state_settles_nothing(rows: TaskRows, session: str) -> None:
    """Settling as `running` is a mistake of the caller."""
    add(rows, session, "t")
    with pytest.raises(ValueError, match="no final state"):
        rows.settle(Settlement("t", TaskState.RUNNING, TaskResult()), NOW)


def test_a_result_that_cannot_be_pickled_is_named(rows: TaskRows, session: str) -> None:
    """The task stays as it was, to be settled as failed."""
    add(rows, session, "t")
    with pytest.raises(CannotSave, match="The result of task t cannot be saved"):
        rows.settle(Settlement("t", TaskState.DONE, TaskResult(sys._getframe())), NOW)
    assert record(rows, "t").state is TaskState.QUEUED


def test_tasks_of_a_session_are_listed_as_they_were_asked_for(sessions: Sessions, rows: TaskRows, session: str) -> None:
    """In order, and of that session only."""
    other = new_session(sessions).id
    for task_id, owner in (("b", session), ("x", other), ("a", session)):
        add(rows, owner, task_id)
    assert [(one.id, one.name, one.notify) for one in rows.records(session)] == [
        ("b", "look_up", "refresh"),
        ("a", "look_up", "refresh"),
    ]


def test_what_has_succeeded_or_was_revoked_can_be_left_out(rows: TaskRows, session: str) -> None:
    """The strip of a screen shows open and failed tasks, and reads no other's result."""
    add(rows, session, "open", "done", "failed", "revoked")
    for state in (TaskState.DONE, TaskState.FAILED, TaskState.REVOKED):
        rows.settle(Settlement(state.value, state, TaskResult()), NOW)
    assert [one.id for one in rows.records(session, unsettled=True)] == ["open", "failed"]


def test_a_bad_request_does_not_hold_up_the_others(
    db: Database, rows: TaskRows, session: str, caplog: pytest.LogCaptureFixture
) -> None:
    """House decision 14: what was tampered with is not unpickled; it is reported once and left where it is."""
    add(rows, session, "bad")
    add(rows, session, "good")
    tamper(db, "bad", "request")
    with caplog.at_level(logging.WARNING):
        assert [row.request.id for row in rows.queued()] == ["good"]
        assert [row.request.id for row in rows.claim(["bad", "good"], "c1", NOW)] == ["good"]
    assert [text.startswith("Task bad of session") for text in caplog.messages] == [True]
    assert record(rows, "bad").state is TaskState.QUEUED
    with pytest.raises(SnapshotRefused):
        rows.job("bad")
    assert rows.settle(Settlement("bad", TaskState.FAILED, TaskResult()), NOW)


def test_a_request_waits_for_a_process_that_can_read_it(
    db: Database, rows: TaskRows, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kernel without the module of an argument leaves the task to one that has it."""
    letters = types.ModuleType("letters_of_ann")
    letter = type("Letter", (), {"__module__": "letters_of_ann"})
    letters.Letter = letter  # type: ignore[attr-defined]
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "letters_of_ann", letters)
        rows.add([request("t", session, letter=letter)], b"", BUNDLE, NOW)
    stranger = TaskRows(db, KEY)
    assert stranger.queued() == []
    assert stranger.claim(["t"], "c1", NOW) == []
    monkeypatch.setitem(sys.modules, "letters_of_ann", letters)
    assert [row.request.action.arguments for row in stranger.queued()] == [{"letter": letter}]


def test_a_bad_result_is_refused_and_does_not_hide_the_others(db: Database, rows: TaskRows, session: str) -> None:
    """Asked for one, it is an error; in the list its error stands in its place."""
    add(rows, session, "bad", "good")
    for task_id in ("bad", "good"):
        rows.settle(Settlement(task_id, TaskState.DONE, TaskResult(task_id)), NOW)
    tamper(db, "bad", "result")
    with pytest.raises(SnapshotRefused, match="result of task bad"):
        rows.record("bad")
    bad, good = rows.records(session)
    assert good.result == TaskResult("good")
    assert bad.result is not None
    assert (bad.result.value, bad.result.error_type) == (None, "SnapshotRefused")


def test_a_blob_of_another_kind_is_refused(db: Database, rows: TaskRows, session: str) -> None:
    """A result in the place of a request is not taken for one."""
    add(rows, session, "t")
    rows.settle(Settlement("t", TaskState.DONE, TaskResult()), NOW)
    with db.write() as connection:
        values = {"request": TASK.c.result, "state": "queued"}
        connection.execute(TASK.update().values(values))
    assert rows.queued() == []


def test_answers_that_were_tampered_with_are_refused(db: Database, rows: TaskRows, session: str) -> None:
    """No worker gets them."""
    add(rows, session, "t")
    with db.write() as connection:
        connection.execute(schema.task_snapshot.update().values(blob=b"\x80\x05K\x01."))
    with pytest.raises(SnapshotRefused, match="task snapshot"):
        rows.job("t")
