"""Modifiers of fields, one by one (language 8.2)."""

from collections.abc import Callable

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import InterviewDriver

Drive = Callable[..., InterviewDriver]


def asking(fields: str, said: str = "Done", before: str = "") -> str:
    """An interview that asks the fields and ends with a text."""
    listed = "\n".join(f"  {line}" for line in fields.strip().splitlines())
    return f"{before}mandatory: True\nquestion: Form\nfields:\n{listed}\n---\nmandatory: True\nquestion: |\n  {said}\n"


BOXES = "- Cat: cat\n  datatype: yesno\n- Dog: dog\n  datatype: yesno\n- Neither: none\n  datatype: yesno\n  "


def test_one_box_of_those_it_unticks_must_be_ticked(drive: Drive) -> None:
    """Language 8.2: with `uncheck others` at least one box of the group must be ticked."""
    person = drive(asking(f"{BOXES}uncheck others: True", "${ cat } ${ none }"))
    person.click("Continue")
    assert person.errors == ["Check at least one option, or check \u201cNeither\u201d"]
    person.choose("Cat")
    person.choose("Neither")
    person.click("Continue")
    assert person.text.startswith("False True")


def test_boxes_that_are_ticked_along(drive: Drive) -> None:
    """Language 8.2: `check others` ticks the boxes listed."""
    person = drive(asking(f"{BOXES}check others:\n    - cat", "${ cat } ${ dog } ${ none }"))
    person.choose("Neither")
    person.click("Continue")
    assert person.text.startswith("True False True")


def test_text_below_and_beside_a_field(drive: Drive) -> None:
    """Language 8.2: `under text` stands below the field, `note` and `html` beside it, the money's sign too."""
    person = drive(
        asking(
            "- Price: price\n  datatype: currency\n  under text: Without **tax**.\n- A: a\n  note: Beside\n"
            "- B: b\n  html: <i>Hm</i>\n- C: c\n  datatype: currency\n  currency symbol: \u20ac"
        )
    )
    assert person.text == "Form Price $ Without tax. A Beside B Hm C \u20ac Continue"


def test_layout_changes_no_text(drive: Drive) -> None:
    """Language 8.2: layout modifiers are taken with literals and expressions."""
    person = drive(
        asking(
            "- A: a\n  label above field: True\n  inline width: 5em\n  css class: wide\n  grid:\n    width: 3 + 3\n"
            "- B: b\n  floating label: 1 == 1\n  item grid: 4\n  address autocomplete: True\n"
            "  field metadata:\n    known: 3"
        )
    )
    assert person.text == "Form A B Continue"
    looks = [field.get("looks") for field in person.page["fields"]]
    assert looks[0] == {"css class": "wide", "inline width": "5em", "label above field": True, "grid": {"width": 6}}
    assert looks[1] == {"floating label": True, "item grid": {"width": 4}, "field metadata": {"known": 3}}


def test_other_keys_of_a_grid_are_refused(drive: Drive) -> None:
    """Language 8.2: a grid has its own keys."""
    with pytest.raises(InterviewError, match="'grid' has no key 'hight'"):
        drive(asking("- A: a\n  grid:\n    hight: 3"))


@pytest.mark.parametrize("typed", ["1999-12-31", "2011-01-01"])
def test_limits_of_all_dates(drive: Drive, typed: str) -> None:
    """Language 12.4: `default date min` and `default date max` hold for dates without limits of their own."""
    limits = "features:\n  default date min: 2000-01-01\n  default date max: 2010-12-31\n---\n"
    person = drive(asking("- Day: day\n  datatype: date", before=limits))
    person.set("Day", typed)
    person.click("Continue")
    assert person.errors == ["You need to enter a date between January 1, 2000 and December 31, 2010."]


def test_headings_of_options(drive: Drive) -> None:
    """Language 9: options of a `group` stand under its heading."""
    person = drive(
        asking(
            "- Pet: pet\n  choices:\n    - label: Cat\n      value: c\n      group: Fur\n    - label: Dog\n"
            "      value: d\n      group: Fur\n    - label: Hen\n      value: h\n      group: Feathers"
        )
    )
    assert person.text == "Form Pet Select... Fur Cat Dog Feathers Hen Continue"


def test_a_check_is_tried_while_the_screen_is_prepared(drive: Drive) -> None:
    """Language 8.2: `validate` is called with a sample, so that names it lacks are asked for first."""
    source = asking(
        "- Age: age\n  datatype: integer\n  validate: |\n    lambda typed: typed <= limit", "${ age } of ${ limit }"
    )
    person = drive(f"{source}---\nquestion: Limit?\nfields:\n  - Limit: limit\n    datatype: integer\n")
    assert person.text.startswith("Limit?")
    person.set("Limit", "3")
    person.click("Continue")
    person.set("Age", "4")
    person.click("Continue")
    assert person.errors == ["Please enter a valid value."]
    person.set("Age", "3")
    person.click("Continue")
    assert person.text.startswith("3 of 3")


def test_a_check_that_would_ask_something(drive: Drive) -> None:
    """Language 8.2: `validate` cannot ask; the error says so and the screen stays."""
    field = "- Age: age\n  datatype: integer\n  validate: |\n    lambda typed: not typed or typed <= limit"
    person = drive(asking(field) + "---\nquestion: Limit?\nfields:\n  - Limit: limit\n")
    person.set("Age", "4")
    person.click("Continue")
    assert "line 7: a check of a field (validate) ended with a question" in person.errors[0]
    assert person.title == "Form"


def test_the_check_of_an_items_field(drive: Drive) -> None:
    """Language 8.2: `validate` is called for variables with iterators too."""
    source = (
        "objects:\n  - pet: DAList.using(object_type=Thing, there_are_any=True, minimum_number=1)\n---\n"
        "question: Pet\nfields:\n  - Name: pet[i].name.text\n    validate: |\n"
        "      lambda typed: typed != 'x' or validation_error('Not x')\n---\n"
        "question: More?\nyesno: pet.there_is_another\n---\nmandatory: True\nquestion: ${ pet }\n"
    )
    person = drive(source)
    person.set("Name", "x")
    person.click("Continue")
    assert person.errors == ["Not x"]


@pytest.mark.parametrize(
    ("control", "empty"), [("dropdown", "Select..."), ("combobox", "Select one"), ("datalist", None)]
)
def test_the_empty_option(drive: Drive, control: str, empty: str | None) -> None:
    """Language 8.2, 14.1: the empty option has a standard text, or the author's hint."""
    field = f"- Pet: pet\n  input type: {control}\n  choices: [Cat, Dog]"
    assert drive(asking(field)).text == " ".join(filter(None, ["Form Pet", empty, "Cat Dog Continue"]))
    hinted = drive(asking(f"{field}\n  hint: Pick one")).text
    assert hinted == ("Form Pet Cat Dog Continue" if empty is None else "Form Pet Pick one Cat Dog Continue")


def test_choices_that_are_asked_for_while_typing(drive: Drive) -> None:
    """Language 8.1: `ajax` runs its action with `wordstart` once so many characters are typed."""
    field = "- Fruit: fruit\n  input type: ajax\n  action: fruits\n  trigger at: 2"
    words = (
        "event: fruits\ncode: |\n  asked = action_argument('wordstart')\n"
        "  json_response([[one, one.title()] for one in ('apple', 'apricot', 'pear') if one.startswith(asked)])\n---\n"
    )
    person = drive(asking(field, "${ fruit }", words))
    person.set("Fruit", "a")
    assert (person.fields[0].kind, person.fields[0].choices) == ("combobox", [])
    person.set("Fruit", "ap")
    assert person.fields[0].choices == ["Apple", "Apricot"]
    person.select("Apricot")
    person.click("Continue")
    assert person.text.startswith("apricot")


def test_an_action_that_gives_no_choices(drive: Drive) -> None:
    """Language 8.1: its answer to an `ajax` field is a list; otherwise the screen stays as it is."""
    field = "- Fruit: fruit\n  input type: ajax\n  action: fruits"
    person = drive(asking(field, "${ fruit }", "event: fruits\ncode: response('plain words')\n---\n"))
    person.set("Fruit", "apple")
    person.click("Continue")
    assert person.text.startswith("apple")


def test_an_ajax_field_needs_an_action(drive: Drive) -> None:
    """Language 8.2: without `action` the field is refused."""
    with pytest.raises(InterviewError, match="an ajax field has no action"):
        drive(asking("- Fruit: fruit\n  input type: ajax"))
