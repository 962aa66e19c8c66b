"""The only reader of wall time; a clock can be set and moved (house decision 9)."""

import re
import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Wall time plus an offset.

    `now()` is an aware UTC datetime. Moving the clock changes what the interview takes for the present;
    waiting and time limits use the machine's monotonic time and are not affected.
    """

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC) + self._offset

    def move(self, **amount: float) -> None:
        """Move by `days=`, `hours=`, `minutes=` ... (keywords of timedelta)."""
        self._offset += timedelta(**amount)

    def set(self, when: datetime) -> None:
        """Make `when` (aware) the present moment; time goes on from there."""
        self._offset = when - datetime.now(UTC)

    def reset(self) -> None:
        """Back to wall time."""
        self._offset = timedelta()


class FakeClock(Clock):
    """A clock that stands still until it is moved; for tests."""

    def __init__(self, start: datetime = datetime(2026, 1, 5, 9, tzinfo=UTC)) -> None:
        super().__init__()
        self._now = start

    def now(self) -> datetime:
        """The moment it was last set or moved to, UTC."""
        return self._now

    def move(self, **amount: float) -> None:
        """Move by the keywords of timedelta."""
        self._now += timedelta(**amount)

    def set(self, when: datetime) -> None:
        """Make `when` (aware) the present moment."""
        self._now = when

    def reset(self) -> None:
        """Back to wall time, standing still."""
        self._now = datetime.now(UTC)


def monotonic_s() -> float:
    """Seconds of a clock that never goes back; for deadlines."""
    return time.monotonic()


def epoch_ms(when: datetime) -> int:
    """Milliseconds since 1970 (UTC), as browsers count."""
    return int(when.timestamp() * 1000)


_AMOUNT = re.compile(r"([+-])\s*(\d+(?:\.\d+)?)\s*(w|d|h|m|s)")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes", "s": "seconds"}


def moment(text: str, now: datetime) -> datetime:
    """The moment (aware) that a text means: '+20d' and '-3h' from `now`, or '2027-01-31 09:00' where the machine is.

    Raises ValueError, which says what would have been understood.
    """
    amount = _AMOUNT.fullmatch(text.strip())
    if amount:
        length = timedelta(**{_UNITS[amount[3]]: float(amount[2])})
        return now + length if amount[1] == "+" else now - length
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"{text!r} is no moment. Write +20d, +3h, or 2027-01-31 09:00.") from error
    return when if when.tzinfo else when.astimezone()
