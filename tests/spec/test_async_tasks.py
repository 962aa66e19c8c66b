"""Background actions: start, arguments, results (spec async 1 and 2)."""

import os
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from da_nb.errors import TaskRevoked
from da_nb.runtime.changes import View
from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

ADD = """
mandatory: True
code: |
  the_task
  if the_task.ready():
    final_screen
  else:
    waiting_screen
---
code: |
  the_task = background_action('add', additional=number)
---
question: Which number?
fields:
  - Number: number
    datatype: integer
---
event: add
code: |
  background_response(500 + action_argument('additional'))
---
event: waiting_screen
question: Wait a moment.
reload: True
---
event: final_screen
question: The answer is ${ the_task.get() }.
"""


def acting(code: str, more: str = "") -> str:
    """An interview whose first screen starts the action `act`, which runs `code`; `task` is its handle."""
    body = "\n".join(f"  {line}" for line in code.splitlines())
    return f"""
mandatory: True
question: Started.
subquestion: "${{ task.id }}"
---
code: |
  task = background_action('act')
---
event: act
code: |
{body}
{more}
"""


HELD = """
mandatory: True
question: Started.
subquestion: "${ task.id }"
---
code: |
  task = background_action('act', gate=gate)
---
initial: True
code: |
  gate = url_args['gate']
---
event: act
code: |
  import os
  # A pipe: the action goes on when the test opens the other end.
  with open(action_argument('gate')) as pipe:
    word = pipe.read()
  background_response(word)
"""


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """A named pipe by which a test holds an action and lets it go on."""
    path = tmp_path / "gate"
    os.mkfifo(path)
    return path


def result_of(visit: Visit, code: str, more: str = "") -> tuple[InterviewDriver, object]:
    """Run an action of this code to its end: the driver, and the task's `get()`."""
    d = visit(acting(code, more))
    d.advance(1)
    return d, d.answers["task"].get()


def test_the_screen_appears_before_the_action_ends(drive: Visit, real_cluster: str, gate: Path) -> None:
    """A1: `background_action` returns at once; the screen is there while the action still runs."""
    d = drive(HELD, cluster=real_cluster, params={"gate": str(gate)})
    assert d.title == "Started."
    assert not d.answers["task"].ready()
    gate.write_text("done")
    assert d.answers["task"].get() == "done"


def test_an_undefined_argument_is_asked_before_the_task_starts(visit: Visit) -> None:
    """A2: the question comes first, then exactly one task is started."""
    d = visit(ADD)
    assert d.title == "Which number?"
    assert list(d.session.tasks) == []
    d.set("Number", "7")
    d.click("Continue")
    d.advance(1)
    assert d.text.startswith("The answer is 507.")
    assert len(d.session.tasks) == 1


def test_arguments_are_read_in_the_action(visit: Visit) -> None:
    """A3: keyword arguments are what `action_argument` and `action_arguments` give in the task."""
    source = acting("background_response([action_argument('a'), action_argument('zz'), action_arguments()])")
    d = visit(source.replace("background_action('act')", "background_action('act', a=[1, 2], b='x')"))
    d.advance(1)
    assert d.answers["task"].get() == [[1, 2], None, {"a": [1, 2], "b": "x"}]


def test_no_arguments_are_needed(visit: Visit) -> None:
    """A4: a call without keyword arguments and without notify works."""
    d, value = result_of(visit, "background_response(action_arguments())")
    assert value == {}
    assert d.updates == []


def test_ready_turns_true_and_never_waits(drive: Visit, real_cluster: str, gate: Path) -> None:
    """A5: `ready()` is False while the action runs, True afterwards."""
    d = drive(HELD, cluster=real_cluster, params={"gate": str(gate)})
    task = d.answers["task"]
    assert [task.ready(), task.ready()] == [False, False]
    gate.write_text("go")
    d.advance(1)
    assert task.ready() is True


def test_get_waits_for_the_payload(drive: Visit, real_cluster: str, gate: Path) -> None:
    """A6: `get()` returns the payload, and waits for it while the task is pending."""
    d = drive(HELD, cluster=real_cluster, params={"gate": str(gate)})
    task = d.answers["task"]
    assert not task.ready()
    gate.write_text("worth waiting for")
    assert task.get() == "worth waiting for"


@pytest.mark.parametrize("code", ["background_response(1)", "1 / 0"])
def test_wait_is_true_however_it_ends(visit: Visit, code: str) -> None:
    """A7: `wait()` returns True, also after a failure."""
    d = visit(acting(code))
    assert d.answers["task"].wait() is True


@pytest.mark.parametrize(("code", "failed"), [("background_response(1)", False), ("1 / 0", True)])
def test_failed_tells_success_from_error(visit: Visit, code: str, failed: bool) -> None:
    """A8: `failed()` is False on success and True on error."""
    assert visit(acting(code)).answers["task"].failed() is failed


def test_the_result_of_success_has_no_error(visit: Visit) -> None:
    """A9: `result().value` is the payload; every error attribute is None."""
    d, _ = result_of(visit, "background_response({'k': 1})")
    result = d.answers["task"].result()
    assert result.value == {"k": 1}
    assert (result.error_type, result.error_message, result.error_trace, result.variables) == (None,) * 4


def test_the_result_of_an_exception_tells_all(visit: Visit) -> None:
    """A10: `result()` has type, message, trace and variables of the exception."""
    d, _ = result_of(visit, "needed = {}['nothing']")
    result = d.answers["task"].result()
    assert result.error_type == "KeyError"
    assert "nothing" in result.error_message
    assert "needed = {}['nothing']" in result.error_trace
    assert result.variables == ["act"]


def test_variables_name_what_was_sought_most_recent_first(visit: Visit) -> None:
    """A11: the first of `variables` is the variable that was missing, the last is the action."""
    d, _ = result_of(
        partial(visit, faulty=True), "background_response(middle)", "---\ncode: |\n  middle = nowhere + 1\n"
    )
    assert d.answers["task"].result().variables == ["nowhere", "middle", "act"]


def test_get_is_none_after_an_unhandled_error(visit: Visit) -> None:
    """A12: without an error action `get()` of a failed task is None."""
    _, value = result_of(visit, "raise ValueError('no')")
    assert value is None


@pytest.mark.parametrize(
    ("call", "payload"),
    [("background_response()", {}), ("background_response(None)", None)],
    ids=["nothing", "None"],
)
def test_an_empty_response(visit: Visit, call: str, payload: object) -> None:
    """A13: `background_response()` gives {}, with None it gives None."""
    d, value = result_of(visit, call)
    assert value == payload
    assert d.answers["task"].failed() is False


@pytest.mark.parametrize(
    ("call", "payload"),
    [
        ("background_response('one')", "one"),
        ("background_response(1, 2)", [1, 2]),
        ("background_response(a=1, b=2)", {"a": 1, "b": 2}),
        ("background_response(1, b=2)", {"pargs": [1], "kwargs": {"b": 2}}),
    ],
    ids=["one", "several", "keywords", "mixed"],
)
def test_shapes_of_a_payload(visit: Visit, call: str, payload: object) -> None:
    """A14: one value itself, several a list, keywords a dict, both pargs and kwargs."""
    assert result_of(visit, call)[1] == payload


def test_nothing_after_the_response_runs(visit: Visit) -> None:
    """A15: code after `background_response` is not executed, not even by a broad except."""
    code = "try:\n  background_response('first')\nexcept Exception:\n  background_response('second')\n1 / 0"
    d, value = result_of(visit, code)
    assert value == "first"
    assert d.answers["task"].failed() is False


def test_changes_of_a_task_are_dropped(visit: Visit) -> None:
    """A16: what the task changes in the answers is not saved."""
    d, value = result_of(visit, "colour = 'blue'\nbackground_response(colour)")
    assert value == "blue"
    assert "colour" not in d.answers


def test_a_task_sees_the_answers_saved_with_it(visit: Visit) -> None:
    """A17: also what the evaluation that started it set only afterwards."""
    source = """
mandatory: True
code: |
  task = background_action('act')
  later = 'set after the call'
---
mandatory: True
question: Started.
---
event: act
code: |
  background_response(later)
"""
    d = visit(source)
    d.advance(1)
    assert d.answers["task"].get() == "set after the call"


def test_a_task_does_not_see_later_answers(drive: Visit, real_cluster: str, gate: Path) -> None:
    """A18: later answers are not seen by a task that runs already, and its end does not undo them."""
    source = HELD.replace("question: Started.", "question: Started.\nfields:\n  - Colour: colour")
    source = source.replace("word = pipe.read()", "word = pipe.read() + str(defined('colour'))")
    d = drive(source + "---\nmandatory: True\nquestion: Bye.\n", cluster=real_cluster, params={"gate": str(gate)})
    d.set("Colour", "red")
    d.click("Continue")
    gate.write_text("seen: ")
    assert d.answers["task"].get() == "seen: False"
    assert d.answers["colour"] == "red"


MANY = """
mandatory: True
code: |
  tasks = [background_action('act', at=at, folder=url_args['folder']) for at in range(9)]
---
mandatory: True
question: Started.
---
event: act
code: |
  import pathlib
  place = pathlib.Path(action_argument('folder'))
  (place / str(action_argument('at'))).touch()
  # The first two wait for each other, so they must run at the same time.
  if action_argument('at') < 2:
    import time
    end = time.monotonic() + 30
    while not ((place / '0').exists() and (place / '1').exists()):
      if time.monotonic() > end:
        raise TimeoutError('ran one after the other')
      time.sleep(.01)
  background_response(action_argument('at'))
"""


def test_several_tasks_run_at_once_and_the_rest_queues(drive: Visit, real_cluster: str, tmp_path: Path) -> None:
    """A19: several tasks run in parallel; more than there are workers are done one after the other."""
    d = drive(MANY, cluster=real_cluster, params={"folder": str(tmp_path)})
    assert [task.get() for task in d.answers["tasks"]] == list(range(9))


@pytest.mark.cluster
def test_a_task_outlives_its_client(drive: Visit, external_address: str, gate: Path, tmp_path: Path) -> None:
    """A20: the task goes on when the client is closed; the result is there on return."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    first = InterviewDriver.open(HELD, cluster=external_address, store=store, params={"gate": str(gate)})
    wait_until_running(first)
    session = first.session.id
    first.close()
    gate.write_text("still here")
    second = drive(HELD, cluster=external_address, store=store, session=session)
    assert second.answers["task"].get() == "still here"


def wait_until_running(d: InterviewDriver) -> None:
    """Until the session's only task has begun on a worker: the driver is told of each change."""
    begun = threading.Event()
    view = View(lambda: None, lambda: begun.set() if d.session.tasks[0].state == "running" else None, lambda _: None)
    d.session._runner.changes.attach(view)
    if d.session.tasks[0].state != "running":
        assert begun.wait(30)


def test_a_handle_survives_saving_and_loading(drive: Visit, cluster: str, tmp_path: Path) -> None:
    """A21: the handle works after the answers were loaded from the store."""
    store = f"sqlite:///{tmp_path}/store.sqlite"
    first = drive(ADD, cluster=cluster, store=store)
    first.set("Number", "1")
    first.click("Continue")
    first.advance(1)
    second = drive(ADD, cluster=cluster, store=store, session=first.session.id)
    assert second.answers["the_task"] is not first.answers["the_task"]
    assert second.answers["the_task"].get() == 501
    assert second.text.startswith("The answer is 501.")


def test_a_question_in_a_task_is_an_error(visit: Visit) -> None:
    """A22: reaching a question gives QuestionError, its text as message, and no trace."""
    d, _ = result_of(
        visit, "background_response(colour)", "---\nquestion: Which colour?\nfields:\n  - Colour: colour\n"
    )
    result = d.answers["task"].result()
    assert (result.error_type, result.error_message, result.error_trace) == ("QuestionError", "Which colour?", None)
    assert result.variables == ["colour", "act"]


def test_a_name_nobody_defines_is_a_missing_variable(visit: Visit) -> None:
    """A23: a variable without a definition gives DAErrorMissingVariable."""
    d, _ = result_of(partial(visit, faulty=True), "background_response(nowhere)")
    assert d.answers["task"].result().error_type == "DAErrorMissingVariable"


def test_definitions_are_computed_in_the_task(visit: Visit) -> None:
    """A24: code and objects the task needs are computed inside it."""
    more = "---\ncode: |\n  rate = 0.5\n---\nobjects:\n  - shop: DAObject.using(city='Rome')\n"
    d, value = result_of(visit, "background_response([rate, shop.city])", more)
    assert value == [0.5, "Rome"]
    assert "shop" not in d.answers


def test_an_unknown_action_is_a_question_error(visit: Visit) -> None:
    """A26: no crash at the start; the ordinary logic follows and ends at its screen."""
    d = visit(acting("pass").replace("background_action('act')", "background_action('nobody')"))
    d.advance(1)
    assert d.answers["task"].result().error_type == "QuestionError"


def test_a_revoked_task_is_ready_and_has_no_result(drive: Visit, real_cluster: str, gate: Path) -> None:
    """A56: after `revoke()` `ready()` is True and the accessors raise TaskRevoked."""
    d = drive(HELD, cluster=real_cluster, params={"gate": str(gate)})
    task = d.answers["task"]
    task.revoke()
    d.advance(5)
    assert task.ready()
    read: list[Callable[[], object]] = [task.get, task.failed, task.result, task.wait]
    for access in read:
        with pytest.raises(TaskRevoked):
            access()


def test_type_names_of_errors(visit: Visit) -> None:
    """A71: AttributeError is known as DASourceError, other errors by their own name."""
    d, _ = result_of(visit, "(1).nothing")
    assert d.answers["task"].result().error_type == "DASourceError"
