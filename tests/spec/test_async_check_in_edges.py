"""Check in where something is odd: errors, iterators, other endings (spec async 7, rows B)."""

import pytest

from da_nb.errors import InterviewError
from tests.spec.conftest import Visit
from tests.spec.test_async_check_in import checking, kept


def test_a_question_that_would_be_needed_is_not_shown(drive: Visit) -> None:
    """B29: evaluation stops there; what was changed before is saved."""
    d = checking(drive, "before = 1\nnever = unknown", "---\nquestion: Unknown?\nfields:\n  - It: unknown\n")
    assert d.title == "What?"
    assert kept(d, "before") == 1


def test_an_exception_leaves_the_screen_as_it_is(drive: Visit) -> None:
    """B30: nothing is saved, a notice and `session.errors` say so, later check-ins work."""
    d = checking(drive, "seen += 1\nif action_argument('_changed') is None:\n  1 / 0")
    assert "seen" not in d.answers
    assert any("ZeroDivisionError" in error for error in d.errors)
    d.set("name", "Ann")
    d.blur()
    assert kept(d, "seen") == 1
    assert d.errors == []


def test_iterators_of_the_screen_are_known(drive: Visit) -> None:
    """B31: `i` is that of the question."""
    d = drive(
        """
objects:
  - people: DAList.using(there_are_any=True, complete_attribute='name', object_type=DAObject)
---
question: Person ${ i }
subquestion: |
  [TARGET place]
fields:
  - Name: people[i].name
check in: look
---
event: look
code: |
  background_response(target='place', content=f'number {i}, {people[i].instanceName}')
---
question: More?
yesno: people.there_is_another
---
mandatory: True
question: ${ people }
"""
    )
    assert "number 0, people[0]" in d.text
    d.set("Name", "Ann")
    d.click("Continue")
    d.click("Yes")
    assert "number 1, people[1]" in d.text


def test_saving_can_be_switched_off(drive: Visit) -> None:
    """B34: `set_save_status('ignore')`."""
    d = checking(drive, "seen = 9\nset_save_status('ignore')\nbackground_response(target='place', content='shown')")
    assert "shown" in d.text
    assert "seen" not in d.answers


@pytest.mark.parametrize("value", ["[a, b]", "{a: b}", "''"])
def test_the_name_of_the_action_is_plain_text(drive: Visit, value: str) -> None:
    """B38: anything else is refused at load."""
    with pytest.raises(InterviewError, match="'check in' is"):
        drive(f"mandatory: True\nquestion: Q\ncheck in: {value}\n")


def test_a_target_is_a_plain_name(drive: Visit) -> None:
    """B38: also of a template."""
    with pytest.raises(InterviewError, match="the target is"):
        drive("template: t\ntarget: [a]\ncontent: x\n---\nmandatory: True\nquestion: Q\n")


@pytest.mark.parametrize("call", ["command('restart')", "response('x')", "background_response_action('other')"])
def test_other_endings_have_no_effect_on_the_screen(drive: Visit, call: str) -> None:
    """B39: the screen stays."""
    d = checking(drive, f"seen = 3\n{call}")
    assert d.title == "What?"
    assert d.updates == []


def test_a_background_action_can_be_started(drive: Visit) -> None:
    """B43: from the code of a check-in."""
    d = checking(
        drive,
        """
if action_argument('_initial'):
  task = background_action('work', 'flash')
""",
        "---\nevent: work\ncode: background_response('done with it')\n",
    )
    d.advance(1)
    assert "done with it" in d.text
