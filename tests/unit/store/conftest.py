"""Stores, and other processes at them."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from da_nb.store.database import Database
from da_nb.store.session import Sessions
from da_nb.store.tasks import TaskRows
from tests.unit.store.samples import KEY

ROOT = Path(__file__).parents[3]


class Rival:
    """Another process at the store, ready to do one verb of `rival.py`."""

    def __init__(self, url: str, verb: str, argument: str) -> None:
        command = [sys.executable, "-W", "error", "-m", "tests.unit.store.rival", url, verb, argument]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def hear(self) -> str:
        """The next line it prints."""
        return _pipe(self.process.stdout).readline().strip()

    def go(self) -> None:
        """Let it do its verb, or end it."""
        _pipe(self.process.stdin).write("\n")
        _pipe(self.process.stdin).flush()

    def end(self) -> None:
        """Stop it, if it has not ended."""
        self.process.kill()
        self.process.communicate()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


@pytest.fixture
def url(tmp_path: Path) -> str:
    """URL of a store in a temporary file."""
    return f"sqlite:///{tmp_path}/store/da_nb.db"


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    """A new store in a file."""
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def sessions(db: Database) -> Sessions:
    """The sessions of the store."""
    return Sessions(db, KEY)


@pytest.fixture
def rows(db: Database) -> TaskRows:
    """The tasks of the store."""
    return TaskRows(db, KEY)


@pytest.fixture
def rival(url: str) -> Iterator[Callable[..., Rival]]:
    """Start other processes at the store: `rival(verb, argument)`; returned when it has opened the store."""
    rivals: list[Rival] = []

    def start(verb: str, argument: str = "-") -> Rival:
        one = Rival(url, verb, argument)
        rivals.append(one)
        assert one.hear() == "ready"
        return one

    yield start
    for one in rivals:
        one.end()
