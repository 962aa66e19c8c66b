"""DAList: gathering, names of items, methods."""

import pickle

import pytest

from da_nb.current import Evaluation, running
from da_nb.model.services import Services
from da_nb.objects.base import DAObject, MissingAttribute, MissingItem
from da_nb.objects.lists import DAList
from da_nb.objects.people import Individual, Thing
from da_nb.objects.small import DAEmpty
from da_nb.timekeeping import FakeClock
from tests.unit.objects.seeking import Several, asked


def test_plain_values_one_after_another() -> None:
    """Library 4.2: there_are_any, items, and there_is_another after each."""
    fruit = DAList("fruit")
    text, paths = asked(lambda: str(fruit), fruit)(
        {
            "fruit.there_are_any": True,
            "fruit[0]": "apple",
            "fruit[1]": "pear",
            "fruit.there_is_another": Several((True, False)),
        }
    )
    assert text == "apple and pear"
    assert paths == [
        "fruit.there_are_any",
        "fruit[0]",
        "fruit.there_is_another",
        "fruit[1]",
        "fruit.there_is_another",
    ]
    assert fruit.gathered
    assert fruit.revisit


def test_none_at_all() -> None:
    """Library 4.2: an empty list asks there_are_any and no more."""
    fruit = DAList("fruit")
    assert asked(lambda: len(fruit), fruit)({"fruit.there_are_any": False}) == (0, ["fruit.there_are_any"])


def test_objects_are_made_and_completed() -> None:
    """Library 4.2: a new object is made, and asked what its text needs, before the next."""
    people = DAList("people", object_type=Individual)
    text, paths = asked(lambda: str(people), people)(
        {
            "people.there_are_any": True,
            "people[0].name.first": "Jo",
            "people[1].name.first": "Al",
            "people.there_is_another": Several((True, False)),
        }
    )
    assert text == "Jo and Al"
    assert paths == [
        "people.there_are_any",
        "people[0].name.first",
        "people.there_is_another",
        "people[1].name.first",
        "people.there_is_another",
    ]


def test_complete_attribute_says_what_is_asked() -> None:
    """Library 4.2: with an object type the attributes named are sought, dotted ones too, in their order."""
    people = DAList("people", object_type=Individual, complete_attribute=["age", "name.last"], there_are_any=True)
    _, paths = asked(people.number, people)(
        {"people[0].age": 3, "people[0].name.last": "Doe", "people.there_is_another": False}
    )
    assert paths == ["people[0].age", "people[0].name.last", "people.there_is_another"]


def test_target_number() -> None:
    """Library 4.2: with ask_number the number is asked, and neither there_are_any nor there_is_another."""
    fruit = DAList("fruit", ask_number=True)
    _, paths = asked(fruit.number, fruit)({"fruit.target_number": 2, "fruit[0]": "a", "fruit[1]": "b"})
    assert paths == ["fruit.target_number", "fruit[0]", "fruit[1]"]


def test_minimum_number() -> None:
    """Library 4.1: so many are gathered without asking whether there are any."""
    fruit = DAList("fruit", minimum_number=2)
    _, paths = asked(fruit.number, fruit)({"fruit[0]": "a", "fruit[1]": "b", "fruit.there_is_another": False})
    assert paths == ["fruit[0]", "fruit[1]", "fruit.there_is_another"]


def test_answer_to_another_is_not_asked_again_for_the_same_item() -> None:
    """Library 4.1: there_is_another is deleted at once; that an item is due is kept across requests."""
    fruit = DAList("fruit", there_are_any=True)
    fruit[0] = "apple"
    fruit.there_is_another = True
    for _ in range(2):
        with pytest.raises(MissingItem) as caught:
            fruit.gather()
        assert caught.value.path == "fruit[1]"
        assert not hasattr(fruit, "there_is_another")
        fruit = pickle.loads(pickle.dumps(fruit))


def test_item_and_another_on_one_screen() -> None:
    """Library 4.2: a question may set the item and there_is_another together."""
    fruit = DAList("fruit", there_are_any=True)
    for at, more in ((0, True), (1, False)):
        with pytest.raises(MissingItem) as caught:
            fruit.gather()
        assert caught.value.path == f"fruit[{at}]"
        fruit[at] = "x"
        fruit.there_is_another = more
    assert fruit.number() == 2


def test_presetting_gathered_stops_gathering() -> None:
    """Library 4.1: `gathered` True means that nothing more is asked."""
    fruit = DAList("fruit", gathered=True)
    assert fruit.number() == 0


def test_gathered_but_emptied_is_gathered_again() -> None:
    """Library 4.2 step 1: no items although there are some."""
    fruit = DAList("fruit", gathered=True, there_are_any=True)
    with pytest.raises(MissingItem):
        fruit.number()


def test_without_auto_gather_gathered_is_sought() -> None:
    """Library 4.1: auto_gather False leaves gathering to the interview."""
    fruit = DAList("fruit", auto_gather=False)
    assert asked(fruit.number, fruit)({"fruit.gathered": True}) == (0, ["fruit.gathered"])


def test_elements_in_the_constructor_are_all() -> None:
    """Library 4.1: `elements` implies gathered and sets there_are_any."""
    fruit = DAList("fruit", elements=["apple"])
    assert fruit.gathered
    assert fruit.there_are_any
    assert not DAList("fruit", elements=[]).there_are_any


def test_object_type_with_attributes() -> None:
    """Library 4.1: object_type may carry attributes for each item."""
    things = DAList("things", object_type=Thing.using(color="red"))
    assert things.object_type is Thing
    assert things.appendObject().color == "red"
    assert things.appendObject(color="blue").color == "blue"


def test_class_asked_for_each_item() -> None:
    """Library 4.1: ask_object_type seeks new_object_type, which is forgotten afterwards."""
    things = DAList("things", ask_object_type=True, there_are_any=True)
    _, paths = asked(things.number, things)(
        {
            "things.new_object_type": Several((DAObject, Individual.using(age=3))),
            "things.there_is_another": Several((True, False)),
            "things[1].name.first": "Jo",
        }
    )
    assert paths == [
        "things.new_object_type",
        "things.there_is_another",
        "things.new_object_type",
        "things[1].name.first",
        "things.there_is_another",
    ]
    assert (type(things[0]), type(things[1]), things[1].age) == (DAObject, Individual, 3)
    assert not hasattr(things, "new_object_type")


def test_reading_while_gathering_shows_what_is_there() -> None:
    """Library 9.4: a question about the list shows the items so far, and does not gather.

    An item whose text is not known is asked for it, unless that is what is being asked.
    """
    people = DAList("people", object_type=Individual, there_are_any=True)
    people.appendObject().name.first = "Jo"
    evaluation = Evaluation({"people": people}, Services(FakeClock()), "s", "b")
    with running(evaluation):
        with pytest.raises(MissingAttribute) as caught:
            people.gather()
        evaluation.seeking.append(caught.value.path)
        people.appendObject()
        with pytest.raises(MissingAttribute):
            str(people)
        evaluation.seeking.append("people[1].name.first")
        assert str(people) == "Jo"
        assert people.number() == 2
        evaluation.seeking.clear()
        with pytest.raises(MissingAttribute):
            people.number()


def test_items_of_lists_in_lists_are_gathered_in_turn() -> None:
    """Library 4.2: an item is complete when its text is, so a list in a list is gathered with it."""
    rows = DAList("rows", object_type=DAList, there_are_any=True)
    _, paths = asked(rows.number, rows)(
        {
            "rows[0].there_are_any": True,
            "rows[0][0]": "x",
            "rows[0].there_is_another": False,
            "rows.there_is_another": False,
        }
    )
    assert paths == ["rows[0].there_are_any", "rows[0][0]", "rows[0].there_is_another", "rows.there_is_another"]


def test_hooks() -> None:
    """Library 4.3: when an item is complete, when all are there, and after."""
    said: list[str] = []

    class Hooked(DAList):
        def hook_on_item_complete(self, item: object) -> None:
            said.append(str(item))

        def hook_on_gather(self) -> None:
            said.append(self.color)

        def hook_after_gather(self) -> None:
            said.append("after")

        def hook_on_remove(self, item: object) -> None:
            said.append(f"-{item}")

    fruit = Hooked("fruit", there_are_any=True)
    asked(fruit.gather, fruit)({"fruit[0]": "a", "fruit.there_is_another": False, "fruit.color": "red"})
    fruit.pop()
    assert said == ["a", "red", "after", "-a"]


def test_index_past_the_end() -> None:
    """Library 4.2: an error when gathered; else a plain value is sought and objects are made, ten at most."""
    with pytest.raises(IndexError) as caught:
        _ = DAList("fruit", elements=["a"])[3]
    assert not isinstance(caught.value, MissingItem)
    with pytest.raises(MissingItem):
        _ = DAList("fruit")[0]
    things = DAList("things", object_type=DAObject)
    assert things[2].instanceName == "things[2]"
    assert things.number_gathered() == 3
    with pytest.raises(IndexError):
        _ = things[13]


def test_raw_element_makes_nothing() -> None:
    """`defined()` looks at what is there: `element` neither makes nor seeks."""
    things = DAList("things", object_type=DAObject)
    with pytest.raises(LookupError):
        things.element(0)
    assert not things.elements


def test_removal_renumbers() -> None:
    """Library 4.3: items are named after their places, with all they hold."""
    things = DAList("things", object_type=Thing, elements=[])
    for name in "abc":
        things.appendObject(name=name).initializeAttribute("child", DAObject)
    del things[0]
    assert [(str(one), one.instanceName, one.child.instanceName) for one in things] == [
        ("b", "things[0]", "things[0].child"),
        ("c", "things[1]", "things[1].child"),
    ]
    assert things.sort(reverse=True) is things
    assert [(str(one), one.name.instanceName) for one in things] == [("c", "things[0].name"), ("b", "things[1].name")]


def test_items_that_live_elsewhere_keep_their_names() -> None:
    """Library 9.3: a named object in a list keeps its name, unless told otherwise."""
    jo = Individual("jo")
    people = DAList("people", elements=[jo])
    assert jo.instanceName == "jo"
    people.append(jo, set_instance_name=True)
    assert jo.instanceName == "people[1]"


def test_emptying_says_that_there_are_none() -> None:
    """Library 4.3: there_are_any becomes False with the last item, and True again with the next."""
    fruit = DAList("fruit", elements=["a", "b"])
    known = []
    for change in (lambda: fruit.remove("a"), fruit.pop, lambda: fruit.append("c"), fruit.clear):
        change()
        known.append(fruit.there_are_any)
    assert known == [True, False, True, False]


def test_looking_at_items() -> None:
    """Library 4.3: first, last, item, index, count, slices, filter."""
    fruit = DAList("fruit", elements=["a", "b", "a"])
    assert (fruit.first(), fruit.last(), fruit.item(1), fruit.index("b"), fruit.count("a")) == ("a", "a", "b", 1, 2)
    assert isinstance(fruit.item(9), DAEmpty)
    assert fruit[1:] == ["b", "a"]
    assert list(reversed(fruit)) == ["a", "b", "a"]
    assert "b" in fruit
    people = DAList("people", elements=[DAObject("p", age=1), DAObject("q", age=2)])
    assert people.filter(age=2).elements == [people[1]]


def test_adding_lists_and_sets_of_items() -> None:
    """Library 4.3: `+` and the set operations."""
    fruit = DAList("fruit", elements=["a", "b"])
    assert str(fruit + DAList("more", elements=["c"])) == "a, b, and c"
    more = ["c"]
    assert fruit + more == ["a", "b", "c"]
    assert fruit + DAEmpty() is fruit
    assert str(fruit.union(["c"])) == "a, b, and c"
    assert str(fruit.difference(["a"])) == "b"
    assert fruit.isdisjoint(["z"])
    assert fruit == ["a", "b"]
    assert fruit != DAList("other", elements=["a"])


def test_complete_elements() -> None:
    """Library 4.2: a gathered list of what is complete; nothing is sought."""
    people = DAList("people", object_type=Individual)
    people.appendObject().name.first = "Jo"
    people.appendObject()
    found = people.complete_elements()
    assert found.gathered
    assert [str(one) for one in found] == ["Jo"]
    assert not people.has_been_gathered()


def test_reset_gathered_keeps_items() -> None:
    """Library 4.2: the state goes, the items stay."""
    fruit = DAList("fruit", elements=["a"])
    fruit.reset_gathered()
    assert not fruit.has_been_gathered()
    assert fruit.elements == ["a"]
    _, paths = asked(fruit.number, fruit)({"fruit.there_is_another": False})
    assert paths == ["fruit.there_is_another"]


def test_gathered_and_complete_asks_for_complete_again() -> None:
    """Library 4.2: `complete` attributes are deleted once, then sought."""
    people = DAList("people", object_type=DAObject, complete_attribute="complete", there_is_another=False)
    people.appendObject(complete=True)
    people.gathered = True
    done, paths = asked(people.gathered_and_complete, people)({"people[0].complete": True})
    assert done
    assert paths == ["people[0].complete"]
    assert not hasattr(people, "doing_gathered_and_complete")


@pytest.mark.parametrize(
    ("items", "said"), [(1, ("fruit", "one", "one fruit")), (3, ("fruits", "three", "three fruits"))]
)
def test_said_in_the_right_number(items: int, said: tuple[str, str, str]) -> None:
    """Library 11: as_noun, number_as_word and quantity_noun."""
    fruit = DAList("fruit", elements=["x"] * items)
    assert (fruit.as_noun(), fruit.number_as_word(), fruit.quantity_noun("fruit")) == said


def test_nouns() -> None:
    """Library 4.3: the noun may be given, forced into a number, or put after an article."""
    fruit = DAList("shop.fruit", elements=["a", "b", "c"])
    assert fruit.as_noun("apple") == "apples"
    assert fruit.as_noun(singular=True, capitalize=True) == "Fruit"
    assert fruit.as_noun(this=True) == "these fruits"
    assert fruit.as_singular_noun() == "fruit"
    assert DAList("plaintiff", elements=["a", "b"]).possessive("fish") == "plaintiffs' fish"
    assert DAList("plaintiff", elements=["a"]).possessive("fish") == "plaintiff's fish"
    assert fruit.does_verb("run") == "run"
    assert fruit.pronoun() == "them"
