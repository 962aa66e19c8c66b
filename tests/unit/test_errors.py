"""What errors say: where, what, how to mend."""

import linecache

import pytest

from da_nb.errors import (
    CannotSave,
    ClusterMismatch,
    ClusterUnreachable,
    DaNbError,
    InterviewError,
    ManyFaults,
    NoEarlierStep,
    Origin,
    SessionBusy,
    SessionGone,
    SnapshotRefused,
    StoreBusy,
    StoreRefused,
    TaskRevoked,
    TaskWaits,
)

SAID: list[tuple[DaNbError, str]] = [
    (InterviewError("wrong"), "wrong"),
    (InterviewError("wrong", Origin("a.yml", 3), "Mend it."), "a.yml, line 3: wrong\nMend it."),
    (CannotSave("The variable 'a'", "no"), "The variable 'a' cannot be saved: no\nKeep only plain data"),
    (SessionBusy("s", 4.0), "Session s is being changed elsewhere (waited 4 s).\nTry again"),
    (SessionGone("s"), "Session s does not exist any more.\nStart a new one"),
    (SnapshotRefused("It", "unsigned"), "It is refused: unsigned.\nStart a new session"),
    (ClusterUnreachable("tcp://x", "timeout"), "No Dask scheduler answers at tcp://x (timeout)"),
    (ClusterMismatch("tcp://x", "no da_nb"), "The workers of tcp://x cannot run background actions: no da_nb"),
    (TaskRevoked("t"), "Task t was revoked"),
    (TaskWaits("t", "because"), "Task t cannot be waited for here: because.\nShow a screen with `reload`"),
    (NoEarlierStep("s"), "Session s is at its first step"),
    (StoreRefused("/x", "damaged", "Move it."), "The store /x cannot be used: damaged.\nMove it."),
    (StoreBusy("/x", 2.0), "The store /x is locked by another process (waited 2 s).\nTry again"),
]


@pytest.mark.parametrize(("error", "text"), SAID, ids=lambda given: type(given).__name__)
def test_what_an_error_says(error: DaNbError, text: str) -> None:
    """Style 8: the place and the fault first, then how to mend it."""
    assert str(error).startswith(text)


def test_a_notebook_shows_the_message_and_no_frames() -> None:
    """Issue 2: a mistake in an interview shows no Python traceback."""
    lines = InterviewError("wrong", Origin("cell", 1), "Mend it.")._render_traceback_()
    assert lines == ["\x1b[31mcell, line 1: wrong\x1b[0m", "Mend it."]


def test_a_traceback_shows_the_lines_of_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """Language 15: the block's text with its error, up to its limits."""
    text = ["code: a = 1\n", "---\n", "question: Q\n", "fields:\n", "  - A: 3\n", "---\n", "code: b = 1\n"]
    monkeypatch.setitem(linecache.cache, "tax.yml", (0, None, text, "tax.yml"))
    shown = ["      3 | question: Q", "      4 | fields:", "->    5 |   - A: 3"]
    assert InterviewError("wrong", Origin("tax.yml", 5), "Mend it.")._render_traceback_()[1:] == [*shown, "Mend it."]
    many = ManyFaults((InterviewError("one", Origin("tax.yml", 1)), InterviewError("two", Origin("tax.yml", 7))))
    assert many._render_traceback_()[1::2] == ["->    1 | code: a = 1", "->    7 | code: b = 1"]
