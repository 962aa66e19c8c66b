"""The pusher: one thing after the other, busy ones again, an end."""

import logging
import threading

import pytest

from da_nb.errors import SessionBusy
from da_nb.runtime.pusher import Pusher


def test_what_finds_its_session_busy_is_tried_again() -> None:
    """`finish` waits for it as well."""
    pusher, tries = Pusher(), list[int]()

    def work() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise SessionBusy("s", 0)

    pusher.push(work)
    pusher.finish()
    pusher.close()
    assert len(tries) == 3


def test_an_error_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """It is logged, and what comes next is done."""
    pusher, done = Pusher(), threading.Event()
    with caplog.at_level(logging.ERROR, "da_nb"):
        pusher.push(lambda: [][1])
        pusher.push(done.set)
        pusher.finish()
    pusher.close()
    assert done.is_set()
    assert "IndexError" in caplog.text


def test_nothing_is_done_after_the_end() -> None:
    """Nor does anybody wait for it."""
    pusher, done = Pusher(), threading.Event()
    pusher.close()
    pusher.push(done.set)
    pusher.finish()
    assert not done.is_set()
