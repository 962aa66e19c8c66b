"""What each way of ending does in background and response actions (async 1.6, A61)."""

import pytest

from tests.spec.conftest import Visit

WORK = """
mandatory: True
code: |
  count = 0
  task = background_action('work')
---
mandatory: True
question: Count ${{ count }}, ${{ task.get() if task.ready() else 'open' }}
buttons:
  - Again: refresh
---
event: work
code: |
  {work}
---
event: more
code: |
  count = count + 5
  {more}
"""


@pytest.mark.parametrize(
    "call",
    ["response('x')", "response(null=True)", "json_response({'a': 1})", "command('leave')", "command('refresh')"],
)
def test_a_task_that_replies_or_commands_has_no_value(visit: Visit, call: str) -> None:
    """Async 1.6: in a task there is no screen to show a reply on, and nobody to send away."""
    driver = visit(WORK.format(work=call, more="pass"))
    driver.advance(20)
    driver.click("Again")
    assert driver.title == "Count 0, None"


@pytest.mark.parametrize("call", ["command('exit')", "command('exit_logout')", "command('restart')"])
def test_a_task_may_end_the_session(visit: Visit, call: str) -> None:
    """Async 1.6: exit and restart in a task delete the session."""
    driver = visit(WORK.format(work=call, more="pass"))
    driver.advance(20)
    assert driver.closed


def test_a_message_in_a_task_is_a_failure(visit: Visit) -> None:
    """Async 1.6: nobody sees what a task shows."""
    driver = visit(WORK.format(work="message('Hello')", more="pass"))
    driver.advance(20)
    assert "QuestionError: Hello" in driver.text


@pytest.mark.parametrize("call", ["command('exit')", "message('x')", "response('x')", "json_response(1)"])
def test_a_response_action_that_ends_otherwise_is_saved(visit: Visit, call: str) -> None:
    """Async 1.6: what it has changed stays, and the value is the action itself."""
    driver = visit(WORK.format(work="background_response_action('more')", more=call))
    driver.advance(20)
    driver.click("Again")
    assert driver.title.startswith("Count 5, {")
    assert "more" in driver.title


def test_a_response_action_may_decline_to_be_saved(visit: Visit) -> None:
    """A61: with set_save_status('ignore') its changes are dropped; its response counts."""
    ignoring = "set_save_status('ignore')\n  background_response(7)"
    driver = visit(WORK.format(work="background_response_action('more')", more=ignoring))
    driver.advance(20)
    driver.click("Again")
    assert driver.title == "Count 0, 7"
