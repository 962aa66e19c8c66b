"""Interviews about one background action, and waiting for what it does."""

import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

from da_nb.testing import InterviewDriver
from da_nb.timekeeping import monotonic_s

AWAIT = """
import pathlib, time
if url_args.get('begun'):
    pathlib.Path(url_args['begun']).touch()
while not pathlib.Path(url_args['go']).exists():
    time.sleep(0.005)
"""
"""Code of an action that lets the test know that it runs, and goes on when the test says so."""


def interview(work: str, *blocks: str, start: str = "background_action('work')", first: str = "") -> str:
    """An interview whose screen shows whether its background action is over; `work` is the action's code.

    `start` is the expression that starts it, `blocks` are added at the end, `first` stands before everything.
    """
    head = f"""
mandatory: True
code: |
  if bg.ready():
    finished
  else:
    waiting
---
event: waiting
question: Working on it.
---
event: finished
question: It has ended.
---
code: |
  bg = {start}
---
event: work
code: |
{textwrap.indent(textwrap.dedent(work).strip(), "  ")}
"""
    every = [*([first] if first else []), head, *blocks]
    return "\n---\n".join(textwrap.dedent(block).strip() for block in every)


def ended(driver: InterviewDriver) -> InterviewDriver:
    """The driver, when its background actions have ended and the screen was evaluated again."""
    driver.advance(1)
    driver.session.refresh()
    assert driver.title == "It has ended.", driver.text
    return driver


def until(condition: Callable[[], bool], patience_s: float = 20.0) -> None:
    """Wait until something is so."""
    end_s = monotonic_s() + patience_s
    never = threading.Event()
    while not condition():
        assert monotonic_s() < end_s, "it did not come about"
        never.wait(0.005)


def files(folder: Path) -> dict[str, str]:
    """Parameters that name the files `begun` and `go` of AWAIT."""
    return {"begun": str(folder / "begun"), "go": str(folder / "go")}
