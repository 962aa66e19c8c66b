"""Run a function in an action's process."""

import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from da_nb.tasks.supervise import Ending, Limits, supervise
from da_nb.tasks.zygote import Zygote

ENTRY = "tests.unit.tasks.entries:run"


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    """A zygote for the entry of these tests."""
    made = Zygote(ENTRY)
    yield made
    made.close()


def packed(function: Callable[..., object], *arguments: object) -> bytes:
    """The job that calls a function."""
    return pickle.dumps((function, *arguments))


def run(
    zygote: Zygote,
    function: Callable[..., object],
    *arguments: object,
    limits: Limits | None = None,
    stopped: Callable[[], bool] = lambda: False,
    heard: list[str] | None = None,
) -> Ending:
    """Run it under supervision; `heard` collects the pieces of log."""
    lines = [] if heard is None else heard
    return supervise(zygote, packed(function, *arguments), limits or Limits(), lines.append, stopped)


def result(ending: Ending) -> Any:  # noqa: ANN401 - whatever the function returned
    """What the function returned."""
    assert ending.outcome is not None, ending
    return pickle.loads(ending.outcome)
