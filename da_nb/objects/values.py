"""Amounts of money that may or may not exist, and lists of them (library 5)."""

from decimal import Decimal
from typing import Any

from da_nb.objects.base import AnyValue, DAObject
from da_nb.objects.dicts import DADict


def _decimal(value: AnyValue) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


class Value(DAObject):
    """An amount: `value`, if it `exists`. It compares and reckons as its amount."""

    def amount(self) -> Decimal:
        """The value, or 0 when it does not exist."""
        return _decimal(self.value) if self.exists else Decimal(0)

    def __str__(self) -> str:
        return str(self.amount())

    def __int__(self) -> int:
        return int(self.amount())

    def __float__(self) -> float:
        return float(self.amount())

    def __round__(self, digits: int = 0) -> Decimal:
        return round(self.amount(), digits)

    def __bool__(self) -> bool:
        return bool(self.amount())

    def __add__(self, other: AnyValue) -> Any:  # noqa: ANN401
        return self.amount() + _reckoned(other)

    __radd__ = __add__

    def __sub__(self, other: AnyValue) -> Any:  # noqa: ANN401
        return self.amount() - _reckoned(other)

    def __rsub__(self, other: AnyValue) -> Any:  # noqa: ANN401
        return _reckoned(other) - self.amount()

    def __mul__(self, other: AnyValue) -> Any:  # noqa: ANN401
        return self.amount() * _reckoned(other)

    __rmul__ = __mul__

    def __truediv__(self, other: AnyValue) -> Any:  # noqa: ANN401
        return self.amount() / _reckoned(other)

    def __rtruediv__(self, other: AnyValue) -> Any:  # noqa: ANN401
        return _reckoned(other) / self.amount()

    def __neg__(self) -> Decimal:
        return -self.amount()

    def __lt__(self, other: AnyValue) -> bool:
        return self.amount() < _reckoned(other)

    def __le__(self, other: AnyValue) -> bool:
        return self.amount() <= _reckoned(other)

    def __gt__(self, other: AnyValue) -> bool:
        return self.amount() > _reckoned(other)

    def __ge__(self, other: AnyValue) -> bool:
        return self.amount() >= _reckoned(other)

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return isinstance(other, Value | int | float | Decimal) and self.amount() == _reckoned(other)

    __hash__ = DAObject.__hash__


def _reckoned(other: AnyValue) -> Decimal:
    return other.amount() if isinstance(other, Value) else _decimal(other)


class PeriodicValue(Value):
    """An amount that comes `period` times a year."""

    def amount(self, period_to_use: AnyValue = 1) -> Decimal:
        """What comes in one of `period_to_use` parts of a year; 0 when the value does not exist."""
        return _decimal(self.value) * _decimal(self.period) / _decimal(period_to_use) if self.exists else Decimal(0)


class FinancialList(DADict):
    """Amounts by what they are for. Its text is their total."""

    value_class: type[Value] = Value

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """A dictionary of values."""
        attributes.setdefault("object_type", self.value_class)
        super().init(*args, **attributes)

    def initializeObject(self, key: AnyValue, *args: AnyValue, **attributes: AnyValue) -> AnyValue:
        """Make a value under a key."""
        made = super().initializeObject(key, *args, **attributes)
        for name, given in (("value", "new_item_value"), ("period", "new_item_period")):
            if given in vars(self):
                setattr(made, name, getattr(self, given))
        return made

    def _make(self, key: AnyValue, maker: AnyValue) -> None:
        super()._make(key, maker)
        # Somebody has named it, so there is one.
        self.elements[key].exists = True
        self.delattr("new_item_period")

    def existing_items(self) -> list[AnyValue]:
        """The keys of the values that exist, in order."""
        self._trigger_gather()
        return [key for key, value in self._pairs() if value.exists]

    def total(self) -> Decimal:
        """The sum of the values that exist."""
        return sum((value.amount() for value in self.values()), Decimal(0))

    def __str__(self) -> str:
        return str(self.total())


class PeriodicFinancialList(FinancialList):
    """Amounts that come several times a year, by what they are for."""

    value_class = PeriodicValue

    def total(self, period_to_use: AnyValue = 1) -> Decimal:
        """The sum of what comes in one of `period_to_use` parts of a year."""
        return sum((value.amount(period_to_use) for value in self.values()), Decimal(0))


class Income(PeriodicFinancialList):
    """What somebody earns."""


class Expense(PeriodicFinancialList):
    """What somebody spends."""


class Asset(FinancialList):
    """What somebody owns."""


CLASSES = (Asset, Expense, FinancialList, Income, PeriodicFinancialList, PeriodicValue, Value)
