"""Fields whose values are objects of the interview (language 8.1, 8.5)."""

from collections.abc import Callable

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import InterviewDriver

Drive = Callable[..., InterviewDriver]

TREES = """
objects:
  - trees: DAList.using(object_type=Thing, there_are_any=True)
---
initial: True
code: |
  if not trees.elements:
    for text in ('Oak', 'Elm', 'Ash'):
      trees.appendObject().name.text = text
    trees.gathered = True
---
"""


def asking(field: str, said: str) -> str:
    """An interview that asks one field about trees and ends with a text."""
    listed = "\n".join(f"  {line}" for line in field.strip().splitlines())
    return f"{TREES}question: Which?\nfields:\n{listed}\n---\nmandatory: True\nquestion: |\n  {said}\n"


def test_the_same_object_is_assigned(drive: Drive) -> None:
    """Language 8.1: `object` is a dropdown, and the variable becomes another name of the object chosen."""
    person = drive(asking("- Tree: tree\n  datatype: object\n  choices: trees", "${ tree is trees[1] } ${ tree }"))
    assert [(field.kind, field.choices) for field in person.fields] == [("dropdown", ["Oak", "Elm", "Ash"])]
    person.click("Continue")
    assert person.errors == ["You need to select one."]
    person.select("Elm")
    person.click("Continue")
    assert person.text.startswith("True Elm")


def test_an_object_dropdown_left_empty_assigns_nothing(drive: Drive) -> None:
    """Language 8.1: a dropdown of objects that is not required and left empty leaves its variable undefined."""
    source = asking(
        "- Tree: tree\n  datatype: object\n  choices: trees\n  required: False\n- Why: why",
        "${ why } ${ defined('tree') }",
    )
    person = drive(source)
    person.set("Why", "so")
    person.click("Continue")
    assert person.text.startswith("so False")


def test_radio_buttons_over_objects_with_labels_of_their_own(drive: Drive) -> None:
    """Language 8.5: `object labeler` says how an object is called; radio buttons have no None option."""
    field = (
        "- Tree: tree\n  datatype: object_radio\n  choices: trees\n  object labeler: |\n    lambda one: f'The {one}'"
    )
    person = drive(asking(field, "${ tree is trees[2] }"))
    assert "The Oak The Elm The Ash Continue" in person.text
    person.choose("The Ash")
    person.click("Continue")
    assert person.text.startswith("True")


def test_none_of_the_objects(drive: Drive) -> None:
    """Language 8.5: with `none of the above` a radio list can be answered with none; the variable stays undefined."""
    field = "- Tree: tree\n  datatype: object_radio\n  choices: trees\n  none of the above: No tree\n- Why: why"
    person = drive(asking(field, "${ why } ${ defined('tree') }"))
    person.choose("No tree")
    person.set("Why", "x")
    person.click("Continue")
    assert person.text.startswith("x False")


@pytest.mark.parametrize("kind", ["object_checkboxes", "object_multiselect"])
def test_several_objects_make_a_gathered_list(drive: Drive, kind: str) -> None:
    """Language 8.1: several objects are stored in a DAList that is gathered and holds the objects themselves."""
    person = drive(
        asking(f"- Trees: mine\n  datatype: {kind}\n  choices: trees", "${ mine } ${ mine[0] is trees[0] }"),
    )
    for label in ("Oak", "Ash"):
        person.choose(label) if kind == "object_checkboxes" else person.select(label)
    person.click("Continue")
    assert person.text.startswith("Oak and Ash True")


def test_an_existing_list_is_kept_and_filled(drive: Drive) -> None:
    """Language 8.5: the question is found through `gathered`; the list that exists stays the same list."""
    source = asking(
        "- Trees: mine\n  datatype: object_checkboxes\n  choices: trees\n  default: trees[1]",
        "${ mine } ${ mine is kept }\n---\nobjects:\n  - mine: DAList.using(auto_gather=False)",
    ).replace("---\nquestion: Which?", "---\nmandatory: True\ncode: |\n  kept = mine\n---\nquestion: Which?")
    person = drive(source)
    person.choose("Oak")
    person.click("Continue")
    assert person.text.startswith("Oak and Elm True")


def test_excluded_objects_are_not_offered(drive: Drive) -> None:
    """Language 8.5: `exclude` takes expressions of objects and of lists of them."""
    person = drive(
        asking(
            "- Tree: tree\n  datatype: object_radio\n  choices:\n    - trees\n    - trees[0]\n"
            "  exclude:\n    - trees[1]",
            "${ tree }",
        )
    )
    assert person.fields[0].choices == ["Oak", "Ash"]


def test_the_default_is_named_by_an_expression(drive: Drive) -> None:
    """Language 8.2: the default of an object field is the name of an object."""
    person = drive(asking("- Tree: tree\n  datatype: object\n  choices: trees\n  default: trees[2]", "${ tree }"))
    person.click("Continue")
    assert person.text.startswith("Ash")


def test_no_objects_to_choose_from_make_an_empty_list(drive: Drive) -> None:
    """Language 4.5: when all lists are empty nothing is asked; object checkboxes become an empty gathered list."""
    field = "- Trees: mine\n  datatype: object_checkboxes\n  choices: trees\n  exclude: trees"
    person = drive(asking(field, "${ len(mine) } ${ mine.gathered }"))
    assert person.text.startswith("0 True")


def test_objects_no_variable_leads_to_can_be_chosen(drive: Drive) -> None:
    """Language 8.5: what is offered may come from anywhere, so long as it is an object."""
    source = (
        "mandatory: True\ncode: |\n  stray = Thing('elsewhere')\n  stray.name.text = 'Stray'\n---\n"
        "question: Which?\nfields:\n  - Thing: thing\n    datatype: object\n    choices: [stray]\n---\n"
        "mandatory: True\nquestion: ${ thing }\n"
    )
    person = drive(source)
    person.select("Stray")
    person.click("Continue")
    assert person.text.startswith("Stray")


def test_a_labeler_needs_objects(drive: Drive) -> None:
    """Language 8.2: `object labeler` beside another datatype is refused, with the line."""
    with pytest.raises(InterviewError, match="line 6: 'object labeler' goes with objects only"):
        drive("mandatory: True\nquestion: A\nfields:\n  - B: b\n    choices: [x]\n    object labeler: str\n")
