"""Dates, times of day, and both at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from da_nb.model.datatype import Invalid
from da_nb.objects.dates import DADateTime, maybe_moment, written


def _day(moment: DADateTime) -> object:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _time_of_day(moment: DADateTime) -> object:
    return time(moment.hour, moment.minute, moment.second)


def _whole(moment: DADateTime) -> object:
    return moment


@dataclass(frozen=True)
class Moment:
    """A date at midnight, a time of day, or a moment (language 8.1). Not filled in: ''.

    `pattern` is how a browser's own input writes it, `method` how DADateTime writes it for people.
    """

    name: str
    pattern: str
    shorten: Callable[[DADateTime], Any]
    method: str
    step: None = None
    can_require: bool = True

    @property
    def control(self) -> str:
        """The input of the same name."""
        return self.name

    def said(self, value: object) -> str:
        """The moment as people write it, for messages."""
        return written(value, self.method, None, None)

    def convert(self, raw: str | None) -> Any:  # noqa: ANN401 - a moment of the kind, or ''
        """The moment any date text means. Raises Invalid for other text."""
        if raw is None or not raw.strip():
            return ""
        try:
            return self.shorten(maybe_moment(raw.strip()))
        except (ValueError, TypeError, OverflowError):
            raise Invalid(self.name) from None

    def to_raw(self, value: object) -> str:
        """The moment as a browser's own input writes it; text that is none stays as it is."""
        if isinstance(value, datetime | time):
            return value.strftime(self.pattern)
        text = "" if value is None else str(value)
        try:
            return maybe_moment(value).strftime(self.pattern) if text else ""
        except (ValueError, TypeError, OverflowError):
            return text


DATATYPES = (
    Moment("date", "%Y-%m-%d", _day, "format_date"),
    Moment("time", "%H:%M", _time_of_day, "format_time"),
    Moment("datetime", "%Y-%m-%dT%H:%M", _whole, "format_datetime"),
)
