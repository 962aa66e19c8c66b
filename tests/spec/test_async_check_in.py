"""Check in: the open screen tells what is typed, and is changed by the answer (spec async 7, rows B)."""

from typing import Any

import pytest

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

QUESTION = """
question: What?
subquestion: |
  Hello [TARGET place] and [TARGET other]
fields:
  - Name [TARGET place]: name
  - Age: age
    datatype: integer
    required: False
  - Pet: pet
    datatype: dropdown
    choices: [cat, dog]
    required: False
  - Size: size
    datatype: radio
    choices: [small, large]
    required: False
  - Wild: wild
    datatype: yesno
  - Colours: colours
    datatype: checkboxes
    choices: [red, green]
    required: False
  - Town: town
    datatype: combobox
    choices: [Oslo, Rome]
    required: False
  - Secret: secret
    show if: wild
check in: look
---
mandatory: True
question: |
  ${ name } ${ seen }
---
code: seen = 0
"""


def checking(drive: Visit, code: str, more: str = "") -> InterviewDriver:
    """The screen above, whose check-ins run `code`."""
    lines = "\n".join(f"  {line}" for line in code.strip().splitlines())
    return drive(f"{QUESTION}---\nevent: look\ncode: |\n{lines}\n{more}")


def kept(d: InterviewDriver, name: str) -> Any:  # noqa: ANN401 - values of the interview
    """A variable of the interview."""
    return d.answers.get(name)


TELL = """
told = action_arguments()
initial = action_argument('_initial')
changed = action_argument('_changed')
seen += 1
times = showifdef('times', []) + [changed]
"""


def test_it_runs_once_the_screen_is_there(drive: Visit) -> None:
    """B1: with `_initial` True once."""
    d = checking(drive, "firsts = showifdef('firsts', []) + [action_argument('_initial')]")
    d.advance(7)
    assert kept(d, "firsts") == [True, False]


def test_it_runs_now_and_then(drive: Visit) -> None:
    """B2: every 6 s, with `_changed` None."""
    d = checking(drive, TELL)
    d.advance(19)
    assert kept(d, "times") == [None, None, None, None]


def test_a_changed_field_is_told(drive: Visit) -> None:
    """B3: `_changed` is its name."""
    d = checking(drive, TELL)
    d.set("name", "Ann")
    d.blur()
    assert (kept(d, "changed"), kept(d, "initial")) == ("name", False)
    d.choose("large")
    assert kept(d, "changed") == "size"


def test_typing_tells_nothing_until_the_field_is_left(drive: Visit) -> None:
    """B4: no change event yet."""
    d = checking(drive, TELL)
    d.set("name", "Ann")
    assert kept(d, "times") == [None]


def test_arguments_are_raw_text_by_variable(drive: Visit) -> None:
    """B5: every field in the form in which a form would send it."""
    d = checking(drive, TELL)
    d.set("name", "Ann")
    d.set("age", "12")
    d.select("dog")
    d.choose("small")
    d.choose("Wild")
    d.choose("red")
    d.set("town", "Oslo")
    d.blur()
    told = kept(d, "told")
    assert told == {
        "name": "Ann", "age": "12", "pet": "dog", "size": "small", "wild": "True", "colours['red']": "True",
        "town": "Oslo", "secret": "",
    }  # fmt: skip


def test_what_is_not_chosen_or_hidden_is_absent(drive: Visit) -> None:
    """B6: unticked, unchosen and hidden fields are not told."""
    d = checking(drive, TELL)
    d.blur()
    assert kept(d, "told") == {"name": "", "age": "", "pet": "", "town": ""}


def test_boxes_are_told_one_by_one(drive: Visit) -> None:
    """B7: `name['choice']` is 'True' for each that is ticked; unticking one changes nothing that is told."""
    d = checking(drive, TELL)
    d.choose("green")
    assert kept(d, "changed") == "colours['green']"
    d.choose("green")
    assert kept(d, "changed") is None


def test_what_it_says_of_itself_is_asked_for_by_name(drive: Visit) -> None:
    """B8: `action_arguments()` lacks `_initial` and `_changed`; `action_argument` has them."""
    d = checking(drive, TELL)
    assert kept(d, "initial") is True
    assert "_initial" not in kept(d, "told")


def test_letters_in_a_number_are_told(drive: Visit) -> None:
    """B9: nothing is validated."""
    d = checking(drive, TELL)
    d.set("age", "twelve")
    d.blur()
    assert kept(d, "told")["age"] == "twelve"


def test_what_the_code_changes_is_saved(drive: Visit) -> None:
    """B10: the field's variable itself is not set."""
    d = checking(drive, TELL)
    d.set("name", "Ann")
    d.blur()
    assert kept(d, "seen") == 2
    assert "name" not in d.answers


def test_submitting_works_afterwards(drive: Visit) -> None:
    """B11: the form counts."""
    d = checking(drive, TELL)
    d.set("name", "Ann")
    d.blur()
    d.click("Continue")
    assert d.title.startswith("Ann ")


def test_no_step_is_made(drive: Visit) -> None:
    """B12: there is nothing to go back to, and Back discards what check-ins did on a later screen."""
    d = checking(drive, TELL)
    d.advance(13)
    assert "Back" not in d.buttons


TEMPLATE = """
---
template: shown
target: place
content: |
  You are *${ action_argument('name') or 'nobody' }*.
"""


def test_a_template_fills_its_target(drive: Visit) -> None:
    """B13: Mako and Markdown are rendered into the place; `check in` may name the template itself."""
    d = drive(QUESTION.replace("check in: look", "check in: shown") + TEMPLATE)
    assert "Hello You are nobody. and" in d.text
    d.set("name", "Ann")
    d.blur()
    assert "<em>Ann</em>" in d.html


def test_code_may_end_with_a_targeted_template(drive: Visit) -> None:
    """B14: mentioning it ends the action with its content."""
    d = checking(drive, "seen += 1\nshown\nseen += 100", TEMPLATE)
    assert "You are nobody." in d.text
    assert kept(d, "seen") == 1


def test_html_goes_into_a_target_as_it_is(drive: Visit) -> None:
    """B15: Markdown is not converted; scripts do not pass."""
    d = checking(drive, "background_response(target='place', content='<b>bold</b> *star*<script>x</script>')")
    assert "Hello bold *star* and" in d.text
    assert "<script" not in d.html


def test_a_list_fills_several_places(drive: Visit) -> None:
    """B16: an item that lacks something is skipped."""
    d = checking(
        drive,
        "background_response([dict(target='place', content='one'), dict(target='other'), "
        "dict(target='other', content='two')])",
    )
    assert "Hello one and two" in d.text


def test_places_of_one_name_are_all_filled(drive: Visit) -> None:
    """B17: in the subquestion and in a label."""
    d = checking(drive, "background_response(target='place', content='here')")
    assert "Hello here and" in d.text
    assert "Name here" in d.text


def test_empty_content_clears_a_place(drive: Visit) -> None:
    """B18: nothing is seen at first, and nothing after it was cleared."""
    d = checking(
        drive, "background_response(target='place', content='' if action_argument('_initial') is False else 'x')"
    )
    assert "Hello x and" in d.text
    d.advance(7)
    assert "Hello and" in d.text


def test_fields_are_set_whatever_their_kind(drive: Visit) -> None:
    """B19: text, number, checkbox, radio, dropdown, checkboxes, combobox."""
    d = checking(
        drive,
        """
if action_argument('_initial'):
  background_response({'name': 'Bob', 'age': 7, 'wild': True, 'size': 'large', 'pet': 'dog',
    'colours': ['green'], 'town': 'Rome', 'nobody': 1}, 'fields')
""",
    )
    shown = {field.variable: field.value for field in d.fields}
    assert shown == {
        "name": "Bob", "age": "7", "wild": "True", "size": "large", "pet": "dog", "colours": '["green"]',
        "town": "Rome", "secret": "",
    }  # fmt: skip
    d.click("Continue")
    d.set("secret", "s")
    d.click("Continue")
    assert kept(d, "colours").true_values() == ["green"]


def test_a_value_that_is_there_already_causes_nothing(drive: Visit) -> None:
    """B20: an equal value makes no further check-in, another one makes one."""
    d = checking(drive, f"{TELL}\nbackground_response({{'name': 'Bob'}}, 'fields')")
    assert kept(d, "times") == [None, "name"]


def test_choices_are_replaced(drive: Visit) -> None:
    """B21: all forms; the selection stays while it is offered, and `value` selects."""
    d = checking(
        drive,
        """
if action_argument('_changed') == 'name':
  background_response({'pet': {'choices': ['dog', ['l', 'Lion'], {'value': 't', 'label': 'Tiger'}, {'b': 'Bear'}]},
    'town': {'choices': ['Paris'], 'value': 'Paris'}}, 'fields')
""",
    )
    d.select("dog", "pet")
    d.set("name", "Ann")
    d.blur()
    fields = {field.variable: field for field in d.fields}
    assert fields["pet"].choices == ["dog", "Lion", "Tiger", "Bear"]
    assert (fields["pet"].value, fields["town"].value) == ("dog", "Paris")
    d.select("Tiger", "pet")
    d.click("Continue")
    assert kept(d, "pet") == "t"


def test_fields_that_are_no_mapping_are_an_error(drive: Visit) -> None:
    """B23: the screen stays as it is."""
    d = checking(drive, "background_response('name', 'fields')")
    assert any("Give a dict" in error for error in d.errors)
    assert d.fields[0].value == ""


def test_a_flash_is_shown(drive: Visit) -> None:
    """B24: HTML, after those that are there."""
    d = checking(drive, "background_response('Watch <b>out</b>', 'flash')")
    assert d.text.startswith("Watch out")


def test_a_script_is_pushed(drive: Visit) -> None:
    """B25: the browser runs it."""
    d = checking(drive, "background_response('alert(1)', 'javascript')")
    assert [(update.kind, update.payload) for update in d.updates] == [("javascript", "alert(1)")]


@pytest.mark.parametrize("call", ["background_response('refresh')", "background_response(None, 'refresh')"])
def test_a_refresh_draws_the_screen_from_the_answers(drive: Visit, call: str) -> None:
    """B26: both spellings; what the code has stored is shown."""
    d = checking(drive, f"if action_argument('_changed') == 'name':\n  pet = 'dog'\n  seen = 5\n  {call}")
    d.set("name", "Ann")
    d.blur()
    fields = {field.variable: field.value for field in d.fields}
    assert (fields["name"], fields["pet"]) == ("Ann", "dog")


@pytest.mark.parametrize("code", ["background_response()", "seen += 1"])
def test_an_answer_without_a_form_shows_nothing(drive: Visit, code: str) -> None:
    """B27, B28: no visible effect; changes are saved."""
    d = checking(drive, f"other = 1\n{code}")
    assert d.updates == []
    assert kept(d, "other") == 1
