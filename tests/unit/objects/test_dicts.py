"""DADict and DAOrderedDict: gathering, order, yes and no."""

import pytest

from da_nb.objects.base import DAObject, MissingItem
from da_nb.objects.dicts import DADict, DAOrderedDict
from da_nb.objects.people import Individual
from da_nb.objects.small import DAEmpty
from tests.unit.objects.seeking import Several, asked


def test_plain_values() -> None:
    """Library 4.2: the key from new_item_name, then the value under it."""
    ages = DADict("ages")
    items, paths = asked(ages.items, ages)(
        {
            "ages.there_are_any": True,
            "ages.new_item_name": Several(("Jo", "Al")),
            "ages['Jo']": 3,
            "ages['Al']": 4,
            "ages.there_is_another": Several((True, False)),
        }
    )
    assert items == [("Al", 4), ("Jo", 3)]
    assert paths == [
        "ages.there_are_any",
        "ages.new_item_name",
        "ages['Jo']",
        "ages.there_is_another",
        "ages.new_item_name",
        "ages['Al']",
        "ages.there_is_another",
    ]


def test_value_from_the_same_question() -> None:
    """Library 4.2: new_item_value, if it is set, is the value; both are forgotten."""
    ages = DADict("ages", there_are_any=True, new_item_name="Jo", new_item_value=3, there_is_another=False)
    assert ages.items() == [("Jo", 3)]
    assert not hasattr(ages, "new_item_name")
    assert not hasattr(ages, "new_item_value")


def test_objects() -> None:
    """Library 4.2: an object type has the value made and completed."""
    people = DADict("people", object_type=Individual, complete_attribute="age", there_are_any=True)
    _, paths = asked(people.number, people)(
        {"people.new_item_name": "boss", "people['boss'].age": 50, "people.there_is_another": False}
    )
    assert paths == ["people.new_item_name", "people['boss'].age", "people.there_is_another"]


def test_key_that_is_there_already_is_asked_again() -> None:
    """Library 4.2: a second item needs a key of its own."""
    ages = DADict("ages", there_are_any=True)
    ages["Jo"] = 3
    _, paths = asked(ages.number, ages)(
        {
            "ages.there_is_another": Several((True, False)),
            "ages.new_item_name": Several(("Jo", "Al")),
            "ages['Al']": 4,
        }
    )
    assert paths.count("ages.new_item_name") == 2


def test_missing_key() -> None:
    """Library 4.3: an object dictionary makes the item, a plain one seeks it."""
    assert DADict("people", object_type=DAObject)["boss"].instanceName == "people['boss']"
    with pytest.raises(MissingItem) as caught:
        _ = DADict("ages")["Jo"]
    assert caught.value.path == "ages['Jo']"


def test_keys_in_the_constructor() -> None:
    """Library 4.1: `keys` makes the items."""
    people = DADict("people", object_type=DAObject, keys=["b", "a"])
    assert {key: one.instanceName for key, one in people.elements.items()} == {
        "a": "people['a']",
        "b": "people['b']",
    }


def test_order() -> None:
    """Library 4.3: keys are sorted, in a DAOrderedDict they stay as they came."""
    given = {"b": 1, "a": 2}
    assert DADict("d", elements=given).keys() == ["a", "b"]
    assert str(DADict("d", elements=given)) == "a and b"
    assert DAOrderedDict("d", elements=given).keys() == ["b", "a"]
    assert list(DAOrderedDict("d", elements=given)) == ["b", "a"]
    assert DAOrderedDict("d", elements=given).values() == [1, 2]


def test_checkboxes() -> None:
    """Library 11: apple is chosen, pear is not."""
    fruit = DADict("fruit", elements={"pear": False, "apple": True}, auto_gather=False)
    assert str(fruit.true_values()) == "apple"
    assert str(fruit.false_values()) == "pear"
    assert fruit.any_true()
    assert fruit.all_false("pear")
    assert not fruit.all_true(exclusive=True)
    assert fruit.all_true("apple", exclusive=True)
    assert not fruit.all_true()
    assert fruit.any_false()
    assert not fruit.any_true("pear")


def test_true_values_in_order() -> None:
    """Library 9.5: sorted by key, or on demand as they came."""
    fruit = DADict("fruit", elements={"b": True, "a": True, "c": False})
    assert fruit.true_values().elements == ["a", "b"]
    assert fruit.true_values(insertion_order=True).elements == ["b", "a"]


def test_raw_reading_gathers_nothing() -> None:
    """Library 4.3: get, update, pop, setdefault and clear work on what is there."""
    ages = DADict("ages")
    assert ages.get("Jo") is None
    ages.update({"Jo": 3}, Al=4)
    assert ages.setdefault("Jo", 9) == 3
    assert ages.setdefault("Di", 5) == 5
    assert ages.pop("Al") == 4
    assert ages.number_gathered() == 2
    ages.clear()
    assert not ages.has_been_gathered()


def test_item_or_nothing() -> None:
    """Library 4.3: item() gives DAEmpty for a key that is not there."""
    ages = DADict("ages", elements={"Jo": 3})
    assert ages.item("Jo") == 3
    assert isinstance(ages.item("Al"), DAEmpty)


def test_slice() -> None:
    """Library 4.3: by keys or by a function of the item."""
    ages = DADict("ages", elements={"a": 1, "b": 2, "c": 3})
    assert ages.slice("a", "c").elements == {"a": 1, "c": 3}
    assert ages.slice(lambda age: age > 1).keys() == ["b", "c"]


def test_item_afresh_once() -> None:
    """Library 4.3: getitem_fresh seeks although there is a value, once in an evaluation."""
    ages = DADict("ages", elements={"Jo": 3})
    assert asked(lambda: ages.getitem_fresh("Jo"), ages)({"ages['Jo']": 4}) == (4, ["ages['Jo']"])


def test_objects_take_the_name_of_their_key() -> None:
    """Library 3: a nameless object put under a key is named after it."""
    people = DADict("people")
    people["boss"] = DAObject()
    assert people["boss"].instanceName == "people['boss']"


def test_deleting() -> None:
    """Library 4.3: emptying says that there are none."""
    ages = DADict("ages", elements={"Jo": 3})
    del ages["Jo"]
    assert not ages.there_are_any
    with pytest.raises(KeyError):
        del ages["Jo"]
