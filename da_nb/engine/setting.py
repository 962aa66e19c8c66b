"""Values that come from outside the interview, such as a notebook cell (house section 5)."""

from collections.abc import Iterable, Mapping

from da_nb.engine.answers import Answers
from da_nb.engine.changes import note, record
from da_nb.engine.interview import Interview
from da_nb.errors import InterviewError
from da_nb.names import ITERATORS, PRIVATE, NotDefined, Path, assign, parse

RESERVED = ITERATORS | {PRIVATE}
"""Names that the engine gives values to."""


def check_names(names: Iterable[str], interview: Interview) -> None:
    """Raise InterviewError for a name that is none, or that would lose its value (language 6)."""
    for name in names:
        _path(name)
        if name in RESERVED - interview.own_iterators:
            raise InterviewError(
                f"the name {name!r} is reserved and would lose its value",
                None,
                f"Use another name; {', '.join(sorted(RESERVED))} are set by the interview itself.",
            )


def give_values(values: Mapping[str, object], answers: Answers) -> None:
    """Give the variables their values; what depends on them is forgotten at the next evaluation (language 4.8).

    Raises InterviewError for an attribute or item of something that does not exist.
    """
    before = record(values, answers)
    for name, value in values.items():
        try:
            assign(_path(name), value, answers)
        except NotDefined as error:
            raise InterviewError(
                f"{name!r} cannot be set, for {error.missing!r} has no value", None, f"Set {error.missing} first."
            ) from error
    note(before, answers)


def _path(name: str) -> Path:
    path = parse(name)
    if path is None:
        raise InterviewError(f"{name!r} is not a variable name", None, "Write a name such as 'color' or 'user.name'.")
    return path
