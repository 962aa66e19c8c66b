"""One session driven: what is kept when something goes wrong."""

from pathlib import Path

import pytest

from da_nb.errors import TaskWaits
from da_nb.testing import InterviewDriver
from da_nb.view.messages import handle
from da_nb.view.session import Session

TWO = """
mandatory: True
question: Done with ${ first } and ${ second }.
---
question: First?
fields:
  - First: first
---
question: Second?
fields:
  - Second: second
"""


def test_a_form_of_an_older_page_answers_nothing() -> None:
    """House 5: a page number that is not the current one is ignored, also when the page changes meanwhile."""
    with InterviewDriver.open(TWO) as d:
        runner, old = d.session._runner, d.page["number"]
        d.set("First", "1")
        d.click("Continue")
        assert not handle(runner, {"kind": "submit", "page": old, "button": "continue", "values": {"second": "x"}})
        runner.submit(d.session._filled(None, {"second": "x"}), page=old)
        assert d.title == "Second?"


def test_a_back_that_fails_leaves_the_session_as_it_was(tmp_path: Path) -> None:
    """House 5.7: nothing is saved when the earlier step cannot be shown."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    with InterviewDriver.open(TWO, store=store) as d:
        d.set("First", "1")
        d.click("Continue")
        d.set("Second", "2")
        d.click("Continue")
        session, steps = d.session.id, d.session._runner.shown.steps
    broken = "initial: True\ncode: |\n  if not defined('second'):\n    1 / 0\n---" + TWO
    with InterviewDriver.open(broken, store=store, session=session) as d:
        d.back()
        d.back()
        assert "ZeroDivisionError" in d.text
        assert d.answers["second"] == "2"
        assert d.session._runner.shown.steps == steps


def test_a_task_asked_for_by_a_check_is_stored() -> None:
    """Language 8.4, A17: `validation code` may start a task; it is stored with the answers."""
    source = """
mandatory: True
question: ${ task.get() }
---
question: Number?
fields:
  - Number: number
    datatype: integer
validation code: |
  task = background_action('double', number=number)
---
event: double
code: |
  background_response(action_argument('number') * 2)
"""
    with InterviewDriver.open(source) as d:
        d.set("Number", "4")
        d.click("Continue")
        assert d.title == "8"


def test_one_panel_draws_a_session_however_often_it_is_opened() -> None:
    """Issue 2: each Continue is one page message, also after the cell has run many times."""
    with InterviewDriver.open(TWO) as d:
        runner = d.session._runner
        views = len(runner.changes._views)
        panels = {id(Session(d._app, runner).panel) for _ in range(5)}
        assert len(panels) == 1
        assert len(runner.changes._views) == views + 1


def test_messages_stay_when_the_screen_is_redrawn() -> None:
    """House 5: a refresh of the same screen keeps what was said about its fields."""
    with InterviewDriver.open(TWO) as d:
        d.click("Continue")
        assert d.errors
        said = d.errors
        d.session.refresh()
        assert d.errors == said


@pytest.mark.cluster
def test_waiting_after_the_end_is_refused(tmp_path: Path) -> None:
    """House 5: `wait()` after `close()` says so instead of hanging."""
    source = """
mandatory: True
code: |
  task = background_action('act')
---
mandatory: True
question: Started.
---
event: act
code: |
  import time
  time.sleep(60)
"""
    d = InterviewDriver.open(source, cluster="embedded", store=f"sqlite:///{tmp_path}/store.sqlite")
    task, tasks = d.answers["task"], d._app.parts.tasks
    tasks.close()
    with pytest.raises(TaskWaits, match="let go"):
        tasks.wait(task.id)
    d.close()
