"""Dates and times as interviews handle them (library 2, 5)."""

import pickle
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from da_nb.current import Evaluation, running
from da_nb.errors import InterviewError
from da_nb.functions.dates import (
    as_datetime,
    current_datetime,
    date_difference,
    date_interval,
    day_of,
    format_date,
    format_datetime,
    format_time,
    get_default_timezone,
    timezone_list,
    today,
)
from da_nb.model.services import Services
from da_nb.objects.dates import DADateTime
from da_nb.timekeeping import FakeClock


@pytest.fixture(autouse=True)
def evaluation() -> Iterator[Evaluation]:
    """An evaluation at 02:30 UTC: in New York it is still the day before."""
    clock = FakeClock(datetime(2026, 3, 9, 2, 30, tzinfo=UTC))
    with running(Evaluation({}, Services(clock), "session", "bundle")) as evaluation:
        yield evaluation


class Empty:
    """Prints as nothing, as DAEmpty does."""

    def __str__(self) -> str:
        return ""


def test_today_is_the_day_in_the_time_zone() -> None:
    """2: midnight by the evaluation's clock, in the default zone or another."""
    assert today().isoformat() == "2026-03-08T00:00:00-05:00"
    assert today(timezone="Europe/Berlin") == as_datetime("2026-03-09", timezone="Europe/Berlin")
    assert today(format="EEE d") == "Sun 8"


def test_now_is_what_the_clock_says() -> None:
    """2: `current_datetime()` is aware and in the default zone."""
    assert current_datetime().isoformat() == "2026-03-08T22:30:00-04:00"


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2014-04-05", "2014-04-05T00:00:00-04:00"),
        ("April 5, 2014 3:04 PM", "2014-04-05T15:04:00-04:00"),
        ("2014-04-05T12:00Z", "2014-04-05T08:00:00-04:00"),
        (date(2014, 4, 5), "2014-04-05T00:00:00-04:00"),
        (datetime(2014, 4, 5, 12, tzinfo=UTC), "2014-04-05T08:00:00-04:00"),
        (time(9, 5), "2026-03-08T09:05:00-04:00"),
    ],
)
def test_reading_a_moment(given: object, iso: str) -> None:
    """2: a naive moment gets the zone, an aware one is converted."""
    assert as_datetime(given).isoformat() == iso


def test_what_is_no_date_is_an_error_with_advice() -> None:
    """2: bad text raises; so does a zone that does not exist."""
    with pytest.raises(InterviewError, match="'next summer' is not a date"):
        as_datetime("next summer")
    with pytest.raises(InterviewError, match="no time zone 'Mars/Base'"):
        today(timezone="Mars/Base")
    with pytest.raises(InterviewError, match="is not a date"):
        as_datetime(timedelta(1))


def test_text_of_what_is_no_date() -> None:
    """2: 'Bad date' for what cannot be read, nothing for what prints as nothing."""
    assert (format_date(None), format_date(""), day_of("x"), format_date(Empty())) == (
        "Bad date",
        "Bad date",
        "Bad date",
        "",
    )
    assert format_date("99999999999999999999") == "Bad date"


def test_formats_in_force_come_from_the_settings(evaluation: Evaluation) -> None:
    """2: the default format is the one the interview has set."""
    evaluation.settings.update({"date format": "d.M.yyyy", "time format": "HH:mm", "datetime format": "d.M. HH:mm"})
    moment = as_datetime("2014-04-05 14:05")
    assert (format_date(moment), format_time(moment), format_datetime(moment)) == ("5.4.2014", "14:05", "5.4. 14:05")
    assert str(moment) == "5.4.2014"


def test_a_moment_stays_one_through_arithmetic_and_pickle() -> None:
    """5: arithmetic keeps the class; text is concatenated."""
    moment = as_datetime("2014-04-05 14:05")
    same = (
        moment + timedelta(1),
        moment - date_interval(years=1),
        moment.minus(days=1),
        pickle.loads(pickle.dumps(moment)),
    )
    assert [type(one) for one in same] == [DADateTime] * 4
    assert same[3] == moment
    assert "on " + moment + "." == "on April 5, 2014."


def test_parts_of_a_moment() -> None:
    """5: week, day of the week, nanoseconds, another time of day."""
    moment = as_datetime("2014-04-05 14:05:00.000007")
    assert (moment.week, moment.dow, moment.nanosecond) == (14, 6, 7000)
    assert moment.replace_time(time(8, 30)).format_time("HH:mm:ss") == "08:30:00"
    assert moment.format("yyyy") == "2014"


@pytest.mark.parametrize(
    ("ending", "specificity", "text"),
    [
        ("2021-03-02", None, "one year, two months, and one day"),
        ("2021-03-02", "year", "one year"),
        ("2021-03-02", "month", "one year and two months"),
        ("2020-01-01 03:20", None, "three hours and 20 minutes"),
        ("2020-01-02 03:20", None, "one day"),
        ("2020-01-02 03:20", "hour", "one day and three hours"),
        ("2020-01-01", None, "zero days"),
        ("2020-01-02", "year", "zero years"),
        ("2019-12-30", None, "two days"),
    ],
)
def test_difference_in_words(ending: str, specificity: str | None, text: str) -> None:
    """2: years, months, days; less only when there is nothing larger or it is asked for."""
    assert date_difference("2020-01-01", ending).describe(specificity) == text


def test_difference_in_numbers() -> None:
    """2: floats by unit, from now on when a side is left out."""
    day_and_half = date_difference("2020-01-01", "2020-01-02 12:00")
    assert (day_and_half.days, day_and_half.hours, day_and_half.seconds) == (1.5, 36.0, 129600.0)
    assert date_difference().seconds == 0
    assert str(date_difference(ending=current_datetime().plus(days=3))) == "three days"
    assert day_and_half.describe(nice=False, capitalize=True) == "1 day"


def test_zones() -> None:
    """2: IANA names, sorted; New York unless the settings say otherwise."""
    assert get_default_timezone() == "America/New_York"
    assert timezone_list() == sorted(timezone_list())
    assert "Europe/Berlin" in timezone_list()
