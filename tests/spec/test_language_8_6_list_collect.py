"""Several items of a list on one screen (language 8.6)."""

from collections.abc import Callable

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import InterviewDriver

Drive = Callable[..., InterviewDriver]

END = "\n---\nmandatory: True\nquestion: |\n  ${ friend }, ${ friend.number() }\n"


def collecting(settings: str = "True", using: str = "there_are_any=True", end: str = END) -> str:
    """An interview that collects friends by name and age."""
    return (
        f"objects:\n  - friend: DAList.using(object_type=Thing, {using})\n---\n"
        "question: Friends\nfields:\n  - Name: friend[i].name.text\n"
        "  - Age: friend[i].age\n    datatype: integer\n    required: False\n"
        f"list collect: {settings}{end}"
    )


def test_items_are_added_on_one_screen(drive: Drive) -> None:
    """Language 8.6: one group at first, numbered; Add another reveals more; nobody is asked for more afterwards."""
    person = drive(collecting())
    assert person.text == "Friends 1. Delete Name Age Add another Continue"
    person.set("Name", "Ann")
    person.click("Add another")
    assert person.text == "Friends 1. Delete Name Age 2. Delete Name Age Add another Continue"
    person.set("Name", "Bob", nth=2)
    person.set("Age", "7", nth=2)
    person.click("Continue")
    assert person.text.startswith("Ann and Bob, 2")
    assert person.answers["friend"][1].age == 7


def test_groups_that_were_not_added_make_no_items(drive: Drive) -> None:
    """Language 8.6: unused groups are neither checked nor created."""
    person = drive(collecting())
    person.set("Name", "Ann")
    person.click("Continue")
    assert person.text.startswith("Ann, 1")


def test_what_is_struck_out_is_no_item(drive: Drive) -> None:
    """Language 8.6: Delete strikes an item out until Undelete; what is struck out is removed with the form."""
    person = drive(collecting())
    for name in ("Ann", "Bob", "Cid"):
        if name != "Ann":
            person.click("Add another")
        person.set("Name", name, nth=len(person.text.split("Name")) - 1)
    person.click("Delete", nth=1)
    person.click("Delete", nth=1)
    assert person.text == (
        "Friends 1. (Deleted) Undelete 2. (Deleted) Undelete 3. Delete Name Age Add another Continue"
    )
    person.click("Undelete", nth=2)
    person.click("Continue")
    assert person.text.startswith("Bob and Cid, 2")


def test_a_refused_form_keeps_the_groups(drive: Drive) -> None:
    """Language 8.4, 8.6: messages stand beside the blanks of the items; what was typed and added stays."""
    person = drive(collecting())
    person.click("Add another")
    person.set("Name", "Ann")
    person.click("Continue")
    assert person.text == (
        "Friends 1. Delete Name Age 2. Delete Name You need to fill this in. Age Add another Continue"
    )
    person.set("Name", "Bob", nth=2)
    person.click("Continue")
    assert person.text.startswith("Ann and Bob, 2")


def test_groups_for_items_that_must_be_there(drive: Drive) -> None:
    """Language 8.6: at least `minimum_number` groups are shown."""
    assert "2. Delete Name Age Add another" in drive(collecting(using="minimum_number=2")).text


def test_words_and_switches(drive: Drive) -> None:
    """Language 8.6: `label`, `add another label`, `allow delete`, `allow append`."""
    settings = "\n  label: Friend\n  add another label: One more\n  allow delete: False"
    assert drive(collecting(settings)).text == "Friends Friend Name Age One more Continue"
    assert drive(collecting("\n  allow append: 1 == 2")).text == "Friends 1. Delete Name Age Continue"
    assert drive(collecting("\n  enable: False")).text == "Friends Name Age Continue"


def test_a_form_that_is_not_final_leads_to_another(drive: Drive) -> None:
    """Language 17.7: without `is final` it is asked whether there is another item."""
    more = "\n---\nquestion: More?\nyesno: friend.there_is_another"
    person = drive(collecting("\n  is final: False", end=more + END))
    person.set("Name", "Ann")
    person.click("Continue")
    assert person.text.startswith("More?")
    person.click("No")
    assert person.text.startswith("Ann, 1")


def test_a_number_that_was_asked_for_is_set(drive: Drive) -> None:
    """Language 8.6: with `ask_number` the form sets `target_number`."""
    person = drive(collecting(using="ask_number=True, target_number=2"))
    assert "2. Delete Name" in person.text
    person.set("Name", "Ann")
    person.set("Name", "Bob", nth=2)
    person.click("Add another")
    person.set("Name", "Cid", nth=3)
    person.click("Continue")
    assert person.text.startswith("Ann, Bob, and Cid, 3")


def test_plain_items_conditions_and_boxes(drive: Drive) -> None:
    """Language 8.3, 8.6: conditions and boxes go by the blanks of the same item."""
    source = (
        "objects:\n  - pet: DAList.using(object_type=Thing, there_are_any=True, complete_attribute='kind')\n---\n"
        "question: Pets\nfields:\n  - Kind: pet[i].kind\n    choices: [cat, dog]\n"
        "  - Breed: pet[i].breed\n    show if:\n      variable: pet[i].kind\n      is: dog\n"
        "  - Likes: pet[i].likes\n    datatype: checkboxes\n    choices: [fish, meat]\n"
        "list collect: True\n---\nmandatory: True\nquestion: |\n"
        "  ${ [one.likes.true_values()[0] for one in pet] } ${ pet[1].breed }\n"
    )
    person = drive(source)
    person.click("Add another")
    person.select("cat")
    person.select("dog", nth=2)
    assert person.text.count("Breed") == 1
    person.set("Breed", "pug")
    person.choose("fish")
    person.choose("meat", nth=2)
    person.click("Continue")
    assert "pug" in person.text
    assert "fish" in person.text


def test_values_without_objects(drive: Drive) -> None:
    """Language 8.6: items may be plain values."""
    source = (
        "objects:\n  - phrase: DAList.using(there_are_any=True)\n---\nquestion: Words\nfields:\n  - Word: phrase[i]\n"
        "list collect: True\n---\nmandatory: True\nquestion: |\n  ${ phrase }\n"
    )
    person = drive(source)
    person.click("Add another")
    person.set("Word", "one")
    person.set("Word", "two", nth=2)
    person.click("Continue")
    assert person.text.startswith("one and two")


def test_back_keeps_the_items(drive: Drive) -> None:
    """Language 6, 8.6: after Back the groups and what was typed into them are there again."""
    person = drive(collecting(end=END + "continue button field: seen\n"))
    person.set("Name", "Ann")
    person.click("Add another")
    person.set("Name", "Bob", nth=2)
    person.click("Continue")
    person.back()
    assert [field.value for field in person.fields if field.visible] == ["Ann", "0", "Bob", "0"]
    person.click("Continue")
    assert person.text.startswith("Ann and Bob, 2")


def test_it_needs_items_of_a_list(drive: Drive) -> None:
    """Language 8.6: without `[i]` in a variable the question is refused, with the line."""
    with pytest.raises(InterviewError, match="line 5: 'list collect' needs fields of the items of a list"):
        drive("mandatory: True\nquestion: A\nfields:\n  - B: b\nlist collect: True\n")


UNASKED = """
objects:
  - friend: DAList.using(object_type=Thing, there_are_any=True)
---
question: Friends
fields:
  - Name: friend[i].name.text
  - Color: friend[i].color
    code: "[]"
list collect: True
---
mandatory: True
question: |
  ${ friend.number() }: ${ [one.color for one in friend] }
"""


def test_an_item_has_what_could_not_be_asked(drive: Drive) -> None:
    """Language 4.5, 8.6: a list without choices is left out and its variable set, for every item that was added."""
    person = drive(UNASKED)
    person.set("Name", "Ann")
    person.click("Add another")
    person.set("Name", "Bob", nth=2)
    person.click("Continue")
    assert person.text == "2: [None, None] Back"
