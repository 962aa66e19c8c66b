"""Errors while an interview runs: kind, text, YAML line, and nothing of ours (language 15)."""

import pickle

import pytest

from da_nb.errors import CodeError, DAErrorMissingVariable
from da_nb.testing import InterviewDriver
from tests.play import play

RAISING = {
    "code": ("""\
mandatory: True
code: |
  a = 1
  b = a / 0
""", 4, "ZeroDivisionError: division by zero", "ZeroDivisionError"),
    "template": ("""\
mandatory: True
question: |
  Hi

  ${ 1 / 0 }
""", 5, "ZeroDivisionError: division by zero", "ZeroDivisionError"),
    "rare mako": ("""\
mandatory: True
question: |
  Hi
  <% b = 1 / 0 %>
""", 4, "ZeroDivisionError", "ZeroDivisionError"),
    "expression": ("mandatory: 1 / 0\nquestion: Hi\n", 1, "ZeroDivisionError", "ZeroDivisionError"),
    "need": ("mandatory: True\nneed: 1 / 0\nquestion: Hi\n", 2, "ZeroDivisionError", "ZeroDivisionError"),
    "condition": ("""\
mandatory: True
question: ${ a }
---
if: 1 / 0
code: a = 1
""", 4, "ZeroDivisionError", "ZeroDivisionError"),
    "in a function": ("""\
code: |
  def f():
    return {}['k']
---
mandatory: True
code: f()
""", 3, "KeyError: 'k'", "KeyError"),
    "no text": ("mandatory: True\ncode: raise ValueError\n", 2, "ValueError", "ValueError"),
    "attribute": ("mandatory: True\ncode: (1).nothing\n", 2, "AttributeError: 'int' object", "DASourceError"),
    "leaving Python": ("mandatory: True\ncode: raise SystemExit(3)\n", 2, "SystemExit: 3", "SystemExit"),
    "too deep": ("mandatory: True\ncode: |\n  def f():\n    f()\n  f()\n", 4, "RecursionError", "RecursionError"),
    "bad argument": ("""\
mandatory: True
code: background_action('x', a=(i for i in []))
""", 2, "The argument 'a'", "CannotSave"),
}  # fmt: skip


@pytest.mark.parametrize("case", RAISING)
def test_an_exception_in_interview_code_names_its_line(case: str) -> None:
    """Language 15: type and text, the line in the YAML, and the session as it was."""
    text, line, problem, kind = RAISING[case]
    run = play(text)
    error = run.error
    assert isinstance(error, CodeError)
    assert (error.origin and error.origin.line, error.kind) == (line, kind)
    assert problem in error.problem
    assert error.mend
    assert run.variables() == {}


def test_the_trace_shows_the_authors_lines_only() -> None:
    """Language 15: the trace has the failing source line and no frame of this package."""
    error = play("code: |\n  a = 1 / 0\n---\nmandatory: True\nquestion: ${ a }").error
    assert isinstance(error, CodeError)
    assert 'File "test.yml", line 2' in error.trace
    assert "a = 1 / 0" in error.trace
    assert "da_nb" not in error.trace
    assert error.variables == ("a",)


def test_the_original_cause_is_kept_in_the_trace() -> None:
    """Language 15: chained exceptions keep their traces."""
    error = play(
        """\
mandatory: True
code: |
  try:
    1 / 0
  except ZeroDivisionError as cause:
    raise ValueError('bad') from cause
"""
    ).error
    assert isinstance(error, CodeError)
    assert "ZeroDivisionError" in error.trace
    assert error.problem == "ValueError: bad"


def test_a_name_nobody_defines() -> None:
    """Language 15: the error names the variable, the line that uses it and a near miss."""
    error = play("mandatory: True\nquestion: |\n  Hello\n  ${ colour }\n---\ncode: color = 1").error
    assert isinstance(error, DAErrorMissingVariable)
    assert str(error) == (
        "test.yml, line 4: no block defines 'colour'\n"
        "Did you mean 'color'? Add a question or a code block that sets colour, or correct the name where it is used."
    )
    assert (error.variable, error.variables) == ("colour", ("colour",))
    assert pickle.loads(pickle.dumps(error)).variable == "colour"


def test_an_attribute_nobody_defines() -> None:
    """Language 4.3: the attribute is named by the object's own name."""
    error = play("objects:\n  - user: DAObject\n---\nmandatory: True\ncode: |\n  alias = user\n  alias.age").error
    assert error is not None
    assert "no block defines 'user.age'" in str(error)


def test_the_seek_stack_is_told_recent_first() -> None:
    """Async 1.2: variables of an error are the names being sought, the most recent first."""
    error = play("mandatory: True\nquestion: ${ a }\n---\ncode: a = b\n---\ncode: b = nobody").error
    assert error is not None
    assert error.variables == ("nobody", "b", "a")


def test_an_error_leaves_the_session_as_it_was() -> None:
    """House 5.7: after an exception the old screen stays and nothing is kept."""
    run = play(
        """\
mandatory: True
question: A
fields: [{A: a}]
---
mandatory: True
code: |
  b = 1
  c = 1 / int(a)
---
mandatory: True
question: ${ c }
"""
    )
    run.submit(a="0")
    assert run.error is not None
    assert (run.screen.question, run.variables()) == ("A", {})
    assert run.submit(a="2").screen.question == "0.5"


def test_a_trace_shows_the_lines_of_its_own_text() -> None:
    """15: also when another interview of the same name was read since the first was compiled."""
    broken = "mandatory: True\ncode: |\n  mine = 1 / 0\n"
    shown = []
    for text in (broken, "mandatory: True\nquestion: Other.\nsubquestion: |\n  not mine\n", broken):
        with InterviewDriver.open(text) as d:
            shown.append(d.text)
    assert "mine = 1 / 0" in shown[2]
