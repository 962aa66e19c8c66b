"""Where the manual and the code of the original differ, this does what the code does (language 17)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text, play
from tests.spec.conftest import Visit


def test_row_1_depends_on_asks_nothing_first() -> None:
    """17.1: `depends on` only invalidates; it does not have the names asked first."""
    run = play("mandatory: True\nquestion: ${ b }\n---\nquestion: B?\ndepends on: a\nfields:\n  - B: b\n---\n"
               "question: A?\nfields:\n  - A: a\n")  # fmt: skip
    assert run.screen.question == "B?"


@pytest.mark.parametrize(("key", "there"), [("enable if", False), ("disable if", True)])
def test_row_2_conditions_in_code_take_the_field_away(drive: Visit, key: str, there: bool) -> None:
    """17.2: `enable if` and `disable if` with code are `show if` and `hide if`."""
    d = drive(f"mandatory: True\nquestion: Q\nfields:\n  - A: a\n  - B: b\n    {key}:\n      code: |\n        False\n")
    assert [blank.label for blank in d.fields] == (["A", "B"] if there else ["A"])


def test_row_3_one_of_two_conditions_may_be_code(drive: Visit) -> None:
    """17.3: `show if` and `hide if` go together when exactly one of them is code."""
    d = drive("""
mandatory: True
question: Q
fields:
  - A: a
    datatype: yesno
  - B: b
    show if: a
    hide if:
      code: |
        False
""")
    d.choose("A")
    assert "B" in d.text


def test_row_5_order_of_need_undefine_reconsider() -> None:
    """17.5: a question needs first and undefines afterwards; code the other way round."""
    text = """
mandatory: True
code: |
  seen = []
  a = 'old'
---
need: a
undefine: a
mandatory: True
{kind}
---
code: |
  seen.append('sought')
  a = 'new'
---
mandatory: True
question: ${{ b }}
"""
    assert play(text.format(kind="question: ${ seen }")).screen.question == "[]"
    assert play(text.format(kind="code: b = list(seen)")).screen.question == "['sought']"


def test_row_7_a_collected_list_may_stay_open(drive: Visit) -> None:
    """17.7: with `is final: False` `there_is_another` is asked."""
    d = drive("""
objects:
  - fruit: DAList.using(object_type=DAObject, there_are_any=True, complete_attribute='name')
---
question: Fruit
fields:
  - Name: fruit[i].name
list collect:
  is final: False
---
question: More fruit?
yesno: fruit.there_is_another
---
mandatory: True
question: ${ [one.name for one in fruit] }
""")
    d.set("Name", "fig")
    d.click("Continue")
    assert "More fruit?" in d.text


@pytest.mark.parametrize("inputs", ["fields:\n  - A: a", "yesno: a", "noyes: a", "field: a\nchoices:\n  - x"])
def test_row_9_an_event_with_inputs_is_refused(inputs: str) -> None:
    """17.9: `event` does not go with fields, yesno, noyes, or field and choices."""
    with pytest.raises(InterviewError, match="line 1"):
        compiled_text(f"event: e\nquestion: Q\n{inputs}\n")


@pytest.mark.parametrize("inputs", ["yesnomaybe: a", "field: a"])
def test_row_9_some_inputs_slip_through(inputs: str) -> None:
    """17.9: yesnomaybe and a bare `field` are accepted beside `event`."""
    run = play(f"event: e\nquestion: Q\n{inputs}\n---\nmandatory: True\nquestion: Main\n")
    assert run.action("e").screen.question == "Q"


def test_row_10_ten_special_buttons() -> None:
    """17.10: among the special buttons are `register` and `new_session`."""
    names = ("restart", "exit", "continue", "refresh", "leave", "signin", "register", "logout", "exit_logout")
    items = "\n".join(f"  - {name} it: {name}" for name in (*names, "new_session"))
    run = play(f"mandatory: True\nquestion: Q\nbuttons:\n{items}\n")
    assert [button.special for button in run.screen.buttons] == [*names, "new_session"]


def test_row_11_choices_may_be_a_mapping(drive: Visit) -> None:
    """17.11: choices of one variable may be a mapping, in order; inside `fields` one is sorted by value."""
    d = drive("mandatory: True\nquestion: Q\nfield: a\nchoices:\n  Zebra: z\n  Ape: a\n")
    assert d.fields[0].choices == ["Zebra", "Ape"]
    d = drive("mandatory: True\nquestion: Q\nfields:\n  - A: a\n    choices:\n      Zebra: a\n      Ape: z\n")
    assert [label for label in d.fields[0].choices if label != "Select..."] == ["Zebra", "Ape"]


def test_row_13_choices_of_numbers_stay_text() -> None:
    """17.13: choices that are numbers are stored as text."""
    run = play("mandatory: True\nquestion: ${ type(a).__name__ }\n---\nquestion: Q\nfield: a\nbuttons:\n  - 1\n  - 2\n")
    assert run.press("2").screen.question == "str"


def test_row_14_without_the_none_option_nothing_need_be_ticked(drive: Visit) -> None:
    """17.14: `none of the above: False` removes the option, and no selection is accepted."""
    d = drive("""
mandatory: True
question: ${ a.any_true() }
---
question: Q
fields:
  - A: a
    datatype: checkboxes
    none of the above: False
    choices:
      - x
      - z
""")
    d.click("Continue")
    assert "False" in d.text


def test_row_15_names_are_forgotten_at_each_evaluation() -> None:
    """17.15: `reconsider: True` counts per evaluation, also when the same screen is drawn again."""
    run = play("""
reconsider: True
code: count = (start if defined('start') else 0) + 1
---
mandatory: True
question: ${ count }
""")
    assert run.screen.question == "1"
    run.answers["start"] = 5
    assert run.begin().screen.question == "6"


@pytest.mark.parametrize(("directive", "label"), [("yesnomaybe", "I don\u2019t know"), ("noyesmaybe", "I don't know")])
def test_row_17_labels_of_the_third_button(drive: Visit, directive: str, label: str) -> None:
    """17.17: the third button of noyesmaybe is plain, that of yesnomaybe typographic."""
    assert drive(f"mandatory: True\nquestion: Q\n{directive}: a\n").buttons[2] == label


def test_row_18_require_is_accepted_and_does_nothing() -> None:
    """17.18: `require` and `orelse` are read and never done."""
    text = "mandatory: True\nrequire:\n  - a\norelse:\n  question: No\n---\nmandatory: True\nquestion: Q\n"
    assert play(text).screen.question == "Q"


def test_row_19_a_hidden_field_has_its_question_asked_again(drive: Visit) -> None:
    """17.19: a field hidden on the screen leaves its variable undefined, and the same question comes again."""
    d = drive("""
mandatory: True
question: Got ${ b }
---
question: Q
fields:
  - A: a
    datatype: yesno
  - B: b
    show if: a
""")
    d.click("Continue")
    assert "Q" in d.text
    d.choose("A")
    d.set("B", "here")
    d.click("Continue")
    assert "Got here" in d.text


def test_row_20_a_button_is_no_list() -> None:
    """17.20: a value that is a list is an error."""
    with pytest.raises(InterviewError, match="line 5"):
        compiled_text("\nquestion: Q\nfield: a\nbuttons:\n  - X: [x, y]\n")


def test_row_22_a_mandatory_attachment_alone_is_never_run() -> None:
    """17.22: an attachment block without `question` may be mandatory and is passed over."""
    text = "mandatory: True\nattachment:\n  variable name: doc\n  name: D\n  filename: d\n  content: ${ nothing }\n"
    assert play(f"{text}---\nmandatory: True\nquestion: Q\n").screen.question == "Q"


def test_row_23_reconsider_does_not_cover_fields() -> None:
    """17.23: `reconsider: True` on a form leaves its fields alone, or the form would never end."""
    run = play("""
mandatory: True
question: Got ${ a }
---
reconsider: True
question: Q
fields:
  - A: a
""")
    assert run.submit(a="1").screen.question == "Got 1"
