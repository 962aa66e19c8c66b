"""Pickles of authors' values."""

import threading

import pytest

from da_nb.errors import CannotSave, SnapshotRefused
from da_nb.store.pickled import freeze, thaw


class Fragile:
    """Can be pickled, and not be made again."""

    def __setstate__(self, state: object) -> None:
        raise ImportError("no module named 'letters'")

    def __getstate__(self) -> object:
        return {"some": "state"}


def test_a_function_of_a_notebook_goes_by_value() -> None:
    """What was defined in a cell can be stored."""
    double = thaw(freeze(lambda number: 2 * number, "An argument"), "An argument")
    assert callable(double)
    assert double(4) == 8


def test_what_cannot_be_pickled_is_named() -> None:
    """The message begins with what could not be saved."""
    with pytest.raises(CannotSave, match=r"The result of task 7 cannot be saved: .*lock"):
        freeze(threading.Lock(), "The result of task 7")


def test_what_cannot_be_made_again_is_refused() -> None:
    """An error while unpickling says what it was, and is one of ours."""
    with pytest.raises(SnapshotRefused, match=r"cannot be unpickled here .*no module named 'letters'"):
        thaw(freeze(Fragile(), "An argument"), "An argument")
