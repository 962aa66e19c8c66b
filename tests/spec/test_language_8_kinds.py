"""Kinds of fields beyond the first ones: boxes, dates, addresses, money (language 8)."""

from datetime import time

import pytest

from da_nb.objects.dates import DADateTime
from da_nb.objects.dicts import DADict
from da_nb.testing import InterviewDriver
from tests.spec.test_language_fields import form

BOXES = "- Pets: pets\n  datatype: checkboxes\n  choices:\n    - Cat: cat\n    - Dog: dog"
NEED = "Check at least one option, or check \u201cNone of the above\u201d"


def interview(fields: str, said: str = "Done") -> str:
    """An interview that asks the fields and ends with a text."""
    listed = "\n".join(f"  {line}" for line in fields.strip().splitlines())
    return f"mandatory: True\nquestion: Form\nfields:\n{listed}\n---\nmandatory: True\nquestion: |\n  {said}\n"


def test_boxes_become_a_dictionary_with_every_key() -> None:
    """Language 8.1: checkboxes store a gathered DADict in which every offered key is True or False."""
    run = form(BOXES)
    run.submit(**{"pets['cat']": "True"})
    pets = run.variables()["pets"]
    assert isinstance(pets, DADict)
    assert (pets.elements, pets.gathered, pets.auto_gather) == ({"cat": True, "dog": False}, True, False)
    assert run.screen.question == "Done"


@pytest.mark.parametrize("said", ["${ pets['dog'] }", "${ pets.gathered }", "${ 'dog' in pets.true_values() }"])
def test_the_question_is_found_by_what_it_fills(said: str) -> None:
    """Language 8.1: the question defines the variable, its `gathered` and its literal keys."""
    source = f"mandatory: True\nquestion: Said {said}\n---\nquestion: Form\nfields:\n" + "\n".join(
        f"  {line}" for line in BOXES.splitlines()
    )
    with InterviewDriver.open(source) as person:
        person.choose("Dog")
        person.click("Continue")
        assert "Said True" in person.text


def test_one_box_or_none_must_be_ticked() -> None:
    """Language 14.2: with the None box at least one box must be ticked; None counts."""
    with InterviewDriver.open(interview(BOXES, "${ pets.any_true() }")) as person:
        assert "Cat Dog None of the above" in person.text
        person.click("Continue")
        assert person.errors == [NEED]
        person.choose("Cat")
        person.choose("None of the above")
        person.click("Continue")
        assert "False" in person.text


@pytest.mark.parametrize(
    ("none", "shown"),
    [("False", ["Cat", "Dog"]), ("Neither", ["Cat", "Dog", "Neither"]), ("True", ["Cat", "Dog", "None of the above"])],
)
def test_the_none_box_has_other_words_or_is_left_out(none: str, shown: list[str]) -> None:
    """Language 8.2: `none of the above` is True, False or a label; without it nothing is enforced."""
    with InterviewDriver.open(interview(f"{BOXES}\n  none of the above: {none}")) as person:
        assert person.fields[0].choices == shown
        person.click("Continue")
        assert ("Done" in person.text) is (none == "False")


@pytest.mark.parametrize(
    "default", ["[cat]", "cat", "{cat: True, dog: False}", "{code: \"['cat']\"}", "{code: \"{'cat': True}\"}"]
)
def test_boxes_may_be_ticked_at_first(default: str) -> None:
    """Language 8.2: the default is a list or a mapping."""
    run = form(f"{BOXES}\n  default: {default}")
    assert run.field("pets").value == '["cat"]'


def test_boxes_show_what_they_held() -> None:
    """Language 8.1: a value that exists is what is ticked; None is None of the above."""
    with InterviewDriver.open(
        "mandatory: True\nquestion: First\ncontinue button field: a\n---\n" + interview(BOXES)
    ) as person:
        person.click("Continue")
        person.choose("Dog")
        person.click("Continue")
        person.back()
        assert person.fields[0].value == '["dog"]'


COUNTS = [
    ("minlength: 1", [], "Please select one."),
    ("minlength: 2", ["Cat"], "Please select at least 2."),
    ("maxlength: 1", ["Cat", "Dog"], "Please select no more than 1."),
    ("minlength: 1\n  maxlength: 1", ["Cat", "Dog"], "Please select exactly 1."),
]


@pytest.mark.parametrize(("limits", "ticked", "said"), COUNTS)
def test_the_number_of_boxes_may_be_limited(limits: str, ticked: list[str], said: str) -> None:
    """Language 8.2, 14.2: minlength and maxlength count boxes."""
    with InterviewDriver.open(interview(f"{BOXES}\n  {limits}")) as person:
        for label in ticked:
            person.choose(label)
        person.click("Continue")
        assert person.errors == [said]


def test_several_can_be_marked_in_a_list() -> None:
    """Language 8.1: multiselect stores what checkboxes store and has no None option."""
    with InterviewDriver.open(
        interview(BOXES.replace("checkboxes", "multiselect"), "${ pets.true_values() }")
    ) as person:
        assert person.fields[0].choices == ["Cat", "Dog"]
        person.select("Dog")
        person.click("Continue")
        assert "dog" in person.text


def moment(*numbers: int) -> DADateTime:
    """A moment in the zone of the tests."""
    return DADateTime(*numbers)  # type: ignore[arg-type] # year, month and so on


KINDS = [
    ("date", "2024-05-01", moment(2024, 5, 1)),
    ("date", "May 1, 2024", moment(2024, 5, 1)),
    ("datetime", "2024-05-01T14:30", moment(2024, 5, 1, 14, 30)),
]


@pytest.mark.parametrize(("kind", "raw", "value"), KINDS)
def test_a_date_becomes_a_moment(kind: str, raw: str, value: DADateTime) -> None:
    """Language 8.1: dates are DADateTime, at midnight for `date`."""
    run = form(f"- A: a\n  datatype: {kind}")
    run.submit(a=raw)
    stored = run.variables()["a"]
    assert isinstance(stored, DADateTime)
    assert stored.replace(tzinfo=None) == value


PLAIN = [
    ("time", "14:30", time(14, 30)),
    ("time", "2:30 PM", time(14, 30)),
    ("email", "a@example.com", "a@example.com"),
    ("password", "secret", "secret"),
    ("currency", "1,234.50", 1234.5),
    ("range\n  min: 0\n  max: 10", "3", 3.0),
]


@pytest.mark.parametrize(("kind", "raw", "value"), PLAIN)
def test_further_kinds_store_their_values(kind: str, raw: str, value: object) -> None:
    """Language 8.1: time, email, password, currency, range."""
    run = form(f"- A: a\n  datatype: {kind}")
    run.submit(a=raw)
    assert run.variables()["a"] == value


BAD = [
    ("date", "someday", "You need to enter a valid date."),
    ("time", "late", "You need to enter a valid time."),
    ("datetime", "someday", "You need to enter a valid date and time."),
    ("email", "nobody", "You need to enter a complete e-mail address."),
    ("currency\n  step: 0.25", "1.1", "Please enter a multiple of 0.25."),
    ("currency", "much", "You need to enter a number."),
    ("date\n  min: 2024-05-02", "2024-05-01", "You need to enter a date on or after May 2, 2024."),
    ("date\n  max: 2024-05-02", "2024-05-03", "You need to enter a date on or before May 2, 2024."),
    (
        "date\n  min: 2024-05-02\n  max: 2024-05-03",
        "2024-05-01",
        "You need to enter a date between May 2, 2024 and May 3, 2024.",
    ),
]


@pytest.mark.parametrize(("kind", "raw", "said"), BAD)
def test_what_is_no_such_value_is_refused(kind: str, raw: str, said: str) -> None:
    """Language 14.2: each kind has its message."""
    run = form(f"- A: a\n  datatype: {kind}")
    run.submit(a=raw)
    assert run.messages == {"a": [said]}


def test_a_slider_starts_in_the_middle() -> None:
    """Language 8.1: a range stands at its default or the middle, and is never required."""
    run = form("- A: a\n  datatype: range\n  min: 0\n  max: 10")
    assert (run.field("a").value, run.field("a").required) == ("5", False)


def test_a_range_needs_its_ends() -> None:
    """Language 8.1: a range without min and max is an error."""
    with pytest.raises(Exception, match="two ends"):
        form("- A: a\n  datatype: range")


def test_a_hidden_field_stores_its_default() -> None:
    """Language 8.1: input type hidden has no widget; its value is the default."""
    with InterviewDriver.open(
        interview("- Secret: a\n  input type: hidden\n  default: kept", "It is ${ a }")
    ) as person:
        assert "Secret" not in person.text
        person.click("Continue")
        assert "It is kept" in person.text


def test_a_combobox_takes_other_text() -> None:
    """Language 8.2: type or choose."""
    with InterviewDriver.open(
        interview("- Pet: a\n  input type: combobox\n  choices: [Cat, Dog]", "It is ${ a }")
    ) as person:
        person.click("Continue")
        assert person.errors == ["You need to select one or type in a new value."]
        person.set("Pet", "Newt")
        person.click("Continue")
        assert "It is Newt" in person.text


def test_one_box_may_stand_for_all() -> None:
    """Language 8.2: `all of the above` ticks every box and writes nothing itself."""
    with InterviewDriver.open(
        interview(f"{BOXES}\n  all of the above: True", "${ pets.all_true() } ${ len(pets) }")
    ) as person:
        person.choose("All of the above")
        person.click("Continue")
        assert "True 2" in person.text
