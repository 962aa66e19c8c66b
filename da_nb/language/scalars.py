"""What an unquoted YAML scalar means: the 1.2 core schema plus dates (language 1)."""

import re
from collections.abc import Callable
from datetime import date, datetime

Scalar = str | int | float | bool | date | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?: *(?:Z|[-+][0-9]{2}(?::?[0-9]{2})?))?"


def _infinity(text: str) -> float:
    return float(text.replace(".", ""))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(re.sub(r" +(?=[-+Z])", "", text))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], Scalar]], ...] = (
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"), float),
    (re.compile(_DAY), date.fromisoformat),
    (re.compile(rf"{_DAY}(?:[Tt]| +){_CLOCK}"), _moment),
    (re.compile(r"0o[0-7]+"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]+"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?\.(?:inf|Inf|INF)"), _infinity),
    (re.compile(r"\.(?:nan|NaN|NAN)"), _infinity),
)


def resolve(text: str) -> Scalar:
    """Value of an unquoted scalar; what is no null, boolean, number or date is text.

    Raises ValueError for a date that does not exist.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_STARTS:
        for form, convert in _FORMS:
            if form.fullmatch(text):
                return convert(text)
    return text
