"""Review screens: what has been answered, and links to answer it again (language 11.1)."""

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import InterviewDriver
from tests.play import play
from tests.spec.conftest import Visit

ASKED = """
---
question: Which fruit?
fields:
  - Fruit: fruit
---
question: Which vegetable?
fields:
  - Vegetable: vegetable
"""
MENU = """
mandatory: True
question: You eat ${ fruit } and ${ vegetable }.
subquestion: |
  [Look it over](${ url_action('look') })
buttons:
  - Again: refresh
---
"""


def eaten(visit: InterviewDriver) -> InterviewDriver:
    """Both questions are answered."""
    visit.set("Fruit", "apple")
    visit.click("Continue")
    visit.set("Vegetable", "leek")
    visit.click("Continue")
    return visit


def test_a_link_asks_again_and_leads_back(drive: Visit) -> None:
    """Language 11.1: clicking an item asks for its variable; afterwards the review is there again."""
    visit = eaten(
        drive(
            MENU
            + """\
event: look
question: Look it over
review:
  - Change the *fruit*: fruit
  - label: Change the vegetable
    field: vegetable
    help: It is ${ vegetable }.
"""
            + ASKED
        )
    )
    visit.click_link("Look it over")
    assert visit.title == "Look it over"
    assert visit.links == ["Change the fruit", "Change the vegetable"]
    assert visit.text == "Look it over Change the fruit Change the vegetable It is leek. Resume Back"
    visit.click_link("Change the vegetable")
    assert (visit.title, visit.fields[0].value) == ("Which vegetable?", "leek")
    visit.set("Vegetable", "kale")
    visit.click("Continue")
    assert visit.title == "Look it over"
    assert "It is kale." in visit.text
    visit.click("Resume")
    assert visit.title == "You eat apple and kale."


def test_what_has_no_value_is_left_out(drive: Visit) -> None:
    """Language 11.1: items show only when their variables, texts and conditions have values."""
    visit = drive(
        """
mandatory: True
code: |
  fruit
  seen
  end
---
question: So far
continue button field: seen
review:
  - Fruit: fruit
    button: |
      The fruit is **${ fruit }**.
  - Vegetable: vegetable
  - Meal: fruit
    button: |
      ${ fruit } with ${ vegetable }
  - note: |
      There is ${ vegetable }.
  - note: |
      There is ${ fruit }.
  - Never: fruit
    show if: fruit == 'fig'
  - Always: fruit
    show if:
      - fruit == 'apple'
      - fruit != 'fig'
---
event: end
question: End
"""
        + ASKED
    )
    visit.set("Fruit", "apple")
    visit.click("Continue")
    assert visit.text == "So far The fruit is apple. Fruit There is apple. Always Continue Back"
    visit.click("Fruit")
    visit.set("Fruit", "fig")
    visit.click("Continue")
    assert visit.text == "So far The fruit is fig. Fruit There is fig. Never Continue Back"
    visit.click("Continue")
    assert visit.title == "End"


def test_looking_at_items_makes_none(drive: Visit) -> None:
    """Language 11.1, 4.3: an item of a group that is not there yet hides its line, and is not made by that."""
    visit = drive(
        """
initial: True
code: |
  people
---
mandatory: True
question: Look
continue button field: seen
review:
  - Second: people[1].name.first
---
objects:
  - people: DAList.using(object_type=Individual)
"""
    )
    assert visit.text == "Look Continue"
    assert visit.answers["people"].elements == []


def test_field_names_the_variable_of_the_button(drive: Visit) -> None:
    """Language 7.1: `field` without choices is the same as `continue button field`."""
    visit = drive(
        """
mandatory: True
question: Look
field: seen
review:
  - note: Nothing yet.
---
mandatory: True
question: Seen
"""
    )
    assert visit.buttons == ["Continue"]
    visit.click("Continue")
    assert visit.title == "Seen"
    assert visit.answers["seen"] is True


def test_skip_undefined_false_seeks_what_is_lacking(drive: Visit) -> None:
    """Language 11.1: with `skip undefined: False` what an item lacks is asked first."""
    visit = drive(
        """
mandatory: True
question: Look
continue button field: seen
skip undefined: False
review:
  - Fruit: fruit
"""
        + ASKED
    )
    assert visit.title == "Which fruit?"


def test_a_list_is_asked_in_order(drive: Visit) -> None:
    """Language 11.1: several variables of one item are asked one after the other."""
    visit = eaten(
        drive(
            MENU
            + """\
event: look
question: Look it over
review:
  - label: Everything
    fields:
      - fruit
      - vegetable
"""
            + ASKED
        )
    )
    visit.click_link("Look it over")
    visit.click_link("Everything")
    assert visit.title == "Which fruit?"
    visit.click("Continue")
    assert visit.title == "Which vegetable?"
    visit.click("Continue")
    assert visit.title == "Look it over"


def test_items_may_change_answers(drive: Visit) -> None:
    """Language 11.1: recompute, undefine, invalidate, set and follow up are done in their turn."""
    visit = eaten(
        drive(
            MENU
            + """\
event: look
question: Meal ${ meal }
review:
  - Change:
      - undefine: note
      - fruit
      - set:
          - changed: True
      - recompute:
          - meal
      - follow up:
          - spice
          - nothing
      - action: count
        arguments:
          by: 3
    button: |
      ${ meal } it is.
---
code: |
  meal = fruit + ' and ' + vegetable
---
question: Which spice?
fields:
  - Spice: spice
    required: False
---
event: count
code: |
  counted = action_argument('by')
"""
            + ASKED
        )
    )
    visit.click_link("Look it over")
    assert visit.title == "Meal apple and leek"
    visit.click_link("Change")
    visit.set("Fruit", "pear")
    visit.click("Continue")
    assert visit.title == "Which spice?"
    visit.click("Continue")
    assert visit.title == "Meal pear and leek"
    assert visit.answers["changed"] is True
    assert visit.answers["counted"] == 3


def test_an_item_may_run_an_action_instead(drive: Visit) -> None:
    """Language 11.1: `action` runs in place of asking for the variable."""
    visit = eaten(
        drive(
            MENU
            + """\
event: look
question: Look
review:
  - Peel: fruit
    action: peel
    arguments:
      with: knife
---
event: peel
code: |
  fruit = 'peeled ' + fruit + ' by ' + action_argument('with')
"""
            + ASKED
        )
    )
    visit.click_link("Look it over")
    visit.click_link("Peel")
    assert visit.title == "Look"
    assert visit.answers["fruit"] == "peeled apple by knife"


def test_it_can_be_a_table(drive: Visit) -> None:
    """Language 11.1: with `tabular` the items stand in a table; labels of the button may be the author's."""
    visit = eaten(
        drive(
            MENU
            + """\
event: look
question: Look
tabular: table table-hover
resume button label: |
  On with ${ fruit }
review:
  - Fruit: fruit
    button: |
      An ${ fruit }
  - Vegetable: vegetable
    help: Some ${ vegetable }
    css class: green
"""
            + ASKED
        )
    )
    visit.click_link("Look it over")
    assert visit.text == "Look An apple Fruit Vegetable Some leek On with apple Back"
    assert '<table class="table table-hover">' in visit.html
    assert 'class="da-review green"' in visit.html


def test_a_review_sought_by_logic_waits_until_it_is_left(drive: Visit) -> None:
    """Language 5.3: once sought, a review puts itself on the stack, so that changes lead back to it."""
    visit = eaten(
        drive(
            """
mandatory: True
code: |
  fruit
  vegetable
  if fruit == 'apple':
    look
---
mandatory: True
question: Done with ${ fruit }.
---
event: look
question: Look
review:
  - Fruit: fruit
"""
            + ASKED
        )
    )
    assert visit.title == "Look"
    visit.click_link("Fruit")
    visit.set("Fruit", "fig")
    visit.click("Continue")
    assert visit.title == "Look"
    visit.click("Resume")
    assert visit.title == "Done with fig."


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ("review:\n  - Fruit: fruit\nmandatory: True", "cannot be left"),
        ("review:\n  - Fruit: fruit\n    button: A\n    help: B", "'help' does not go with 'button'"),
        ("review:\n  - Fruit: fruit\n    Vegetable: vegetable", "no key 'Vegetable'"),
        ("review:\n  - Fruit: 2 fruits", "'2 fruits' is not a variable name"),
        ("review:\n  - Fruit:\n      - peel: fruit", "a review cannot do peel"),
        ("review:\n  - label: Fruit", "has no variable"),
        ("review:\n  - show if: fruit", "neither a label nor a note"),
        ("review:\n  - fruit", "a label with a variable"),
    ],
)
def test_what_is_wrong_is_said(review: str, said: str) -> None:
    """Language 15: a malformed review is an error with its line."""
    with pytest.raises(InterviewError, match=r"test.yml, line \d+") as caught:
        play(f"question: Look\n{review}\n")
    assert said in str(caught.value)
