"""Blocks that stand in the place of a choice's value (language 10.3)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text, play
from tests.spec.conftest import Visit

COLOUR = """
mandatory: True
question: You chose ${ color }.
---
question: Which colour?
buttons:
  - Red:
      code: |
        color = 'red'
  - Another:
      question: Which other colour?
      fields:
        - Colour: color
"""


def test_a_choice_may_stand_for_code(drive: Visit) -> None:
    """10.3: pressing runs the code, and evaluation goes on."""
    d = drive(COLOUR)
    assert "Which colour?" in d.text
    assert d.buttons == ["Red", "Another"]
    d.click("Red")
    assert "You chose red." in d.text


def test_a_choice_may_stand_for_a_question(drive: Visit) -> None:
    """10.3: pressing asks the embedded question; Back leads to the outer one again."""
    d = drive(COLOUR)
    d.click("Another")
    assert "Which other colour?" in d.text
    d.back()
    assert "Which colour?" in d.text
    d.click("Another")
    d.set("Colour", "green")
    d.click("Continue")
    assert "You chose green." in d.text


def test_a_mandatory_question_may_hold_blocks(drive: Visit) -> None:
    """4.2: the stored choice is followed, and the question is done when its block is."""
    d = drive("""
mandatory: True
question: Begin?
buttons:
  - Quickly:
      code: |
        speed = 'quick'
  - With care:
      question: How much care?
      yesno: much
---
mandatory: True
question: |
  % if defined('speed'):
  Speed ${ speed }
  % else:
  Care ${ much }
  % endif
""")
    d.click("With care")
    assert "How much care?" in d.text
    d.click("Yes")
    assert "Care True" in d.text
    d.back()
    d.back()
    d.click("Quickly")
    assert "Speed quick" in d.text


def test_choices_without_a_variable_are_a_list(drive: Visit) -> None:
    """10.1: `choices` and `dropdown` without `field` are listed, and Continue does what was chosen."""
    for directive in ("choices", "dropdown"):
        d = drive(COLOUR.replace("buttons:", f"{directive}:"))
        d.click("Continue")
        assert "Which colour?" in d.text
        (d.choose if directive == "choices" else d.select)("Red")
        d.click("Continue")
        assert "You chose red." in d.text


def test_listed_special_choices_do_what_buttons_do(drive: Visit) -> None:
    """10.2: `continue` in a list marks a mandatory question done."""
    d = drive("""
mandatory: True
question: Ready?
choices:
  - Go on: continue
  - Begin again: restart
---
mandatory: True
question: Done
""")
    d.choose("Begin again")
    d.click("Continue")
    assert "Ready?" in d.text
    d.choose("Go on")
    d.click("Continue")
    assert "Done" in d.text


def test_embedded_blocks_are_counted_before_their_host() -> None:
    """1: names count embedded blocks first, then the question that holds them."""
    names = [block.common.name for block in compiled_text(COLOUR).blocks]
    assert names == ["Question_0", "Question_1", "Question_2", "Question_3"]
    assert [block.common.host for block in compiled_text(COLOUR).blocks] == [None, "Question_3", "Question_3", None]


def test_code_that_does_not_define_the_name_lets_others_try() -> None:
    """4.4: embedded code falls back to the next candidate."""
    run = play("""
mandatory: True
question: It is ${ shape }.
---
code: |
  shape = 'round'
---
question: Which shape?
buttons:
  - I do not know:
      code: |
        asked = True
  - Square:
      code: |
        shape = 'square'
""")
    run.press("I do not know")
    assert run.screen.question == "It is round."


def test_a_choice_is_kept_for_each_item(drive: Visit) -> None:
    """10.3: the choice is stored with `x` and the iterators."""
    d = drive("""
objects:
  - fruit: DAList.using(object_type=DAObject, target_number=2, ask_number=True, complete_attribute='kind')
---
question: Kind of fruit ${ i + 1 }?
buttons:
  - Apple:
      code: |
        fruit[i].kind = 'apple'
  - Other:
      question: Say which, for ${ i + 1 }
      fields:
        - Kind: fruit[i].kind
---
mandatory: True
question: |
  ${ ', '.join(one.kind for one in fruit) }
""")
    d.click("Other")
    assert "Say which, for 1" in d.text
    d.set("Kind", "plum")
    d.click("Continue")
    assert "Kind of fruit 2?" in d.text
    d.click("Apple")
    assert "plum, apple" in d.text


def test_asked_again_the_choice_counts(drive: Visit) -> None:
    """5.2: a forced question is asked whatever was chosen; what is chosen then gives the new value."""
    d = drive(COLOUR.replace("You chose ${ color }.", "You chose ${ color }. [Change](${ url_action('color') })"))
    d.click("Red")
    d.click_link("Change")
    assert "Which colour?" in d.text
    d.click("Another")
    assert "Which other colour?" in d.text
    d.set("Colour", "blue")
    d.click("Continue")
    assert "You chose blue." in d.text


def test_a_choice_that_is_not_used_is_forgotten() -> None:
    """10.3: the stored choice is forgotten once an evaluation ends without using it."""
    run = play(COLOUR)
    run.press("Red")
    assert run.answers.state.chosen
    run.begin()
    assert not run.answers.state.chosen


def test_another_kind_of_block_is_refused() -> None:
    """10.3: a choice can stand for code or a question, and the error names the line."""
    with pytest.raises(InterviewError, match="line 6: a choice can stand for a block with 'code' or 'question' only"):
        compiled_text("""
mandatory: True
question: Which?
buttons:
  - Red:
      template: color
      content: red
""")


def test_continue_inside_leads_to_the_next_block() -> None:
    """10.2: an embedded question that is left by `continue` gives way to the next candidate for the name."""
    run = play("""
mandatory: True
question: It is ${ shape }.
---
question: Which shape, after all?
fields:
  - Shape: shape
---
question: Which shape?
sets: shape
buttons:
  - I do not know:
      question: Think about it.
      buttons:
        - I did: continue
""")
    run.press("I do not know").press("I did")
    assert run.screen.question == "Which shape, after all?"


def test_a_dropdown_of_blocks_begins_empty(drive: Visit) -> None:
    """10.1: the list of a `dropdown` has the empty first option of every dropdown."""
    d = drive(COLOUR.replace("buttons:", "dropdown:"))
    assert "Select..." in d.text
