"""Fixtures shared by all tests."""

from collections.abc import Callable

import pytest

from tests.play import Play
from tests.play import play as start


@pytest.fixture
def play() -> Callable[[str], Play]:
    """Start an interview from its text, on the engine alone."""
    return start
