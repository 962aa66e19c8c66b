"""Functions that start and end background actions, as far as an evaluation sees them (async 2, 1.5)."""

import pytest

from da_nb.functions.background import payload
from da_nb.model.action import Action
from da_nb.model.outcome import Responded, RespondedWithAction
from da_nb.objects.task import BackgroundTask
from tests.play import play

PAYLOADS = [
    ((), {}, {}),
    ((), {"a": 1}, {"a": 1}),
    ((5,), {}, 5),
    ((5, 6), {}, [5, 6]),
    ((5,), {"a": 1}, {"pargs": [5], "kwargs": {"a": 1}}),
]


@pytest.mark.parametrize(("values", "named", "wanted"), PAYLOADS)
def test_what_a_response_amounts_to(values: tuple[object, ...], named: dict[str, object], wanted: object) -> None:
    """A13, A14: nothing, one value, several, keywords, both."""
    assert payload(values, named) == wanted


def test_a_request_waits_for_the_save() -> None:
    """Async 2: the action and a copy of its arguments go to the outbox, the handle to the answers."""
    run = play(
        """\
mandatory: True
code: |
  words = ['a']
  task = background_action('go', 'refresh', words=words)
  words.append('b')
---
mandatory: True
question: Wait
"""
    )
    request = run.tasks[0]
    assert (request.action, request.notify) == (Action("go", {"words": ["a"]}), "refresh")
    assert (request.identity.interface, request.session) == ("worker", "s")
    task = run.variables()["task"]
    assert isinstance(task, BackgroundTask)
    assert task.id == request.id


def test_arguments_are_asked_before_the_task_starts() -> None:
    """A2: an undefined argument is asked for first, and then exactly one task is started."""
    run = play(
        """\
mandatory: True
code: task = background_action('go', number=number)
---
question: Number
fields: [{N: number}]
---
mandatory: True
question: Wait
"""
    )
    assert run.tasks == []
    run.submit(number="7")
    assert [request.action.arguments for request in run.tasks] == [{"number": "7"}]


def test_a_response_ends_the_evaluation() -> None:
    """A15: nothing after the call runs, and `except Exception` does not stop it."""
    run = play(
        """\
mandatory: True
code: |
  try:
    background_response(3)
  except Exception:
    caught = True
  after = True
"""
    )
    assert run.outcome == Responded(3)
    assert run.variables() == {}


def test_a_response_action_ends_it_too() -> None:
    """Async 3: the action and its arguments are the outcome."""
    run = play("mandatory: True\ncode: background_response_action('apply', value=3)")
    assert run.outcome == RespondedWithAction(Action("apply", {"value": 3}))


def test_an_error_action_is_remembered() -> None:
    """Async 3: registering an error action ends nothing; the last one counts."""
    run = play(
        """\
mandatory: True
code: |
  background_error_action('one')
  background_error_action('two', a=1)
---
mandatory: True
question: Q
"""
    )
    assert run.evaluation is not None
    assert run.evaluation.on_error == Action("two", {"a": 1})
