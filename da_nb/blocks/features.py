"""What the values of some features must be (language 12.4); all others are taken as they are."""

from collections.abc import Callable
from dataclasses import dataclass

from da_nb.language.keys import refuse
from da_nb.language.marks import Mapping

SHORTEST_CHECK_IN_MS = 1000


@dataclass(frozen=True)
class _Rule:
    holds: Callable[[object], bool]
    problem: str
    mend: str


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_interval(value: object) -> bool:
    return isinstance(value, int) and _is_whole(value) and (value == 0 or value >= SHORTEST_CHECK_IN_MS)


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1


_LIMIT = _Rule(_is_whole, "a limit is a whole number", "Write a number, such as 500.")
RULES = {
    "checkin interval": _Rule(
        _is_interval,
        "the checkin interval is a number of milliseconds, 0 or at least 1000",
        "Write  checkin interval: 6000, or 0 to have none.",
    ),
    "progress bar multiplier": _Rule(
        _is_share,
        "the progress bar multiplier is a number between 0 and 1, neither of which it can be",
        "Write  progress bar multiplier: 0.05",
    ),
    "progress bar method": _Rule(
        lambda value: value in ("default", "stepped"), "the progress bar has no such method", "Write  stepped."
    ),
    "loop limit": _LIMIT,
    "recursion limit": _LIMIT,
}


def check_features(features: Mapping) -> None:
    """Raise InterviewError at the line of a feature whose value means nothing."""
    for name, rule in RULES.items():
        if name in features and not rule.holds(features[name]):
            refuse(features, name, f"`{name}` is {features[name]!r}, but {rule.problem}", rule.mend)
