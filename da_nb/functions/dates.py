"""Dates and times: today, reading, writing, parts, differences (library 2)."""

from typing import TYPE_CHECKING, overload
from zoneinfo import available_timezones

from da_nb.language.speech_dates import BAD_DATE, time_zone
from da_nb.objects.dates import DADateTime, DateTimeDelta, as_moment, interval, maybe_moment, midnight, now, written

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

# Keyword `format` is interview-facing, so it may hide Python's own.


@overload
def today(timezone: str | None = None, format: None = None) -> DADateTime: ...


@overload
def today(timezone: str | None = None, *, format: str) -> str: ...


def today(timezone: str | None = None, format: str | None = None) -> DADateTime | str:
    """The beginning of the present day in the zone; with `format` the date as text. Source: library 2."""
    day = midnight(timezone)
    return day if format is None else day.format_date(format)


def current_datetime(timezone: str | None = None) -> DADateTime:
    """The present moment in the zone. Source: library 2."""
    return now(timezone)


def as_datetime(value: object, timezone: str | None = None) -> DADateTime:
    """The moment a date, datetime or text means; without a zone of its own it is meant in `timezone`.

    Raises InterviewError when it means none. Source: library 2.
    """
    return as_moment(value, timezone)


def format_date(value: object, format: str | None = None, language: str | None = None) -> str:
    """The date as text: 'April 5, 2014'. Source: library 2.

    `format` is a CLDR pattern such as 'MM/dd/yyyy', or 'short', 'medium', 'long', 'full'.
    """
    return written(value, "format_date", format, language)


def format_time(value: object, format: str | None = None, language: str | None = None) -> str:
    """The time of day as text: '2:05 PM'; `format` as for `format_date`. Source: library 2."""
    return written(value, "format_time", format, language)


def format_datetime(value: object, format: str | None = None, language: str | None = None) -> str:
    """Date and time as text; `format` as for `format_date`. Source: library 2."""
    return written(value, "format_datetime", format, language)


def date_interval(**amount: int) -> "relativedelta":
    """A length of time to add to a date: `years=1`; `year=2030` sets the part. Source: library 2."""
    return interval(**amount)


def date_difference(starting: object = None, ending: object = None, timezone: str | None = None) -> DateTimeDelta:
    """The time from one moment to another; each is now when it is left out. Source: library 2."""
    start = now(timezone) if starting is None else as_moment(starting, timezone)
    end = now(timezone) if ending is None else as_moment(ending, timezone)
    return DateTimeDelta(start, end)


def _part(value: object, name: str, pattern: str | None, language: str | None) -> int | str:
    try:
        moment = value if isinstance(value, DADateTime) else maybe_moment(value)
    except (ValueError, TypeError):
        return BAD_DATE
    return int(getattr(moment, name)) if pattern is None else moment.format_date(pattern, language)


def day_of(value: object, language: str | None = None) -> int | str:
    """The day of the month. Source: library 2."""
    return _part(value, "day", None, language)


def month_of(value: object, as_word: bool = False, language: str | None = None) -> int | str:
    """The month, from 1, or its name. Source: library 2."""
    return _part(value, "month", "MMMM" if as_word else None, language)


def year_of(value: object, language: str | None = None) -> int | str:
    """The year. Source: library 2."""
    return _part(value, "year", None, language)


def dow_of(value: object, as_word: bool = False, language: str | None = None) -> int | str:
    """The day of the week, from 1 for Monday to 7, or its name. Source: library 2."""
    return _part(value, "dow", "EEEE" if as_word else None, language)


def get_default_timezone() -> str:
    """The zone in which dates are meant that name none. Source: library 2."""
    return time_zone().key


def timezone_list() -> list[str]:
    """Names of all time zones, for choices. Source: library 2."""
    return sorted(available_timezones())


FUNCTIONS = (
    as_datetime,
    current_datetime,
    date_difference,
    date_interval,
    day_of,
    dow_of,
    format_date,
    format_datetime,
    format_time,
    get_default_timezone,
    month_of,
    timezone_list,
    today,
    year_of,
)
