"""What was done in a session and when somebody was there (spec async 9)."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from da_nb.current import current

TASKS = "task counters"
ACCESS = "access"
"""Under this name the last visit of each person is kept: account ('' for nobody known) to moment and roles."""


def _counters() -> dict[str, int]:
    found: dict[str, int] = current().kept.setdefault(TASKS, {})
    return found


def task_performed(name: str, persistent: bool | str = False) -> bool:
    """Whether the task was marked as performed. Source: spec async 9.

    `persistent` is taken and kept like other answers: there is no store outside the history here.
    """
    return times_task_performed(name, persistent) > 0


def task_not_yet_performed(name: str, persistent: bool | str = False) -> bool:
    """Whether the task was never marked as performed. Source: spec async 9."""
    return not task_performed(name, persistent)


def times_task_performed(name: str, persistent: bool | str = False) -> int:
    """How many times the task was marked as performed. Source: spec async 9."""
    del persistent
    return _counters().get(str(name), 0)


def mark_task_as_performed(name: str, persistent: bool | str = False) -> int:
    """Count the task once more; the new count. Source: spec async 9."""
    del persistent
    counters = _counters()
    counters[str(name)] = counters.get(str(name), 0) + 1
    return counters[str(name)]


def set_task_counter(name: str, times: int, persistent: bool | str = False) -> None:
    """Say how many times the task was performed. Source: spec async 9."""
    del persistent
    _counters()[str(name)] = int(times)


def last_access_time(
    include_privileges: Any = None,  # noqa: ANN401 - text or list
    exclude_privileges: Any = None,  # noqa: ANN401
    include_cron: bool = False,
    timezone: str | None = None,
) -> datetime | None:
    """When somebody was last there: naive UTC, or in `timezone`; None when nobody of that kind was.

    Source: spec async 9. Roles are a text or a list; 'anonymous' stands for people who are not known.
    """
    included, excluded = _texts(include_privileges), _texts(exclude_privileges)
    if not include_cron and "cron" not in included:
        excluded.add("cron")
    moments = [
        moment
        for account, (moment, roles) in current().kept.get(ACCESS, {}).items()
        if _counts(_kinds(account, roles), included, excluded)
    ]
    if not moments:
        return None
    last: datetime = max(moments)
    if timezone is None:
        return last.replace(tzinfo=None)
    return last.astimezone(ZoneInfo(timezone))


def _texts(given: Any) -> set[str]:  # noqa: ANN401
    return set() if given is None else {given} if isinstance(given, str) else set(given)


def _kinds(account: str, roles: tuple[str, ...]) -> set[str]:
    return {*roles, *(() if account else ("anonymous",))}


def _counts(kinds: set[str], included: set[str], excluded: set[str]) -> bool:
    return not kinds & excluded and (not included or bool(kinds & included))


def last_access_delta(*arguments: Any, **keywords: Any) -> timedelta:  # noqa: ANN401 - as last_access_time
    """How long ago somebody was last there; zero when nobody was. Source: spec async 9."""
    keywords.pop("timezone", None)
    last = last_access_time(*arguments, **keywords)
    now = current().services.clock.now().replace(tzinfo=None)
    return timedelta() if last is None else now - last


def last_access_days(*arguments: Any, **keywords: Any) -> float:  # noqa: ANN401
    """The same in days. Source: spec async 9."""
    return last_access_delta(*arguments, **keywords).total_seconds() / 86400


def last_access_hours(*arguments: Any, **keywords: Any) -> float:  # noqa: ANN401
    """The same in hours. Source: spec async 9."""
    return last_access_delta(*arguments, **keywords).total_seconds() / 3600


def last_access_minutes(*arguments: Any, **keywords: Any) -> float:  # noqa: ANN401
    """The same in minutes. Source: spec async 9."""
    return last_access_delta(*arguments, **keywords).total_seconds() / 60


FUNCTIONS = (
    last_access_days,
    last_access_delta,
    last_access_hours,
    last_access_minutes,
    last_access_time,
    mark_task_as_performed,
    set_task_counter,
    task_not_yet_performed,
    task_performed,
    times_task_performed,
)
