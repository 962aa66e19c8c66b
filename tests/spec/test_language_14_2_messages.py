"""What is said about answers that will not do (language 8.4, 14.2)."""

from collections.abc import Callable

import pytest

from da_nb.testing import InterviewDriver

Drive = Callable[..., InterviewDriver]


def form(field: str, more: str = "") -> str:
    """A form with one field."""
    listed = "\n".join(f"    {line}" for line in field.splitlines())
    return f"mandatory: True\nquestion: Q\nfields:\n  - V: v\n{listed}\n{more}---\nmandatory: True\nquestion: Done\n"


SAID = [
    ("datatype: text", None, "You need to fill this in."),
    ("input type: radio\nchoices: [a, b]", None, "You need to select one."),
    ("choices: [a, b]", None, "You need to select one."),
    ("input type: combobox\nchoices: [a, b]", None, "You need to select one or type in a new value."),
    ("datatype: checkboxes\nchoices: [a]", None, "Check at least one option, or check \u201cNone of the above\u201d"),
    ("datatype: checkboxes\nminlength: 1\nchoices: [a, b]", None, "Please select one."),
    ("datatype: checkboxes\nminlength: 2\nchoices: [a, b]", ["a"], "Please select at least 2."),
    ("datatype: checkboxes\nmaxlength: 1\nchoices: [a, b]", ["a", "b"], "Please select no more than 1."),
    ("datatype: multiselect\nminlength: 2\nmaxlength: 2\nchoices: [a, b]", ["a"], "Please select exactly 2."),
    ("minlength: 4", "abc", "You must type at least 4 characters."),
    ("maxlength: 2", "abc", "You cannot type more than 2 characters."),
    ("datatype: date", "soon", "You need to enter a valid date."),
    ("datatype: date\nmin: 2020-01-01", "2019-12-31", "You need to enter a date on or after January 1, 2020."),
    ("datatype: date\nmax: 2020-01-01", "2021-12-31", "You need to enter a date on or before January 1, 2020."),
    ("datatype: time", "soon", "You need to enter a valid time."),
    ("datatype: datetime", "soon", "You need to enter a valid date and time."),
    ("datatype: email", "me", "You need to enter a complete e-mail address."),
    ("datatype: number", "many", "You need to enter a number."),
    ("datatype: currency", "many", "You need to enter a number."),
    ("datatype: integer", "1.5", "Please enter a whole number."),
    ("datatype: number\nstep: 0.25", "0.3", "Please enter a multiple of 0.25."),
    ("datatype: number\nmin: 3", "2", "You need to enter a number that is at least 3."),
    ("datatype: integer\nmax: ${ 1 + 2 }", "4", "You need to enter a number that is at most 3."),
    ("validate: |\n  lambda typed: False", "x", "Please enter a valid value."),
    ("validate: |\n  lambda typed: validation_error('No *x*')", "x", "No *x*"),
]


@pytest.mark.parametrize(("field", "typed", "said"), SAID)
def test_the_standard_message(drive: Drive, field: str, typed: object, said: str) -> None:
    """Language 14.2: each fault has its text, beside the field; what was typed stays."""
    person = drive(form(field))
    if typed is not None:
        person.set("V", typed)
    person.click("Continue")
    assert person.errors == [said]
    assert person.title == "Q"
    if isinstance(typed, str):
        assert person.fields[0].value == typed


def test_the_authors_words_come_before_those_of_the_interview(drive: Drive) -> None:
    """Language 8.4: a field's own message, then that of the interview, then the standard one."""
    words = "default validation messages:\n  required: All\n  max: Less\n---\n"
    own = "datatype: integer\nmax: 3\nvalidation messages:\n  required: Mine"
    person = drive(words + form(own))
    person.click("Continue")
    assert person.errors == ["Mine"]
    person.set("V", "4")
    person.click("Continue")
    assert person.errors == ["Less"]


def test_the_last_word_of_a_code_will_do(drive: Drive) -> None:
    """Language 8.4: `required` also stands for `multiple choice required`."""
    person = drive(form("choices: [a, b]\nvalidation messages:\n  required: Pick"))
    person.click("Continue")
    assert person.errors == ["Pick"]


CHECKS = [
    ("validation_error('Bad')", "Q Bad V Continue"),
    ("validation_error('Bad', field='v')", "Q V Bad Continue"),
    ("raise Exception('Oh')", "Q Oh V Continue"),
    ("assert v == 'y'", "Q Please enter a valid value. V Continue"),
]


@pytest.mark.parametrize(("code", "shown"), CHECKS)
def test_validation_code_refuses_the_whole_form(drive: Drive, code: str, shown: str) -> None:
    """Language 8.4: the message stands at the top, or beside a field; nothing is kept."""
    person = drive(form("datatype: text", f"validation code: |\n  w = 1\n  {code}\n"))
    person.set("V", "x")
    person.click("Continue")
    assert person.text == shown
    assert "v" not in person.answers
    assert "w" not in person.answers


def test_validation_code_changes_values(drive: Drive) -> None:
    """Language 8.4: the code runs on the new values and may change them."""
    person = drive(form("datatype: text", "validation code: |\n  v = v.upper()\n"))
    person.set("V", "x")
    person.click("Continue")
    assert person.answers["v"] == "X"
