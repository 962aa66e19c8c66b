"""Fixtures shared by all tests."""

from collections.abc import Callable

import pytest

from tests.browser.fixtures import chromium, lab, open_lab, server, visitor
from tests.play import Play
from tests.play import play as start

# One of each for the whole run: Playwright cannot be started twice in a process.
__all__ = ["chromium", "lab", "open_lab", "play", "server", "visitor"]


@pytest.fixture
def play() -> Callable[[str], Play]:
    """Start an interview from its text, on the engine alone."""
    return start
