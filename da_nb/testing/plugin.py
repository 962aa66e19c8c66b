"""Fixtures for tests of interviews with pytest. Loaded by pytest itself once da_nb is installed."""

import importlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from da_nb.testing.driver import InterviewDriver


@pytest.fixture
def interview_packages() -> dict[str, Path]:
    """Folders that stand for packages, by name; a test or its conftest.py gives its own by a fixture of this name."""
    return {}


@pytest.fixture
def interview(interview_packages: dict[str, Path]) -> "Iterator[Callable[..., InterviewDriver]]":
    """Open interviews: `d = interview("trip.yml")`. They are closed when the test ends.

    It takes what InterviewDriver.open takes: a path, a reference or YAML text, and keywords such as `params`, `user`.
    """
    # Late: pytest loads this plugin for tests of other things too.
    driver = importlib.import_module("da_nb.testing.driver").InterviewDriver
    with ExitStack() as opened:

        def start(source: str | Path, **options: Any) -> "InterviewDriver":  # noqa: ANN401 - as `open` takes them
            folders = {**interview_packages, **(options.pop("packages", None) or {})}
            visit: InterviewDriver = opened.enter_context(driver.open(source, packages=folders, **options))
            return visit

        yield start
