"""How fast the store is, and how much a small change takes. Prints what it measured."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from da_nb.model.session import Save
from da_nb.model.task import Settlement, TaskResult, TaskState
from da_nb.store import schema
from da_nb.store.database import Database
from da_nb.store.lock import SessionLock
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from tests.unit.store.samples import BUNDLE, KEY, NOW, new_session, request

pytestmark = pytest.mark.benchmark
STEPS = 60


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A store in a file."""
    database = Database(f"sqlite:///{tmp_path}/da_nb.db")
    yield database
    database.close()


def answers(size: int, changes: int) -> bytes:
    """Text of `size` bytes that compresses to about 40 %, with a few small changes."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 9))) for _ in range(3000)]
    text = " ".join(chance.choices(words, k=size // 7)).encode()[:size]
    changed = b"".join(b"answer %d changed; " % number for number in range(changes))
    return text[: size // 3] + changed + text[size // 3 :]


def times_ms(work: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of each call."""
    spent = []
    for number in range(count):
        begin = time.perf_counter()
        work(number)
        spent.append((time.perf_counter() - begin) * 1000)
    return spent


def told(what: str, spent: list[float], more: str = "") -> float:
    """Print the median and the largest but one in twenty; gives the median."""
    median, p95 = statistics.median(spent), sorted(spent)[int(len(spent) * 0.95)]
    print(f"\n{what}: p50 {median:.2f} ms, p95 {p95:.2f} ms{more}")
    return median


@pytest.mark.parametrize("megabytes", [0.01, 1, 10])
def test_saving_a_small_change(db: Database, megabytes: float) -> None:
    """performance.md: a small change of a session takes at most 2 kB."""
    sessions = Sessions(db, KEY)
    session = new_session(sessions).id
    snapshots = [answers(int(megabytes * 1_000_000), number) for number in range(STEPS)]
    spent = times_ms(
        lambda number: sessions.save(Save(session, number, NOW, BUNDLE, snapshots[number], new_step=True)), STEPS
    )
    length = sa.select(sa.func.length(schema.step.c.blob)).where(schema.step.c.whole != schema.step.c.number)
    with db.read() as connection:
        sizes = list(connection.execute(length).scalars())
        whole = connection.execute(sa.select(sa.func.max(sa.func.length(schema.step.c.blob)))).scalar_one()
    more = f"; {statistics.median(sizes):.0f} B a step (largest {max(sizes)} B, a whole one {whole} B)"
    told(f"save a small change to {megabytes} MB", spent, more)
    loading = times_ms(lambda _: Sessions(db, KEY).load(session), 10)
    told(f"load {megabytes} MB at the end of a chain of {STEPS % 20 or 20}", loading)
    assert max(sizes) < 2000


def test_small_calls(db: Database) -> None:
    """Holding a session, looking at its version, queueing, claiming and settling a task: a few ms each."""
    sessions, rows, lock = Sessions(db, KEY), TaskRows(db, KEY), SessionLock(db, "benchmark")
    session = new_session(sessions).id

    def hold(_: int) -> None:
        with lock.hold(session):
            pass

    def queue(number: int) -> None:
        rows.add([request(f"t{number}", session)], b"answers", BUNDLE, NOW)

    def settle(number: int) -> None:
        rows.settle(Settlement(f"t{number}", TaskState.DONE, TaskResult(number)), NOW)

    medians = [
        told("hold and release a session", times_ms(hold, 200)),
        told("look at the version", times_ms(lambda _: sessions.version(session), 200)),
        told("queue a task", times_ms(queue, 200)),
        told("claim a task", times_ms(lambda number: rows.claim([f"t{number}"], "c1", NOW), 200)),
        told("read a job", times_ms(lambda number: rows.job(f"t{number}"), 200)),
        told("settle a task", times_ms(settle, 200)),
    ]
    lock.close()
    assert max(medians) < 50


def test_opening(tmp_path: Path) -> None:
    """A new store, and one that is up to date."""
    urls = [f"sqlite:///{tmp_path}/{number}.db" for number in range(20)]
    told("create a store", times_ms(lambda number: Database(urls[number]).close(), 20))
    median = told("open a store that is up to date", times_ms(lambda number: Database(urls[number]).close(), 20))
    told("create a store in memory", times_ms(lambda _: Database("sqlite://").close(), 20))
    assert median < 250
