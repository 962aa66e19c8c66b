"""The clock that can be moved (house decision 9)."""

from datetime import UTC, datetime, timedelta

from da_nb.timekeeping import Clock, FakeClock, epoch_ms, monotonic_s

WHEN = datetime(2027, 1, 31, 9, tzinfo=UTC)


def test_a_clock_goes_with_wall_time_until_it_is_moved() -> None:
    """Moving shifts the present, setting makes it another, resetting brings it back."""
    clock = Clock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    clock.move(days=20, hours=1)
    assert abs(clock.now() - datetime.now(UTC) - timedelta(days=20, hours=1)) < timedelta(seconds=5)
    clock.set(WHEN)
    assert timedelta() <= clock.now() - WHEN < timedelta(seconds=5)
    clock.reset()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_fake_clock_stands_still() -> None:
    """A clock for tests goes on only when it is told to."""
    clock = FakeClock()
    first = clock.now()
    assert clock.now() == first
    clock.move(minutes=5)
    assert clock.now() - first == timedelta(minutes=5)
    clock.set(WHEN)
    assert clock.now() == WHEN
    clock.reset()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_deadlines_do_not_follow_the_clock() -> None:
    """Monotonic time never goes back."""
    assert monotonic_s() <= monotonic_s()


def test_milliseconds_as_browsers_count() -> None:
    """Milliseconds since 1970."""
    assert epoch_ms(datetime(1970, 1, 1, 0, 0, 2, 500_000, tzinfo=UTC)) == 2500
