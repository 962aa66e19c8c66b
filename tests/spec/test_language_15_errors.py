"""Errors at load and while an interview runs (language 15)."""

import pytest

from da_nb.errors import InterviewError
from tests.spec.conftest import Visit

FAILS = "---\nmandatory: True\nquestion: ${ 1 / 0 }\n"
ASKS = "mandatory: True\nquestion: How many?\nfields:\n  - Number: many\n    datatype: integer\n---\n"


def words(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())


def test_a_name_nobody_defines_is_told_with_its_history(drive: Visit) -> None:
    """15: the variable, the line that uses it, and how it came to be needed; the title is Error."""
    d = drive("mandatory: True\nquestion: ${ a }\n---\ncode: a = b + 1\n---\ncode: b = nobody\n")
    assert d.title == "Error"
    assert "no block defines 'nobody'" in d.text
    assert "interview, line 6" in d.text
    history = "a was needed; interview, line 4 defines it b was needed; interview, line 6 defines it nobody was needed"
    assert history in words(d.text)


def test_the_end_without_a_screen(drive: Visit) -> None:
    """15: what has finished, and the advice to end with a question."""
    d = drive("mandatory: True\ncode: a = 1\n")
    assert d.title == "Error"
    assert "all initial and mandatory blocks have finished and no screen is left" in d.text
    assert "End the interview with a mandatory question" in d.text


def test_an_exception_shows_its_source_line(drive: Visit) -> None:
    """15: type, text, place and the failing line."""
    d = drive("mandatory: True\ncode: |\n  a = 1\n  b = a / 0\n")
    assert d.title == "Error"
    assert "interview, line 4: ZeroDivisionError: division by zero" in d.text
    assert "b = a / 0" in d.text


def test_an_error_after_an_answer_leaves_the_screen(drive: Visit) -> None:
    """15, house 5.7: the screen stays, with the error at its top."""
    d = drive(f"{ASKS}mandatory: True\nquestion: ${{ 1 / many }}\n")
    d.set("Number", "0")
    d.click("Continue")
    assert d.title == "How many?"
    assert "Error interview, line 8" in d.text
    assert "ZeroDivisionError" in d.text
    d.set("Number", "2")
    d.click("Continue")
    assert d.title == "0.5"


def test_error_help(drive: Visit) -> None:
    """15: the author's Markdown stands with the error."""
    d = drive(f"metadata:\n  error help: |\n    Call **Ann** at 555.\n{FAILS}")
    assert "Call Ann at 555." in d.text


@pytest.mark.parametrize(("language", "said"), [("en", "Call Ann"), ("es", "Llame a Ann"), ("fr", "Call Ann")])
def test_error_help_by_language(language: str, said: str, drive: Visit) -> None:
    """15: in the language spoken; else the first."""
    help_ = "metadata:\n  error help:\n    en: Call Ann\n    es: Llame a Ann\n"
    assert said in drive(f"{help_}---\ninitial: True\ncode: set_language('{language}')\n{FAILS}").text


ACTION = "metadata:\n  error action: sorry\n"


def test_error_action(drive: Visit) -> None:
    """15: the action's screen comes in place of the error, and is told what happened."""
    event = "event: sorry\nquestion: Sorry.\nsubquestion: |\n  ${ action_argument('error_message') }\n"
    d = drive(f"{ACTION}---\n{ASKS}mandatory: True\nquestion: ${{ 1 / many }}\n---\n{event}")
    d.set("Number", "0")
    d.click("Continue")
    assert d.title == "Sorry."
    assert "ZeroDivisionError" in d.text


def test_error_action_of_code(drive: Visit) -> None:
    """15: it may be code that shows a message; its arguments hold history and trace."""
    code = (
        "event: sorry\ncode: |\n  told = [action_argument(k) for k in ('error_history', 'error_trace')]\n"
        "  message('Oh', ' / '.join(told))\n"
    )
    d = drive(f"{ACTION}---\nmandatory: True\nquestion: ${{ a }}\n---\ncode: a = 1 / 0\n---\n{code}")
    assert d.title == "Oh"
    assert "a was needed" in d.text
    assert "a = 1 / 0" in d.text


def test_an_error_action_that_fails(drive: Visit) -> None:
    """15: then its own error is shown."""
    d = drive(f"{ACTION}{FAILS}---\nevent: sorry\ncode: int('x')\n")
    assert d.title == "Error"
    assert "ValueError" in d.text


def test_an_error_action_that_nobody_defines(drive: Visit) -> None:
    """15, 5.3: an unknown action is passed over; the error is shown."""
    d = drive(f"{ACTION}{FAILS}")
    assert "ZeroDivisionError" in d.text


def test_the_screen_of_an_error_action_is_not_gone_on_with(drive: Visit) -> None:
    """15: once the cause is gone the interview goes on."""
    text = f"{ACTION}---\n{ASKS}mandatory: True\nquestion: ${{ 1 / many }}\n---\nevent: sorry\nquestion: Sorry.\n"
    d = drive(text)
    d.set("Number", "0")
    d.click("Continue")
    assert d.title == "Sorry."
    d.session.set(other=4)
    assert d.title == "How many?"


MALFORMED = {
    "two directives": "question: Q\nyesno: a\nnoyes: b\n",
    "directive without question": "signature: a\n",
    "no type": "id: x\nmandatory: True\n",
    "question with code": "question: Q\ncode: a = 1\n",
    "mandatory on sections": "mandatory: True\nsections:\n  - A\n",
    "mandatory on terms": "mandatory: True\nterms:\n  a: b\n",
    "initial without code": "initial: True\nquestion: Q\n",
    "bad name": "question: Q\nfields:\n  - A: b c\n",
    "neither label nor variable": "question: Q\nfields:\n  - required: True\n",
    "second label": "question: Q\nfields:\n  - A: a\n    B: b\n",
    "field without label": "question: Q\nfields:\n  - field: a\n",
    "range without limits": "question: Q\nfields:\n  - A: a\n    datatype: range\n",
    "radio without choices": "question: Q\nfields:\n  - A: a\n    input type: radio\n",
    "checkboxes without choices": "question: Q\nfields:\n  - A: a\n    datatype: checkboxes\n",
    "object without choices": "question: Q\nfields:\n  - A: a\n    datatype: object\n",
    "labeler on a text": "question: Q\nfields:\n  - A: a\n    object labeler: |\n      lambda y: y.name\n",
    "review mandatory": "mandatory: True\nquestion: Q\nreview:\n  - Edit: a\n    button: A\n",
    "unknown fragment": "question: Q\nusedefs: none\n",
    "continue label with yesno": "question: Q\nyesno: a\ncontinue button label: X\n",
    "section without question": "code: a = 1\nsection: s\n",
    "css class without question": "code: a = 1\ncss class: s\n",
    "order with another": "order:\n  - a\ncode: a = 1\n",
    "metadata with another": "metadata:\n  title: T\ncode: a = 1\n",
    "on change with another": "on change:\n  a: b = 1\nid: x\ncode: a = 1\n",
    "event with fields": "event: a\nquestion: Q\nfields:\n  - A: a\n",
    "empty include": "include:\n",
    "fields is text": "question: Q\nfields: a\n",
    "objects is a number": "objects: 3\n",
    "data without name": "data:\n  - a\n",
    "template without content": "template: t\n",
    "table without rows": "table: t\n",
    "interview help is a list": "interview help:\n  - a\n",
    "features is text": "features: a\n",
    "unhashable key": "? [a]\n: b\n",
    "not a mapping": "just text\n",
    "bad indentation": "question: Q\n  subquestion: S\n",
    "mixed show if": "question: Q\nfields:\n  - A: a\n    show if: b\n    js show if: val('b')\n",
    "show if with hide if": "question: Q\nfields:\n  - A: a\n    show if: b\n    hide if: c\n",
    "grid keys": "question: Q\nfields:\n  - A: a\n    grid:\n      wide: 3\n",
    "note with html": "question: Q\nfields:\n  - A: a\n    note: b\n    html: c\n",
    "attachment without content": "attachment:\n  name: A\n",
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_block_is_refused_with_its_line(case: str, drive: Visit) -> None:
    """15: file, line, what is expected; a second fault elsewhere is told too."""
    with pytest.raises(InterviewError) as caught:
        drive(f"mandatory: True\nquestion: Hi\n---\n{MALFORMED[case]}")
    error = caught.value
    assert error.origin is not None
    assert error.origin.line >= 4
    assert error.problem
    assert error.mend
