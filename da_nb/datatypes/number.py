"""Numbers, whole and with fractions."""

import math
from dataclasses import dataclass

from da_nb.model.datatype import Invalid


@dataclass(frozen=True)
class Integer:
    """Whole numbers; commas between digits are dropped (language 8.1, `integer`). Not filled in: 0."""

    name: str = "integer"
    control: str = "number"
    step: str = "1"
    can_require: bool = True

    def convert(self, raw: str | None) -> int:
        """The number. Raises Invalid for anything else."""
        text = (raw or "").replace(",", "").strip()
        if not text:
            return 0
        try:
            return int(text)
        except ValueError:
            pass
        # "7.0" is a whole number to the person who types it.
        number = _number(text)
        if number != int(number):
            raise Invalid("integer")
        return int(number)

    def to_raw(self, value: object) -> str:
        """The number in digits."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Number:
    """Numbers with or without a fraction; commas and % are dropped (language 8.1, `number`). Not filled in: 0.0."""

    name: str = "number"
    control: str = "number"
    step: str = "any"
    can_require: bool = True

    def convert(self, raw: str | None) -> float:
        """The number. Raises Invalid for anything else."""
        text = (raw or "").replace(",", "").replace("%", "").strip()
        return _number(text) if text else 0.0

    def to_raw(self, value: object) -> str:
        """The number, without a fraction when it has none."""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        return "" if value is None else str(value)


def is_number(text: str) -> bool:
    """Whether the text is a number."""
    try:
        _number(text)
    except Invalid:
        return False
    return True


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise Invalid("number") from None
    if not math.isfinite(number):
        raise Invalid("number")
    return number


NUMERIC = ("number", "currency", "range")
"""Controls whose text is a number."""
DATATYPES = (
    Integer(),
    Number(),
    Number("float"),
    Number("currency", "currency"),
    Number("range", "range", can_require=False),
)
