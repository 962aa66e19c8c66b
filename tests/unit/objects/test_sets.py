"""DASet: gathering and set operations."""

import pytest

from da_nb.objects.sets import DASet
from tests.unit.objects.seeking import Several, asked


def test_gathering() -> None:
    """Library 4.2: new_item, again while it is there already."""
    kinds = DASet("kinds")
    text, paths = asked(lambda: str(kinds), kinds)(
        {
            "kinds.there_are_any": True,
            "kinds.new_item": Several(("b", "b", "a")),
            "kinds.there_is_another": Several((True, False)),
        }
    )
    assert text == "a and b"
    assert paths == [
        "kinds.there_are_any",
        "kinds.new_item",
        "kinds.there_is_another",
        "kinds.new_item",
        "kinds.new_item",
        "kinds.there_is_another",
    ]


def test_operations() -> None:
    """Library 4.3: add flattens collections; the operators of sets."""
    kinds = DASet("kinds", elements={"a"})
    kinds.add("b", ["c", "d"])
    assert list(kinds) == ["a", "b", "c", "d"]
    assert str(kinds - {"a", "b", "c"}) == "d"
    assert list(kinds & {"a", "z"}) == ["a"]
    assert len(kinds | {"z"}) == 5
    assert kinds.issuperset({"a"})
    kinds.discard("z")
    with pytest.raises(KeyError):
        kinds.remove("z")
    assert "a" in kinds


def test_emptying() -> None:
    """Library 4.3: there are none when the last is gone."""
    kinds = DASet("kinds", elements={"a"})
    assert kinds.pop() == "a"
    assert not kinds.there_are_any
