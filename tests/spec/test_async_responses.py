"""Response and error actions: what a task changes in its session (spec async 3 and 4)."""

import pytest

from tests.spec.conftest import Visit


def session_with(task: str, actions: str, screen: str = "") -> str:
    """An interview that starts the action `act` (code `task`); `actions` are further blocks."""
    body = "\n".join(f"  {line}" for line in task.splitlines())
    return f"""
mandatory: True
code: |
  count = 1
---
mandatory: True
code: |
  task = background_action('act')
---
mandatory: True
question: Started.
{screen}
---
event: act
code: |
{body}
---
{actions}
"""


RESPOND = """
event: keep
code: |
  kept = action_argument('value')
"""


def test_a_response_action_changes_the_session(visit: Visit) -> None:
    """A27: the response action runs with the newest answers, and they are saved."""
    d = visit(session_with("background_response_action('keep', value=count + 1)", RESPOND))
    d.advance(1)
    assert d.answers["kept"] == 2
    assert d.answers["task"].ready()


def test_a_response_action_gets_its_arguments_only(visit: Visit) -> None:
    """A28: variables the task changed do not reach the response action."""
    actions = "event: keep\ncode: |\n  kept = [count, action_argument('value'), defined('made')]\n"
    d = visit(session_with("count = 99\nmade = 1\nbackground_response_action('keep', value=count)", actions))
    d.advance(1)
    assert d.answers["kept"] == [1, 99, False]


def test_the_response_of_a_response_action_is_the_result(visit: Visit) -> None:
    """A29: the response action's own `background_response(v)` becomes `get()`."""
    actions = "event: keep\ncode: |\n  kept = True\n  background_response('kept it')\n"
    d = visit(session_with("background_response_action('keep')", actions))
    d.advance(1)
    assert d.answers["task"].get() == "kept it"
    assert d.answers["kept"] is True


def test_a_response_action_without_response_gives_its_own_description(visit: Visit) -> None:
    """A30: `get()` is then name and arguments of the action; its changes are saved."""
    d = visit(session_with("background_response_action('keep', value=5)", RESPOND))
    d.advance(1)
    assert d.answers["task"].get() == {"action": "keep", "arguments": {"value": 5}}
    assert d.answers["kept"] == 5


def test_a_failing_response_action_saves_nothing(visit: Visit) -> None:
    """A31: the task is failed with that error, nothing is saved, and no error action runs."""
    actions = "event: keep\ncode: |\n  kept = 1\n  1 / 0\n---\nevent: oops\ncode: |\n  mended = True\n"
    d = visit(session_with("background_error_action('oops')\nbackground_response_action('keep')", actions))
    d.advance(1)
    result = d.answers["task"].result()
    assert (result.error_type, result.error_trace) == ("ZeroDivisionError", None)
    assert "kept" not in d.answers
    assert "mended" not in d.answers
    assert "act failed" in d.text


def test_back_takes_the_response_along(visit: Visit) -> None:
    """A33: saving by a response action adds no step; Back discards what it changed."""
    asks = """fields:
  - Colour: colour
---
mandatory: True
code: |
  task2 = background_action('act')
---
mandatory: True
question: Bye.
"""
    source = session_with("background_response_action('keep', value=1)", RESPOND, asks)
    source = source.replace("task = background_action('act')", "task = 1")
    d = visit(source)
    d.set("Colour", "red")
    d.click("Continue")
    d.advance(1)
    assert d.answers["kept"] == 1
    d.back()
    assert d.title == "Started."
    assert "kept" not in d.answers


HANDLE = """
event: oops
code: |
  told = action_arguments()
  count = count + 1
"""


def test_an_error_action_runs_and_is_saved(visit: Visit) -> None:
    """A34: the registered error action runs after an exception, and its changes are saved."""
    d = visit(session_with("background_error_action('oops')\n1 / 0", HANDLE))
    d.advance(1)
    assert d.answers["count"] == 2


def test_an_error_action_is_told_about_the_error(visit: Visit) -> None:
    """A35: it gets its own arguments and the error's data, which win over arguments of the same name."""
    d = visit(session_with("background_error_action('oops', hint=3, error_type='mine')\n1 / 0", HANDLE))
    d.advance(1)
    told = d.answers["told"]
    assert (told["hint"], told["error_type"], told["error_message"]) == (3, "ZeroDivisionError", "division by zero")
    assert "ZeroDivisionError" in told["error_trace"]
    assert told["variables"] == ["act"]


def test_an_error_action_runs_for_a_question_too(visit: Visit) -> None:
    """A36: a question reached in the task is an error like any other."""
    actions = HANDLE + "---\nquestion: Which colour?\nfields:\n  - Colour: colour\n"
    d = visit(session_with("background_error_action('oops')\ncolour", actions))
    d.advance(1)
    assert d.answers["told"]["error_type"] == "QuestionError"


def test_what_an_error_action_responds(visit: Visit) -> None:
    """A37: its payload is `get()`; `failed()` stays True and `result()` keeps the original error."""
    actions = "event: oops\ncode: |\n  background_response('sorry')\n"
    d = visit(session_with("background_error_action('oops')\n1 / 0", actions))
    d.advance(1)
    task = d.answers["task"]
    assert (task.get(), task.failed(), task.result().error_type) == ("sorry", True, "ZeroDivisionError")


def test_an_error_action_without_payload(visit: Visit) -> None:
    """A38: `get()` is None."""
    d = visit(session_with("background_error_action('oops')\n1 / 0", HANDLE))
    d.advance(1)
    assert d.answers["task"].get() is None


def test_a_failing_error_action_saves_nothing(visit: Visit) -> None:
    """A39: the error information is that of the error action, and nothing it changed is saved."""
    actions = "event: oops\ncode: |\n  count = 9\n  raise ValueError('worse')\n"
    d = visit(session_with("background_error_action('oops')\n1 / 0", actions))
    d.advance(1)
    assert d.answers["task"].result().error_type == "ValueError"
    assert d.answers["count"] == 1


def test_the_last_registration_counts(visit: Visit) -> None:
    """A40: of two registrations before the error the last one counts, and success ignores it."""
    actions = HANDLE + "---\nevent: other\ncode: |\n  other_ran = True\n"
    d = visit(session_with("background_error_action('oops')\nbackground_error_action('other')\n1 / 0", actions))
    d.advance(1)
    assert d.answers["other_ran"] is True
    assert "told" not in d.answers
    happy = visit(session_with("background_error_action('oops')\nbackground_response(1)", HANDLE))
    happy.advance(1)
    assert "told" not in happy.answers


@pytest.mark.parametrize("where", ["act", "keep"])
def test_the_interface_is_worker(visit: Visit, where: str) -> None:
    """A52: `interface()` is 'worker' in the task and in its response action, 'web' on the screen."""
    actions = "event: keep\ncode: |\n  kept = [action_argument('value'), interface()]\n"
    d = visit(
        session_with("background_response_action('keep', value=interface())", actions, "subquestion: ${ interface() }")
    )
    d.advance(1)
    assert d.answers["kept"][0 if where == "act" else 1] == "worker"
    assert "web" in d.text


def test_the_person_is_the_one_who_started_it(visit: Visit) -> None:
    """A51: `user_info()` in the task and in the response action is the starter's."""
    actions = "event: keep\ncode: |\n  kept = [action_argument('value'), user_info().email, user_logged_in()]\n"
    source = session_with("background_response_action('keep', value=user_info().email)", actions)
    d = visit(source, user="ann@example.com")
    d.advance(1)
    assert d.answers["kept"] == ["ann@example.com", "ann@example.com", True]


def test_a_task_may_start_another(visit: Visit) -> None:
    """A54: from a task and from a response action; the latter's handle can be kept."""
    task = "background_action('second')\nbackground_response_action('keep')"
    actions = """
event: keep
code: |
  inner = background_action('third')
---
event: second
code: |
  background_response_action('mark')
---
event: mark
code: |
  second_ran = True
---
event: third
code: |
  background_response('third')
"""
    d = visit(session_with(task, actions))
    d.advance(1)
    assert d.answers["second_ran"] is True
    assert d.answers["inner"].get() == "third"


def test_a_response_on_a_screen_does_no_harm(visit: Visit) -> None:
    """A70: `background_response` in an action of the screen ends the action; the screen stays."""
    d = visit(session_with("pass", "event: here\ncode: |\n  seen = 1\n  background_response('x')\n"))
    d.session.action("here")
    assert d.title == "Started."
