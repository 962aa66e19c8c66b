"""Amounts and lists of them."""

from decimal import Decimal

from da_nb.objects.values import Asset, FinancialList, Income, PeriodicValue, Value
from tests.unit.objects.seeking import asked


def test_amount_of_what_exists() -> None:
    """Library 5: 0 when it does not exist; it reckons and compares as its amount."""
    rent = Value("rent", exists=True, value=10.5)
    assert rent.amount() == Decimal("10.5")
    assert Value("none", exists=False).amount() == 0
    assert str(rent) == "10.5"
    assert rent + 1 == 11.5
    assert 1 + rent - 1 == rent
    assert rent > 10
    assert rent * 2 == 21
    assert sum([rent, rent]) == 21


def test_periods() -> None:
    """Library 5: value times period, divided by the period asked for."""
    wage = PeriodicValue("wage", exists=True, value=100, period=12)
    assert wage.amount() == 1200
    assert wage.amount(52) == Decimal(1200) / 52


def test_gathering_income() -> None:
    """Library 5: a new item exists; value and period are asked."""
    income = Income("income")
    text, paths = asked(lambda: str(income), income)(
        {
            "income.there_are_any": True,
            "income.new_item_name": "job",
            "income['job'].value": 100,
            "income['job'].period": 12,
            "income.there_is_another": False,
        }
    )
    assert text == "1200"
    assert paths == [
        "income.there_are_any",
        "income.new_item_name",
        "income['job'].value",
        "income['job'].period",
        "income.there_is_another",
    ]
    assert income.total(12) == 100
    assert income.existing_items() == ["job"]


def test_totals() -> None:
    """Library 5: the sum of what exists."""
    assets = FinancialList("assets")
    assets.new("car", "house")
    assets["car"].exists, assets["car"].value = True, 5
    assets["house"].exists = False
    assets.gathered = True
    assert assets.total() == 5
    assert assets.existing_items() == ["car"]
    assert isinstance(Asset("a")["x"], Value)
