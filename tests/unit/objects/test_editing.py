"""Adding, editing and deleting items by buttons."""

import pytest

from da_nb.objects.base import DAObject, MissingItem
from da_nb.objects.dicts import DADict
from da_nb.objects.lists import DAList
from tests.unit.objects.seeking import asked


def test_adding_to_a_gathered_list_asks_for_one_item() -> None:
    """Library 4.4: the action un-gathers, adds one item, and regathers."""
    fruit = DAList("fruit", elements=["a"], there_is_another=False)
    fruit.begin_adding()
    _, paths = asked(fruit.gather, fruit)({"fruit[1]": "b"})
    assert paths == ["fruit[1]"]
    assert fruit.elements == ["a", "b"]


def test_adding_to_an_empty_list() -> None:
    """Library 4.4: the first item is asked, and no other."""
    fruit = DAList("fruit", gathered=True, there_are_any=False)
    fruit.begin_adding()
    _, paths = asked(fruit.gather, fruit)({"fruit[0]": "a"})
    assert paths == ["fruit[0]"]


def test_adding_raises_the_number() -> None:
    """Library 4.4: a list that asks for its number gets one more."""
    fruit = DAList("fruit", ask_number=True, target_number=1, elements=["a"])
    fruit.begin_adding()
    _, paths = asked(fruit.gather, fruit)({"fruit[1]": "b"})
    assert paths == ["fruit[1]"]
    assert fruit.target_number == 2


def test_removing_an_item() -> None:
    """Library 10: remove mends there_are_any and target_number."""
    things = DAList("things", object_type=DAObject, ask_number=True, target_number=1, elements=[])
    one = things.appendObject()
    things.remove_item(one)
    assert not things.elements
    assert things.target_number == 0
    assert not things.there_are_any


def test_cancelling() -> None:
    """Library 4.4: an incomplete last item goes, and the list is gathered as before."""
    things = DAList("things", object_type=DAObject, complete_attribute="color")
    things.appendObject(color="red")
    things.appendObject()
    things.cancel_add_or_edit()
    assert len(things) == 1


def test_dictionary_items_are_removed_by_identity() -> None:
    """Library 10: the item itself says what goes."""
    people = DADict("people", object_type=DAObject)
    boss = people["boss"]
    people.remove_item(boss)
    assert not people.elements


def test_adding_in_a_plain_dictionary() -> None:
    """Library 10: `_da_dict_add` asks for one more key and its value."""
    ages = DADict("ages", elements={"a": 1})
    ages.begin_adding()
    _, paths = asked(ages.gather, ages)({"ages.new_item_name": "b", "ages['b']": 2})
    assert paths == ["ages.new_item_name", "ages['b']"]


def test_without_auto_gather_adding_only_ungathers() -> None:
    """Library 4.4: the interview itself gathers then."""
    fruit = DAList("fruit", auto_gather=False, gathered=True)
    fruit.begin_adding()
    assert not fruit.has_been_gathered()
    with pytest.raises(MissingItem):
        _ = fruit[0]
