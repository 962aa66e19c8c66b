"""Which of label and value is which, in YAML and in Python (language 9), and questions with one list (language 7.1)."""

from collections.abc import Callable

import pytest

from da_nb.testing import InterviewDriver

Drive = Callable[..., InterviewDriver]

END = "\n---\nmandatory: True\nquestion: |\n  ${ repr(v) } ${ type(v).__name__ }\n"


def field(choices: str, more: str = "") -> str:
    """A form with one list."""
    listed = "\n".join(f"    {line}" for line in (choices + more).splitlines())
    return f"question: Q\nfields:\n  - V: v\n{listed}{END}"


def block(choices: str) -> str:
    """A question that is one list."""
    return f"question: Q\nfield: v\n{choices}{END}"


WRITTEN = [
    ("choices:\n  - red\n  - 1", ["red", "1"], "1", "\u20181\u2019 str"),
    ("choices:\n  - Red: r\n  - Blue: b", ["Red", "Blue"], "Blue", "\u2018b\u2019 str"),
    ("choices:\n  - label: Red\n    value: r\n  - label: Blue\n    key: b", ["Red", "Blue"], "Blue", "\u2018b\u2019"),
    ("choices:\n  - [r, Red]\n  - [b, Blue]", ["Red", "Blue"], "Blue", "\u2018b\u2019 str"),
    ("choices:\n  Zebra: a\n  Ant: b", ["Zebra", "Ant"], "Ant", "\u2018b\u2019 str"),
    ("code: |\n  [{'r': 'Red'}, {'b': 'Blue'}]", ["Red", "Blue"], "Blue", "\u2018b\u2019 str"),
    ("code: |\n  [{'label': 'Red', 'value': 'r'}, ['b', 'Blue', True]]", ["Red", "Blue"], "Red", "\u2018r\u2019 str"),
    ("code: |\n  {'z': 'Ant', 'a': 'Zebra'}", ["Ant", "Zebra"], "Ant", "\u2018z\u2019 str"),
    ("code: |\n  DADict(elements={'z': 'Ant', 'a': 'Zebra'})", ["Ant", "Zebra"], "Ant", "\u2018z\u2019 str"),
    ("code: |\n  DAOrderedDict(elements={'z': 'Z', 'a': 'A'})", ["Z", "A"], "A", "\u2018a\u2019 str"),
    ("code: |\n  ['a', 2, True]", ["a", "2", "True"], "2", "\u20182\u2019 str"),
    ("code: |\n  [{'a': 'A'}, {'b': False}]", ["A"], "A", "\u2018a\u2019 str"),
    ("code: |\n  DAList(elements=['a', 'b'])", ["a", "b"], "b", "\u2018b\u2019 str"),
    ("choices:\n  - Ja: True\n  - Nein: False", ["Ja", "Nein"], "Nein", "False bool"),
    ("choices:\n  - Ja: True\n  - Nein: False\n  - Egal: null", ["Ja", "Nein", "Egal"], "Egal", "None NoneType"),
    ("choices: [1, 2]\ndatatype: integer", ["1", "2"], "2", "2 int"),
    ("choices:\n  - Red: r\n  - label: Blue\n    value: b\n    show if: 1 == 2", ["Red"], "Red", "\u2018r\u2019 str"),
]


@pytest.mark.parametrize(("choices", "labels", "picked", "stored"), WRITTEN)
def test_label_and_value_in_a_field(drive: Drive, choices: str, labels: list[str], picked: str, stored: str) -> None:
    """Language 9: label: value in YAML, value: label in Python; values are stored as text but for booleans."""
    person = drive(field(choices))
    assert person.fields[0].choices == labels
    person.select(picked)
    person.click("Continue")
    assert person.text.startswith(stored)


BLOCKS = [
    ("choices:\n  - Red: r\n  - Blue: b", "Blue", "\u2018b\u2019 str"),
    ("choices:\n  Zebra: z\n  Ant: a", "Ant", "\u2018a\u2019 str"),
    ("choices:\n  - code: |\n      [{'r': 'Red'}]\n  - Blue: b", "Red", "\u2018r\u2019 str"),
    ("choices:\n  - Ja: True\n  - Nein: False", "Ja", "True bool"),
    ("datatype: integer\nchoices:\n  - 1\n  - 2", "2", "2 int"),
]


@pytest.mark.parametrize(("choices", "picked", "stored"), BLOCKS)
def test_a_question_that_is_a_list(drive: Drive, choices: str, picked: str, stored: str) -> None:
    """Language 7.1, 9: radio buttons and Continue; code may be mixed with written choices."""
    person = drive(block(choices))
    assert person.fields[0].kind == "radio"
    person.choose(picked)
    person.click("Continue")
    assert person.text.startswith(stored)


def test_dropdown_and_combobox_questions(drive: Drive) -> None:
    """Language 7.1: the first option of a dropdown and of a combobox; a combobox takes other text too."""
    dropdown = drive(block("dropdown:\n  - Red: r\n  - Blue: b\ndefault: b"))
    assert dropdown.text == "Q Select... Red Blue Continue"
    assert dropdown.fields[0].value == "b"
    for typed, stored in (("Green", "\u2018Green\u2019"), ("Blue", "\u2018b\u2019")):
        combobox = drive(block("combobox:\n  - Red: r\n  - Blue: b"))
        assert combobox.text == "Q Select one Red Blue Continue"
        combobox.click("Continue")
        assert combobox.errors == ["You need to select one or type in a new value."]
        combobox.set("v", typed)
        combobox.click("Continue")
        assert combobox.text.startswith(stored)


def test_a_combobox_without_options_is_asked(drive: Drive) -> None:
    """Language 4.5: lists that take other text never count as empty."""
    person = drive(field("code: |\n  []", "\ninput type: combobox"))
    person.set("V", "own")
    person.click("Continue")
    assert person.text.startswith("\u2018own\u2019")


def test_buttons_in_brackets(drive: Drive) -> None:
    """Language 17.20: choices in brackets are for fields, not for buttons."""
    with pytest.raises(Exception, match="line 4: a button is not written in brackets"):
        drive(block("buttons:\n  - [r, Red]"))


def test_what_is_no_list_of_choices(drive: Drive) -> None:
    """Language 9: anything else is an error with the line of the code."""
    assert "line 5: choices cannot be made from int" in drive(block("choices:\n  - code: |\n      3")).text


MAYBE = [
    ("yesnomaybe", "I don\u2019t know", "None"),
    ("noyesmaybe", "I don't know", "None"),
    ("noyesmaybe", "Yes", "False"),
]


@pytest.mark.parametrize(("key", "pressed", "stored"), MAYBE)
def test_the_third_button(drive: Drive, key: str, pressed: str, stored: str) -> None:
    """Language 7.1, 17.17: the third button stores None; that of noyesmaybe is plain."""
    person = drive(f"question: Q\n{key}: v{END}")
    assert pressed in person.buttons
    person.click(pressed)
    assert person.text.startswith(stored)


def test_yes_and_no_with_a_field_of_their_own(drive: Drive) -> None:
    """Language 7.1: `continue button field` may accompany yes and no, and becomes True."""
    person = drive(
        "question: Q\nyesno: v\ncontinue button field: w\n---\nmandatory: True\nquestion: |\n  ${ w } ${ v }\n"
    )
    person.click("No")
    assert person.text.startswith("True False")
