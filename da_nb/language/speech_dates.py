"""Dates and times as text: read what people write, write what people read (library 2, 5)."""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from da_nb.errors import InterviewError
from da_nb.language.speech_locale import setting, text_locale

BAD_DATE = "Bad date"
_NAMED = frozenset(("short", "medium", "long", "full"))
# Recent CLDR data put a narrow no-break space before AM and PM; texts that are searched for have a plain one.
_NARROW = "\u202f"


def time_zone(name: str | None = None) -> ZoneInfo:
    """The zone of an IANA name; without one the evaluation's, else New York.

    Raises InterviewError when there is no such zone.
    """
    wanted = str(setting("time zone") if name is None else name)
    try:
        return ZoneInfo(wanted)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise InterviewError(
            f"there is no time zone {wanted!r}", None, "Write a name such as 'America/New_York'; see timezone_list()."
        ) from error


def read(value: object, zone: tzinfo, today: datetime) -> datetime:
    """Moment in `zone` for a date, time, datetime or text; what it leaves open is taken from `today`.

    Without a zone of its own it is meant in `zone`, else it is converted. Raises ValueError or TypeError.
    """
    match value:
        case datetime():
            moment = value
        case date():
            moment = datetime.combine(value, time())
        case time():
            moment = datetime.combine(today.date(), value)
        case timedelta():
            raise TypeError("a length of time is no moment")
        case _:
            moment = _parse(str(value), today)
    return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)


def _parse(text: str, today: datetime) -> datetime:
    from dateutil.parser import parse

    try:
        parsed = parse(text, default=today.replace(tzinfo=None))
    except OverflowError as error:
        raise ValueError(f"{text!r} is no date") from error
    assert isinstance(parsed, datetime)
    return parsed


def date_text(moment: datetime, pattern: str | None, language: str | None) -> str:
    """The date as the language writes it; `pattern` is CLDR's, or 'short', 'medium', 'long', 'full'."""
    from babel.dates import format_date

    chosen = pattern or setting("date format") or "long"
    if chosen not in _NAMED:
        return datetime_text(moment, chosen, language)
    return format_date(moment, chosen, locale=text_locale(language)).replace(_NARROW, " ")


def time_text(moment: datetime, pattern: str | None, language: str | None) -> str:
    """The time of day as the language writes it; `pattern` as for `date_text`."""
    from babel.dates import format_time

    chosen = pattern or setting("time format") or "short"
    if chosen not in _NAMED:
        return datetime_text(moment, chosen, language)
    return format_time(moment, chosen, locale=text_locale(language)).replace(_NARROW, " ")


def datetime_text(moment: datetime, pattern: str | None, language: str | None) -> str:
    """Date and time as the language writes them; `pattern` as for `date_text`."""
    from babel.dates import format_datetime

    chosen = pattern or setting("datetime format") or "long"
    return format_datetime(moment, chosen, locale=text_locale(language)).replace(_NARROW, " ")
