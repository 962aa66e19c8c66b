"""Action buttons: links that look like buttons (language 12.1)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import play
from tests.spec.conftest import Visit

FLOWER = """
event: repaint
code: |
  colour = action_argument('to')
---
code: |
  colour = 'red'
---
"""


def test_it_runs_its_action_with_its_arguments(drive: Visit) -> None:
    """Language 12.1: pressing an action button runs the action; arguments may hold Mako."""
    visit = drive(
        FLOWER
        + """\
mandatory: True
question: The rose is ${ colour }
action buttons:
  - label: Paint it ${ 'bl' + 'ue' }
    action: repaint
    arguments:
      to: ${ 'blue'.upper() }
"""
    )
    assert visit.buttons == ["Paint it blue"]
    assert "Paint it blue" in visit.text
    visit.click("Paint it blue")
    assert visit.title == "The rose is BLUE"
    visit.back()
    assert visit.title == "The rose is red"


def test_some_stand_before_the_other_buttons(drive: Visit) -> None:
    """Language 12.1: `placement: before` puts a button before those that send the screen."""
    visit = drive(
        """
mandatory: True
question: Ready?
continue button field: ready
action buttons:
  - label: Later
    action: later
    placement: before
  - label: Never
    action: never
"""
    )
    assert visit.buttons == ["Later", "Continue", "Never"]


def test_code_may_give_them(drive: Visit) -> None:
    """Language 12.1: `code` gives a list of mappings with the same keys."""
    visit = drive(
        FLOWER
        + """\
mandatory: True
question: The rose is ${ colour }
action buttons:
  code: |
    [{'label': one.capitalize(), 'action': 'repaint', 'arguments': {'to': one}, 'color': 'info'}
     for one in ('pink', 'white')]
"""
    )
    assert visit.buttons == ["Pink", "White"]
    visit.click("White")
    assert visit.title == "The rose is white"


def test_one_may_be_left_out(drive: Visit) -> None:
    """Language 12.1: a button whose `show if` is false is not there."""
    visit = drive(
        FLOWER
        + """\
mandatory: True
question: The rose is ${ colour }
action buttons:
  - label: Blue
    action: repaint
    arguments:
      to: blue
    show if: colour != 'blue'
  - label: Wither
    action: wither
    show if: False
"""
    )
    assert visit.buttons == ["Blue"]
    visit.click("Blue")
    assert visit.buttons == ["Back"]


def test_an_action_may_be_an_address(drive: Visit) -> None:
    """Language 12.1: what begins like a URL is one; it leaves the screen as it is."""
    visit = drive(
        """
mandatory: True
question: Read on
action buttons:
  - label: The manual
    action: https://example.com/manual
    icon: book
    new window: True
  - label: Again
    action: ${ url_action('again') }
  - label: Script
    action: javascript:alert(1)
---
event: again
code: |
  seen = True
"""
    )
    page = visit.page["buttons"]
    assert [one["link"][:24] for one in page[:1]] == ["https://example.com/manu"]
    assert page[0]["window"] == "_blank"
    assert page[2]["link"] == ""
    visit.click("The manual")
    assert visit.title == "Read on"
    visit.click("Again")
    assert visit.answers["seen"]


def test_it_may_drop_what_is_waiting(drive: Visit) -> None:
    """Language 12.1: with `forget prior` the action comes alone."""
    visit = drive(
        """
mandatory: True
question: |
  ${ fruit } and ${ vegetable }
action buttons:
  - label: Both
    action: both
---
event: both
code: |
  force_ask('fruit', 'vegetable')
---
question: Fruit?
fields:
  - Fruit: fruit
action buttons:
  - label: Only vegetables
    action: vegetable
    forget prior: True
---
question: Vegetable?
fields:
  - Vegetable: vegetable
"""
    )
    visit.set("Fruit", "fig")
    visit.click("Continue")
    visit.set("Vegetable", "leek")
    visit.click("Continue")
    visit.click("Both")
    assert visit.title == "Fruit?"
    visit.click("Only vegetables")
    assert visit.title == "Vegetable?"
    visit.click("Continue")
    assert visit.title == "fig and leek"


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("label: Go\n    action: go\n    color: purplish", "unknown colour 'purplish'"),
        ("label: Go\n    action: go\n    placement: left", "unknown placement 'left'"),
        ("label: Go\n    action: go\n    colour: dark", "no key 'colour'"),
        ("label: Go", "`action` is missing"),
        ("label: Go\n    action: go\n    arguments: 5", "names with values"),
    ],
)
def test_what_is_wrong_is_said(button: str, said: str) -> None:
    """Language 12.1, 15: a colour, placement or key that there is not is an error with its line."""
    text = f"mandatory: True\nquestion: Go\naction buttons:\n  - {button}\n"
    with pytest.raises(InterviewError, match="line") as caught:
        error = play(text).error
        assert error is not None
        raise error
    assert said in str(caught.value)
