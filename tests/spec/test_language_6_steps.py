"""Which requests are steps, and where Back leads (language 6)."""

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

FORM = """
initial: True
code: |
  seen = seen + 1 if defined('seen') else 1
---
mandatory: True
question: |
  End ${ first } ${ second } ${ url_args.get('lang', '-') }
subquestion: |
  [Mark](${ url_action('mark') }) [Unknown](${ url_action('unknown') }) [Spanish](?lang=es)
buttons:
  - Look: refresh
---
event: mark
code: |
  marked = True
---
question: First?
fields:
  - First: first
    minlength: 2
---
question: Second?
fields:
  - Second: second
"""


def at_end(drive: Visit) -> InterviewDriver:
    """Both questions are answered: three steps."""
    visit = drive(FORM)
    for field, value in (("First", "one"), ("Second", "two")):
        visit.set(field, value)
        visit.click("Continue")
    assert visit.title == "End one two -"
    return visit


def test_the_first_screen_is_no_step_to_go_back_from(drive: Visit) -> None:
    """Language 6: the first request overwrites, so Back is not offered."""
    visit = drive(FORM)
    assert "Back" not in visit.buttons
    visit.session.refresh()
    assert "Back" not in visit.buttons


def test_back_takes_what_was_typed_as_defaults(drive: Visit) -> None:
    """Language 6: fields show what the person had typed after the step that Back returns to."""
    visit = at_end(drive)
    visit.back()
    assert (visit.title, visit.fields[0].value) == ("Second?", "two")
    visit.back()
    assert (visit.title, visit.fields[0].value) == ("First?", "one")
    assert "Back" not in visit.buttons


def test_a_refused_form_is_no_step(drive: Visit) -> None:
    """Language 6: on a validation failure nothing is kept, and Back leads where it led before."""
    visit = drive(FORM)
    visit.set("First", "x")
    visit.click("Continue")
    assert visit.errors
    assert "Back" not in visit.buttons
    assert visit.fields[0].value == "x"


def test_a_refresh_is_no_step(drive: Visit) -> None:
    """Language 6: what changes nothing overwrites the newest snapshot, with what code did meanwhile."""
    visit = at_end(drive)
    before = visit.answers["seen"]
    visit.click("Look")
    assert visit.answers["seen"] > before
    visit.back()
    assert visit.title == "Second?"


def test_an_action_and_url_arguments_are_steps(drive: Visit) -> None:
    """Language 6, 13.2: each link that acts can be taken back by itself."""
    visit = at_end(drive)
    visit.click_link("Mark")
    visit.click_link("Spanish")
    assert (visit.title, visit.answers["marked"]) == ("End one two es", True)
    visit.back()
    assert (visit.title, visit.answers["marked"]) == ("End one two -", True)
    visit.back()
    assert "marked" not in visit.answers


def test_an_action_nobody_defines_is_a_step_all_the_same(drive: Visit) -> None:
    """Async 12: an action saves a step whatever it changes."""
    visit = at_end(drive)
    visit.click_link("Unknown")
    visit.back()
    assert visit.title == "End one two -"


def test_a_failed_action_changes_nothing(drive: Visit) -> None:
    """Language 6, house 5: the session is as it was before, with its steps."""
    visit = drive(FORM.replace("marked = True", "marked = 1 / 0"))
    visit.session.set(first="one", second="two")
    visit.click_link("Mark")
    assert "ZeroDivisionError" in visit.text
    assert "marked" not in visit.answers
    visit.back()
    assert visit.title == "First?"
