"""Fields that come and go with what is typed on the same screen (language 8.2, 8.3)."""

import pytest

from da_nb.testing import InterviewDriver
from tests.spec.test_language_8_kinds import interview

CONTROLS = """
- Pet: pet
  datatype: yesno
- Kind: kind
  choices: [Cat, Dog, Other]
  required: False
- Count: count
  datatype: integer
  required: False
- Signs: signs
  datatype: checkboxes
  choices: [Tail, Ears]
  none of the above: False
"""
FORMS = [
    "show if: pet",
    "show if: {variable: kind, is: Dog}",
    "show if: {variable: count, is: 2.0}",
    "show if: {variable: \"signs['Tail']\", is: True}",
    "hide if: {variable: pet, is: False}",
    "js show if: val(\"kind\") == 'Dog'",
    'js show if: (val("pet") && val("count") == 2)',
    'js hide if: val("kind") != "Dog"',
]


@pytest.mark.parametrize("condition", FORMS)
def test_a_field_is_seen_when_its_condition_holds(condition: str) -> None:
    """Language 8.3: hidden fields are neither checked nor assigned; seen ones are."""
    source = interview(f"{CONTROLS}- Name: name\n  {condition}", "Name ${ showifdef('name') or 'unknown' }")
    with InterviewDriver.open(source) as person:
        assert "Name" not in person.text
        person.click("Continue")
        assert "Name unknown" in person.text
    with InterviewDriver.open(source) as person:
        person.choose("Pet")
        person.select("Dog")
        person.set("Count", 2)
        person.choose("Tail")
        assert "Name" in person.text
        person.click("Continue")
        assert person.errors == ["You need to fill this in."]
        person.set("Name", "Rex")
        person.click("Continue")
        assert "Name Rex" in person.text


def test_a_field_whose_code_says_no_is_not_there() -> None:
    """Language 8.3: `code` is evaluated when the screen is prepared."""
    source = interview(
        "- A: a\n  show if: {code: wanted}\n- B: b\n  hide if: {code: wanted}\n- note: Hint\n  show if: {code: wanted}"
    )
    with InterviewDriver.open(f"code: wanted = False\n---\n{source}") as person:
        assert [field.variable for field in person.fields] == ["b"]
        assert "Hint" not in person.text


def test_a_hidden_field_counts_as_empty_for_others() -> None:
    """Language 8.3: a controlling field that is itself hidden counts as nothing."""
    fields = "- A: a\n  datatype: yesno\n- B: b\n  show if: a\n  default: x\n- C: c\n  show if: {variable: b, is: x}"
    with InterviewDriver.open(interview(fields)) as person:
        assert [field.visible for field in person.fields] == [True, False, False]
        person.choose("A")
        assert [field.visible for field in person.fields] == [True, True, True]


@pytest.mark.parametrize("condition", ["enable if: a", "disable if: {variable: a, is: False}", "disabled: True"])
def test_a_disabled_field_stays_in_sight_and_is_not_assigned(condition: str) -> None:
    """Language 8.2, 8.3: enable if and disable if close a field without hiding it."""
    source = interview(f"- A: a\n  datatype: yesno\n- B: b\n  {condition}", "${ defined('b') }")
    with InterviewDriver.open(source) as person:
        assert [(field.visible, field.enabled) for field in person.fields] == [(True, True), (True, False)]
        person.click("Continue")
        assert "False" in person.text


@pytest.mark.parametrize("others", ["True", "[b]"])
def test_a_field_may_disable_others(others: str) -> None:
    """Language 8.2: as soon as the field has a value, the others are closed."""
    source = interview(f"- A: a\n  disable others: {others}\n- B: b", "${ a } ${ defined('b') }")
    with InterviewDriver.open(source) as person:
        person.click("Continue")
        assert person.errors == ["You need to fill this in."]
        person.set("A", "here")
        person.click("Continue")
        assert "here False" in person.text


@pytest.mark.parametrize(
    ("key", "held"), [("uncheck others: True", False), ("uncheck others: [b]", False), ("check others: True", True)]
)
def test_a_box_may_clear_or_tick_others(key: str, held: bool) -> None:
    """Language 8.2: among boxes, one clears or ticks the others."""
    source = interview(f"- B: b\n  datatype: yesno\n- A: a\n  datatype: yesno\n  {key}", "${ a } ${ b }")
    with InterviewDriver.open(source) as person:
        if not held:
            person.choose("B")
        person.choose("A")
        person.click("Continue")
        assert f"True {held}" in person.text
