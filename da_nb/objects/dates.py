"""Moments and the time between them, as interviews keep and print them (library 2, 5)."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Self

from da_nb.current import worlds
from da_nb.errors import InterviewError
from da_nb.language.speech import capitalize as capitalized
from da_nb.language.speech import comma_and_list, nice_number, noun_plural
from da_nb.language.speech_dates import BAD_DATE, date_text, datetime_text, read, time_text, time_zone
from da_nb.language.wordtable import word
from da_nb.timekeeping import Clock

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

_LARGE = ("years", "months", "days")
_SMALL = ("hours", "minutes", "seconds")


class DADateTime(datetime):
    """A moment that knows its zone and prints as a date: 'April 5, 2014'. Source: library 5."""

    @property
    def nanosecond(self) -> int:
        """Nanoseconds of the second, as far as microseconds tell."""
        return self.microsecond * 1000

    @property
    def week(self) -> int:
        """Number of the week in its year (ISO)."""
        return self.isocalendar().week

    @property
    def dow(self) -> int:
        """Day of the week, from 1 for Monday to 7."""
        return self.isoweekday()

    def plus(self, **amount: int) -> Self:
        """A later moment: `plus(months=1)`; keywords as in `date_interval`."""
        later: Self = self + interval(**amount)
        return later

    def minus(self, **amount: int) -> Self:
        """An earlier moment: `minus(days=3)`; keywords as in `date_interval`."""
        return self - interval(**amount)

    def format(self, pattern: str | None = None, language: str | None = None) -> str:
        """The date as text; `pattern` as in `format_date`."""
        return self.format_date(pattern, language)

    def format_date(self, pattern: str | None = None, language: str | None = None) -> str:
        """The date as text; `pattern` as in the function of this name."""
        return date_text(self, pattern, language)

    def format_time(self, pattern: str | None = None, language: str | None = None) -> str:
        """The time of day as text; `pattern` as in the function of this name."""
        return time_text(self, pattern, language)

    def format_datetime(self, pattern: str | None = None, language: str | None = None) -> str:
        """Date and time as text; `pattern` as in the function of this name."""
        return datetime_text(self, pattern, language)

    def replace_time(self, at: time) -> Self:
        """The same day at another time of day."""
        return self.replace(hour=at.hour, minute=at.minute, second=at.second, microsecond=at.microsecond)

    def __str__(self) -> str:
        return self.format_date()

    def __add__(self, other: Any) -> Any:  # noqa: ANN401 - a length of time, or text to go on with
        return str(self) + other if isinstance(other, str) else super().__add__(other)

    def __radd__(self, other: Any) -> Any:  # noqa: ANN401
        return other + str(self) if isinstance(other, str) else super().__radd__(other)


class DateTimeDelta:
    """The time between two moments, in whichever unit one asks for. Source: library 2.

    `years`, `weeks`, `days`, `hours`, `minutes` and `seconds` are the whole length in that unit, `delta` is it as
    a timedelta; all are negative when `end` comes before `start`.
    """

    def __init__(self, start: DADateTime, end: DADateTime) -> None:
        self.start = start
        self.end = end
        self.delta: timedelta = end - start
        self.seconds = self.delta.total_seconds()
        self.minutes = self.seconds / 60
        self.hours = self.minutes / 60
        self.days = self.hours / 24
        self.weeks = self.days / 7
        self.years = self.days / 365.2425

    def describe(
        self, specificity: str | None = None, nice: bool = True, capitalize: bool = False, language: str | None = None
    ) -> str:
        """'one year, two months, and one day'; hours and less when there is nothing larger or `specificity` asks.

        `specificity` is the smallest unit named: 'year', 'month', 'day', 'hour', 'minute' or 'second'. `nice`
        writes small numbers as words.
        """
        counts = self._counts(specificity)
        parts = [
            f"{nice_number(count, use_word=None if nice else False, language=language)} "
            f"{noun_plural(word(unit[:-1], language=language), count, language=language)}"
            for unit, count in counts
        ]
        text = comma_and_list(parts, language=language)
        return capitalized(text) if capitalize else text

    def _counts(self, specificity: str | None) -> list[tuple[str, int]]:
        from dateutil.relativedelta import relativedelta

        early, late = sorted((self.start, self.end))
        between = relativedelta(late, early)
        units = (*_LARGE, *_SMALL)
        smallest = f"{specificity}".rstrip("s") + "s"
        if smallest in units:
            wanted = units[: units.index(smallest) + 1]
            counts = [(unit, getattr(between, unit)) for unit in wanted]
            return [count for count in counts if count[1]] or [(smallest, 0)]
        counts = [(unit, getattr(between, unit)) for unit in _LARGE if getattr(between, unit)]
        return counts or [(unit, getattr(between, unit)) for unit in _SMALL if getattr(between, unit)] or [("days", 0)]

    def __str__(self) -> str:
        return self.describe()


def interval(**amount: int) -> "relativedelta":
    """A length of time by the calendar: years, months, weeks, days, hours, minutes, seconds."""
    from dateutil.relativedelta import relativedelta

    return relativedelta(**amount)  # type: ignore[arg-type] # the keywords that are no numbers are never used


def now(timezone: str | None = None) -> DADateTime:
    """The present moment, by the clock of the evaluation."""
    clock = next((services.clock for services in worlds()), None) or Clock()
    return _moment(clock.now().astimezone(time_zone(timezone)))


def midnight(timezone: str | None = None) -> DADateTime:
    """The beginning of the present day."""
    return now(timezone).replace(hour=0, minute=0, second=0, microsecond=0)


def as_moment(value: object, timezone: str | None = None) -> DADateTime:
    """The moment that a date, time, datetime or text means, in the zone.

    Raises InterviewError when it means none.
    """
    try:
        return maybe_moment(value, timezone)
    except (ValueError, TypeError) as error:
        raise InterviewError(
            f"{value!r} is not a date", None, "Give a date, or text such as '2026-01-31' or 'January 31, 2026'."
        ) from error


def maybe_moment(value: object, timezone: str | None = None) -> DADateTime:
    """As `as_moment`, but raises ValueError or TypeError."""
    return _moment(read(value, time_zone(timezone), midnight(timezone)))


def _moment(moment: datetime) -> DADateTime:
    return DADateTime.combine(moment.date(), moment.timetz())


def written(value: object, how: str, pattern: str | None, language: str | None) -> str:
    """A moment as text by the method `how` of DADateTime; 'Bad date' when it is none, '' for what prints as ''."""
    if not isinstance(value, str | datetime) and str(value) == "":
        return ""
    try:
        moment = value if isinstance(value, DADateTime) else maybe_moment(value)
        return str(getattr(moment, how)(pattern, language))
    except (ValueError, TypeError):
        return BAD_DATE


CLASSES = (DADateTime, DateTimeDelta)
