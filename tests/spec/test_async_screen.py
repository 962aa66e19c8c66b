"""Background actions that change the open screen, and waiting without blocking (spec async 5.2, 6, rows A44 to E8)."""

import pytest

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

SCREEN = """
mandatory: True
code: |
  task
---
code: task = background_action('work', '{notify}')
---
event: work
code: |
  background_response({answer})
---
mandatory: True
question: Look
subquestion: |
  Here: [TARGET place].
fields:
  - City: city
  - Pet: pet
    choices: [cat, dog]
    required: False
check in: nothing
---
event: nothing
code: background_response()
"""


def told(visit: Visit, notify: str, answer: str) -> InterviewDriver:
    """The screen after its background action has ended."""
    d = visit(SCREEN.format(notify=notify, answer=answer))
    d.advance(10)
    return d


def test_a_script_is_pushed_when_the_task_ends(visit: Visit) -> None:
    """A44: the payload, once."""
    d = told(visit, "javascript", "'alert(1)'")
    assert [(update.kind, update.payload) for update in d.updates] == [("javascript", "alert(1)")]


def test_fields_are_filled_when_the_task_ends(visit: Visit) -> None:
    """A45: unknown names are passed over; `get()` gives the dict all the same."""
    d = told(visit, "fields", "{'city': 'Oslo', 'pet': {'choices': [['l', 'Lion']], 'value': 'l'}, 'nobody': 1}")
    fields = {field.variable: field for field in d.fields}
    assert (fields["city"].value, fields["pet"].value, fields["pet"].choices) == ("Oslo", "l", ["Lion"])
    assert d.answers["task"].get()["nobody"] == 1


def test_a_place_is_filled_when_the_task_ends(visit: Visit) -> None:
    """A50: `notify='backgroundresponse'`."""
    assert "Here: there." in told(visit, "backgroundresponse", "target='place', content='<b>there</b>'").text


def test_pending_actions_are_not_touched_by_check_ins(drive: Visit) -> None:
    """B32: what was to be asked is still asked."""
    d = drive(
        """
mandatory: True
question: Look
subquestion: |
  [Ask](${ url_action('ask') })
---
event: ask
code: force_ask('one', 'two')
---
question: One?
fields:
  - One: one
check in: nothing
---
question: Two?
fields:
  - Two: two
---
event: nothing
code: |
  count = showifdef('count', 0) + 1
  force_ask('three')
---
question: Three?
fields:
  - Three: three
"""
    )
    d.click_link("Ask")
    d.set("One", "1")
    d.blur()
    assert d.title == "One?"
    d.click("Continue")
    assert d.title == "Two?"
    d.set("Two", "2")
    d.click("Continue")
    assert d.title == "Look"


def test_a_check_in_runs_for_the_person_at_the_screen(drive: Visit) -> None:
    """B33: identity and privileges are those of the person."""
    d = drive(
        """
mandatory: True
question: Look
check in: who
---
event: who
code: found = (user_info().email, interface())
""",
        user="ann@example.com",
    )
    assert d.answers["found"] == ("ann@example.com", "web")


def test_check_ins_on_a_review(drive: Visit) -> None:
    """B40: on other kinds of screens too."""
    d = drive(
        """
code: |
  fruit = 'fig'
---
mandatory: True
need: fruit
question: Review
subquestion: |
  [TARGET place]
review:
  - Fruit: fruit
continue button field: reviewed
check in: fill
---
event: fill
code: background_response(target='place', content=fruit)
---
mandatory: True
question: Done
"""
    )
    assert "fig" in d.text
    d.click("Continue")
    assert d.title == "Done"


def test_the_step_before_can_be_looked_up(drive: Visit) -> None:
    """B42: `prior=True` after Back."""
    d = drive(
        """
question: One?
subquestion: |
  [TARGET place]
fields:
  - One: one
check in: fill
---
event: fill
code: |
  background_response(target='place', content='before: ' + showifdef('one', 'nothing', prior=True))
---
mandatory: True
question: ${ one }
"""
    )
    assert "before: nothing" in d.text
    d.set("One", "first")
    d.click("Continue")
    d.back()
    assert "before: first" in d.text


@pytest.mark.parametrize(
    ("value", "at_s", "before_s"), [("True", 10, 9.9), ("5", 5, 4.9), ("2", 4, 3.9), ("${ 6 }", 6, 5.9)]
)
def test_a_screen_is_evaluated_again_after_a_while(drive: Visit, value: str, at_s: float, before_s: float) -> None:
    """E7: True is 10 s, less than 4 is 4, Mako is evaluated; no step is made."""
    d = drive(
        f"initial: True\ncode: |\n  rounds = showifdef('rounds', 0) + 1\n---\n"
        f"mandatory: True\nquestion: Round ${{ rounds }}\nreload: {value}\n"
    )
    d.advance(before_s)
    assert d.title == "Round 1"
    d.advance(at_s)
    assert d.title == "Round 2"
    assert "Back" not in d.buttons


@pytest.mark.parametrize("value", ["False", "${ False }"])
def test_a_screen_that_is_not_to_be_evaluated_again(drive: Visit, value: str) -> None:
    """E7: False is never."""
    d = drive(
        f"initial: True\ncode: |\n  rounds = showifdef('rounds', 0) + 1\n---\n"
        f"mandatory: True\nquestion: Round ${{ rounds }}\nreload: {value}\n"
    )
    d.advance(100)
    assert d.title == "Round 1"


def test_a_waiting_screen_looks_again(drive: Visit) -> None:
    """E8: `command('wait')` with its standard text, with texts and another time."""
    d = drive(
        """
initial: True
code: |
  rounds = showifdef('rounds', 0) + 1
  if rounds < 2: command('wait')
  if rounds < 3: command('wait', sleep=7, question_text='Hold on', subquestion_text='nearly')
---
mandatory: True
question: There
"""
    )
    assert d.title == "Please wait . . ."
    d.advance(4)
    assert d.text.startswith("Hold on nearly")
    d.advance(6.9)
    assert d.title == "Hold on"
    d.advance(7)
    assert d.title == "There"
