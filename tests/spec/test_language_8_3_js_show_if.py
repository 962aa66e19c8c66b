"""Conditions in JavaScript: `js show if` and its kin (language 8.3)."""

import math
from collections.abc import Callable

import pytest

from da_nb.language.javascript import parse_condition
from da_nb.testing import InterviewDriver
from da_nb.view.scripts import truth, worked_out

Drive = Callable[..., InterviewDriver]

NUMBER = "- A: a\n  datatype: integer"
BOXES = "- A: a\n  datatype: checkboxes\n  choices: [x, y]"
RADIO = "- A: a\n  datatype: radio\n  choices: [x, y]"


def asking(field: str, condition: str, key: str = "js show if") -> str:
    """A form with a field and another that depends on it."""
    listed = "\n".join(f"  {line}" for line in field.splitlines())
    target = f"  - Target: b\n    {key}: |\n      {condition}"
    return f"mandatory: True\nquestion: Form\nfields:\n{listed}\n{target}\n"


SEEN = [
    (RADIO, 'val("a") == "x" || val("a") == "y"', None, "y"),
    (RADIO, '["y", "z"].includes(val("a"))', "x", "y"),
    (RADIO, 'val("a") != null && !(val("a") === "x")', "x", "y"),
    (RADIO, 'val("a") == "x" ? false : val("a") !== null;', "x", "y"),
    (NUMBER, 'val("a") > 3', "3", "10"),
    (NUMBER, "parseInt(val('a')) >= 3 && Number(val('a')) < 1 * 5", "5", "3"),
    (NUMBER, 'val("a") * 2 - 1 == ${ 2 + 3 }', "2", "3"),
    ("- A: a", 'val("a").length > 2', "ab", "abc"),
    ("- A: a", 'val("a").toLowerCase().startsWith("no")', "yes", "NOW"),
    (BOXES, 'val("a").includes("y")', None, "y"),
    (BOXES, 'val("a").indexOf("y") !== -1', None, "y"),
    (BOXES, '$.inArray("y", val("a")) >= 0', None, "y"),
    (BOXES, "val(\"a['y']\")", None, "y"),
    ("- A: a\n  datatype: yesnoradio", 'val("a") === true', "False", "True"),
    ("- A: a\n  datatype: yesno", 'val("a")', None, "True"),
]


@pytest.mark.parametrize(("field", "condition", "hidden", "shown"), SEEN)
def test_a_condition_in_javascript(drive: Drive, field: str, condition: str, hidden: str | None, shown: str) -> None:
    """Language 8.3: comparisons, choices and calls of `val` mean what they mean in a browser."""
    person = drive(asking(field, condition))
    if hidden is not None:
        person.set("A", hidden)
    assert not person.fields[1].visible
    person.set("A", shown)
    assert person.fields[1].visible


def test_hiding_and_closing(drive: Drive) -> None:
    """Language 8.3: `js hide if` turns the condition round, `js enable if` keeps the field in sight."""
    hiding = drive(asking("- A: a", 'val("a") == "x" || val("a") == "y"', "js hide if"))
    hiding.set("A", "y")
    assert not hiding.fields[1].visible
    closing = drive(asking("- A: a", 'val("a") > 2', "js enable if"))
    assert (closing.fields[1].visible, closing.fields[1].enabled) == (True, False)
    closing.set("A", "3")
    assert closing.fields[1].enabled


def test_a_hidden_field_has_no_value(drive: Drive) -> None:
    """Language 8.3: `val` of a field that is hidden is null."""
    person = drive(
        "mandatory: True\nquestion: Form\nfields:\n  - A: a\n    datatype: yesno\n  - B: b\n    show if: a\n"
        "  - C: c\n    js show if: val('b') === null\n"
    )
    assert [field.visible for field in person.fields] == [True, False, True]
    person.choose("A")
    assert [field.visible for field in person.fields] == [True, True, False]


def test_what_is_not_understood_is_met(drive: Drive) -> None:
    """Design, public interface: a condition of another kind counts as met."""
    assert drive(asking("- A: a", 'document.title == "x"')).fields[1].visible


OTHERS = ["val(", "val(a)", "a.b", "1 +", "[1", "x => 1", "val('a') val('b')", "", "'a", "eval('1')"]


@pytest.mark.parametrize("text", OTHERS)
def test_other_javascript_is_not_understood(text: str) -> None:
    """Language 8.3: nothing is run; what is no expression of the known kind has no tree."""
    assert parse_condition(text) is None


WORKED_OUT = [
    ("1 + '2'", "12"),
    ("'3' * 2", 6),
    ("-val('n') + 5 % 3", -1),
    ("null == undefined", True),
    ("null == 0", False),
    ("'' == 0", True),
    ("true == '1'", True),
    ("[1, 2] + ''", "1,2"),
    ("['a'] == 'a'", True),
    ("'b' > 'a'", True),
    ("'10' > 9", True),
    ("'x' > 1", False),
    ("[] && 'yes'", "yes"),
    ("0 || 'no'", "no"),
    ("isNaN('x') && !isNaN('1')", True),
    ("parseFloat('1.5 km')", 1.5),
    ("parseInt('12.9 km')", 12),
    ("parseInt('1e999')", 1),
    ("String(2.0)", "2"),
    ("Boolean('')", False),
    ("' a '.trim().toUpperCase()", "A"),
    ("'abc'.indexOf('c')", 2),
    ("'abc'.endsWith('bc') === true", True),
    ("val('list').length", 2),
    ("val('n').length", None),
    ("val('n').includes('x')", None),
    (r"'it\'s'", "it's"),
]


@pytest.mark.parametrize(("text", "value"), WORKED_OUT)
def test_values_are_those_of_javascript(text: str, value: object) -> None:
    """Language 8.3: text and numbers mix as they do in a browser."""
    tree = parse_condition(text)
    assert tree is not None
    fields = {"n": 3, "list": ["a", "b"]}
    assert worked_out(tree, fields.get) == value


def test_numbers_that_are_none() -> None:
    """Language 8.3: what cannot be worked out is not true."""
    for text in ("Number('x')", "1 / 0 * 0", "parseInt('x')"):
        tree = parse_condition(text)
        assert tree is not None
        found = worked_out(tree, lambda name: None)
        assert math.isnan(found)
        assert not truth(found)


def test_brackets_without_end_are_not_understood() -> None:
    """Language 8.3: a condition that no person would write does not keep the screen from being shown."""
    assert parse_condition("(" * 5000 + "1" + ")" * 5000) is None
