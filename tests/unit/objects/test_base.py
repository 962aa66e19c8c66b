"""DAObject: names, attributes, text, copies."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from da_nb.objects.base import DAObject, MissingAttribute, MissingItem
from da_nb.objects.lists import DAList
from tests.unit.objects.seeking import asked


def test_missing_attribute_names_the_path_to_seek() -> None:
    """Library 3: the name sought is built from the intrinsic name, whatever the object was reached by."""
    shop = DAObject("shop")
    alias = shop
    with pytest.raises(MissingAttribute) as caught:
        _ = alias.door
    assert caught.value.path == "shop.door"


def test_testing_for_an_attribute_asks_nothing() -> None:
    """Library 3: hasattr, attribute_defined and attr are silent."""
    shop = DAObject("shop", size=3)
    assert not hasattr(shop, "door")
    assert shop.attribute_defined("size")
    assert not shop.attribute_defined("door")
    assert shop.attr("door") is None
    assert shop.attr("size") == 3


def test_names_with_two_underscores_are_never_sought() -> None:
    """Library 3: attributes that start with `__` raise a plain AttributeError."""
    with pytest.raises(AttributeError) as caught:
        _ = DAObject("shop").__door
    assert not isinstance(caught.value, MissingAttribute) or "__door" not in caught.value.path.split(".")[-1][:2]


def test_missing_item_is_an_index_error_and_a_key_error() -> None:
    """Language 4.3: code that catches either catches it."""
    missing = MissingItem("fruit[2]")
    assert isinstance(missing, IndexError)
    assert isinstance(missing, KeyError)
    assert str(missing) == "fruit[2] is not defined"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("shop.back_door", "back door in the shop"),
        ("fruit[2]", "third fruit"),
        ("client.child[0].pet", "pet in the first child in the client"),
        ("park.front_gate", "front gate in the park"),
    ],
)
def test_object_name_in_words(name: str, words: str) -> None:
    """Library 3: the text of an object without a name is its place in the interview."""
    assert str(DAObject(name)) == words


def test_name_attribute_is_the_text() -> None:
    """Library 3: `str` gives the attribute `name` if there is one."""
    assert str(DAObject("shop", name="Kwik-E-Mart")) == "Kwik-E-Mart"


def test_object_possessive() -> None:
    """Library 11: a long name takes 'of the', a short one the apostrophe."""
    assert DAObject("shop.back_door").object_possessive("key") == "the key of the back door in the shop"
    assert DAObject("turnip").object_possessive("leaves") == "the turnip's leaves"
    assert DAObject("turnip").object_possessive("leaves", capitalize=True) == "The turnip's leaves"


def test_object_without_name_takes_the_name_of_its_first_place() -> None:
    """Library 3: an object with a random name adopts that of the attribute it is first assigned to."""
    shop, door = DAObject("shop"), DAObject()
    assert not door.has_nonrandom_instance_name
    shop.door = door
    shop.exit = door
    assert door.instanceName == "shop.door"


def test_adopting_a_name_goes_down() -> None:
    """Library 3: what a nameless object holds is renamed with it."""
    door = DAObject()
    door.lock = DAObject()
    door.lock.key = DAObject()
    key = door.lock.key
    DAObject("shop").door = door
    assert key.instanceName == "shop.door.lock.key"


def test_adopting_leaves_what_lives_elsewhere() -> None:
    """Library 3: an alias keeps its own name."""
    owner, door = DAObject("owner"), DAObject()
    door.owner = owner
    door.adopt_name("door")
    assert (door.instanceName, owner.instanceName) == ("door", "owner")


def test_initialize_attribute_keeps_what_is_there() -> None:
    """Library 3: initializeAttribute makes the object once; reInitializeAttribute anew."""
    shop = DAObject("shop")
    door = shop.initializeAttribute("door", DAObject.using(color="red"))
    assert (door.instanceName, door.color) == ("shop.door", "red")
    assert shop.initialize_attribute("door", DAObject) is door
    assert shop.reInitializeAttribute("door", DAObject) is not door


def test_init_may_be_overridden() -> None:
    """Library 3: subclasses override `init`; keywords become attributes."""

    class Shop(DAObject):
        def init(self, *args: object, **attributes: object) -> None:
            attributes.setdefault("open", True)
            super().init(*args, **attributes)

    shop = Shop("shop", size=1)
    assert shop.open
    assert shop.size == 1


def test_deep_copy_renames_what_it_holds() -> None:
    """Library 3: copy_deep renames contained objects, copy_shallow shares them."""
    shop = DAObject("shop")
    shop.initializeAttribute("door", DAObject)
    assert shop.copy_deep("store").door.instanceName == "store.door"
    assert shop.copy_shallow("store").door is shop.door
    assert shop.door.instanceName == "shop.door"


def test_order_is_that_of_the_texts() -> None:
    """Library 3: `<` compares texts, `==` identity."""
    a, b = DAObject("x", name="a"), DAObject("w", name="b")
    assert sorted([b, a]) == [a, b]
    assert a < b <= b
    assert b > a >= a
    assert DAObject("x", name="a") != a


def test_alternative_picks_by_value() -> None:
    """Library 3: a keyword for each value of the attribute, and one for all others."""
    shop = DAObject("shop", kind="small")
    assert shop.alternative("kind", small="corner shop", big="market") == "corner shop"
    assert shop.alternative("kind", big="market", default="shop") == "shop"


def test_attribute_worked_out_afresh_once() -> None:
    """Library 3: getattr_fresh seeks although there is a value, once in an evaluation."""
    shop = DAObject("shop", size=1)
    assert asked(lambda: shop.getattr_fresh("size"), shop)({"shop.size": 2}) == (2, ["shop.size"])


def test_serializable_form() -> None:
    """Library 3: as_serializable gives what JSON can hold."""
    shop = DAObject("shop", opened=date(2020, 1, 2), price=Decimal("1.5"), kinds={"a"}, goods=DAList("g", elements=[1]))
    shown = shop.as_serializable()
    assert shown["_class"].endswith("DAObject")
    assert shown["instanceName"] == "shop"
    assert (shown["opened"], shown["price"], shown["kinds"]) == ("2020-01-02", 1.5, ["a"])
    assert shown["goods"]["elements"] == [1]


def test_pickling_keeps_names_and_sharing() -> None:
    """Language 6: objects are saved with the answers."""
    shop = DAObject("shop")
    shop.door = DAObject()
    shop.exit = shop.door
    again = pickle.loads(pickle.dumps(shop))
    assert again.door is again.exit
    assert again.door.instanceName == "shop.door"


def test_you_are_the_user() -> None:
    """Library 3: the object `set_info(user=)` named is spoken to, not of."""
    client = DAObject("client", name="Jane")
    said, _ = asked(
        lambda: (
            client.possessive("fish"),
            client.pronoun(),
            client.does_verb("run"),
            client.did_question("run"),
            client.is_are_you(capitalize=True),
            client.were_question("ready"),
            client.have_question("tried"),
            client.yourself_or_name(),
        ),
        client,
        info={"user": client},
    )({})
    assert said == (
        "your fish",
        "you",
        "run",
        "did you run",
        "Are you",
        "were you ready",
        "have you tried",
        "yourself",
    )


def test_somebody_else_is_spoken_of() -> None:
    """Library 3: all others are named."""
    client = DAObject("client", name="Jane")
    assert client.possessive("fish") == "Jane's fish"
    assert client.pronoun_possessive("fish") == "its fish"
    assert client.do_question("run") == "does Jane run"
    assert client.have_question("tried") == "has Jane tried"
    assert client.is_are_you() == "is Jane"
    assert client.did_verb("run") == "ran"
    assert client.pronoun_or_name() == "Jane"


@pytest.mark.parametrize(
    ("person", "said"),
    [("1", "my fish"), ("1p", "our fish"), ("2", "your fish"), ("2p", "your fish"), ("3", "Jane's fish")],
)
def test_point_of_view(person: str, said: str) -> None:
    """Library 3: keyword `person` says who speaks."""
    assert DAObject("client", name="Jane").possessive("fish", person=person) == said
