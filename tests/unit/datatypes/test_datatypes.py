"""Raw text to values and back (language 8.1)."""

from datetime import time

import pytest

from da_nb.datatypes import DATATYPES
from da_nb.datatypes.number import is_number
from da_nb.model.datatype import Invalid

ROUND = [
    ("text", "a", "a"),
    ("area", "a\nb", "a\nb"),
    ("raw", "<b>", "<b>"),
    ("integer", "3", 3),
    ("number", "3", 3.0),
    ("number", "2.5", 2.5),
    ("float", "2.5", 2.5),
    ("currency", "2.5", 2.5),
    ("time", "14:30", time(14, 30)),
    ("email", "a@example.com", "a@example.com"),
    ("checkboxes", '["a"]', ["a"]),
    ("yesno", "True", True),
    ("noyes", "False", False),
    ("yesnoradio", "False", False),
    ("yesnomaybe", "None", None),
    ("threestate", "True", True),
]


@pytest.mark.parametrize(("name", "raw", "value"), ROUND)
def test_a_value_is_shown_as_it_was_typed(name: str, raw: str, value: object) -> None:
    """What a datatype stores it can show again."""
    datatype = DATATYPES[name]
    assert datatype.convert(raw) == value
    assert datatype.to_raw(value) == raw


NOTHING = [("text", ""), ("integer", ""), ("number", ""), ("yesno", None), ("yesnoradio", None), ("threestate", None)]


@pytest.mark.parametrize(("name", "raw"), NOTHING)
def test_no_value_is_shown_as_nothing(name: str, raw: str | None) -> None:
    """None is an empty blank or nothing chosen."""
    assert DATATYPES[name].to_raw(None) == raw


EMPTY = [
    ("text", ""),
    ("raw", ""),
    ("integer", 0),
    ("number", 0.0),
    ("yesno", False),
    ("noyes", True),
    ("yesnoradio", None),
]


@pytest.mark.parametrize(("name", "value"), EMPTY)
def test_a_blank_that_sends_nothing(name: str, value: object) -> None:
    """Each datatype has its own empty value."""
    assert DATATYPES[name].convert(None) == value


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("integer", "x", "number"),
        ("integer", "1.5", "integer"),
        ("number", "nan", "number"),
        ("threestate", "x", "multiple choice required"),
    ],
)
def test_text_that_is_no_value(name: str, raw: str, code: str) -> None:
    """The code names the message to show."""
    with pytest.raises(Invalid) as caught:
        DATATYPES[name].convert(raw)
    assert caught.value.code == code


def test_values_of_other_kinds_choose_nothing() -> None:
    """A state that is neither True, False nor None shows no option as chosen."""
    assert DATATYPES["yesnoradio"].to_raw("other") is None
    assert DATATYPES["yesno"].to_raw("other") is None


def test_whether_text_is_a_number() -> None:
    """Limits are checked with it."""
    assert is_number("1.5")
    assert not is_number("few")
