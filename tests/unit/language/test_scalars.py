"""What an unquoted scalar means."""

import math
from datetime import date, datetime, timedelta, timezone

import pytest

from da_nb.language.scalars import resolve


@pytest.mark.parametrize("text", ["true", "True", "TRUE"])
def test_true_in_three_spellings(text: str) -> None:
    """Language 1: only `true` in three capitalisations is True."""
    assert resolve(text) is True


@pytest.mark.parametrize("text", ["false", "False", "FALSE"])
def test_false_in_three_spellings(text: str) -> None:
    """Language 1: only `false` in three capitalisations is False."""
    assert resolve(text) is False


@pytest.mark.parametrize(
    "text", ["yes", "No", "ON", "off", "y", "N", "tRue", "12:30", "1_000", "0b11", "a 1", "1 a", "-", "."]
)
def test_what_is_text(text: str) -> None:
    """Language 1: the words and numbers of YAML 1.1 are text."""
    assert resolve(text) == text


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nulls(text: str) -> None:
    """Language 1: the null forms are None."""
    assert resolve(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("12", 12), ("-3", -3), ("+3", 3), ("012", 12), ("0o12", 10), ("0x1F", 31), ("1e3", 1000.0), ("1.5", 1.5)),
        *((".5", 0.5), ("1.", 1.0), ("-2.5E-1", -0.25), (".inf", math.inf), ("-.INF", -math.inf)),
    ],
)
def test_numbers(text: str, number: float) -> None:
    """Language 1: `012` is twelve and `0o12` ten; `1e3` is a float."""
    found = resolve(text)
    assert found == number
    assert type(found) is type(number)


def test_not_a_number() -> None:
    """The core schema knows `.nan`."""
    found = resolve(".nan")
    assert isinstance(found, float)
    assert math.isnan(found)


def test_dates() -> None:
    """Language 1: an unquoted day is a date object, a day with a time a datetime."""
    assert resolve("2020-01-02") == date(2020, 1, 2)
    assert resolve("2020-01-02 10:11:12") == datetime.fromisoformat("2020-01-02T10:11:12")
    moment = datetime(2020, 1, 2, 10, 11, 12, 500000, timezone(timedelta(hours=1)))
    assert resolve("2020-01-02T10:11:12.5 +01:00") == moment


def test_impossible_date() -> None:
    """A date that does not exist is no text by accident."""
    with pytest.raises(ValueError, match="month"):
        resolve("2020-13-02")
