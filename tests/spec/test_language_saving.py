"""What is saved of the answers (language 6; house decision 17)."""

import pytest

from da_nb.engine.answers import Answers, State, freeze, thaw
from da_nb.errors import CannotSave
from tests.play import play


def test_answers_come_back_as_they_were() -> None:
    """Language 6: variables, objects shared between them, and what the engine remembers."""
    box = ["shared"]
    back = thaw(freeze(Answers({"a": box, "b": {"box": box}}, State(answered={"Question_1"}))))
    assert back.variables() == {"a": ["shared"], "b": {"box": ["shared"]}}
    assert back["a"] is back["b"]["box"]
    assert back.state.answered == {"Question_1"}


def test_modules_functions_classes_and_iterators_are_not_saved() -> None:
    """Language 6: what is code, and the iterators, are dropped at top level."""
    run = play(
        """\
mandatory: True
code: |
  import os
  from math import sqrt
  class C: pass
  def f(): pass
  for i in (1, 2): pass
  for x in (1, 2): pass
  a = C().__class__.__name__
---
mandatory: True
question: Done
"""
    )
    assert run.variables() == {"a": "C"}


def test_instances_of_a_class_of_the_interview_are_saved() -> None:
    """A class made in a code block travels with its instances."""
    run = play(
        """\
mandatory: True
code: |
  class C:
    size = 3
  c = C()
---
mandatory: True
question: ${ c.size }
buttons: [{Again: refresh}]
"""
    )
    assert run.press("Again").screen.question == "3"


def test_what_cannot_be_saved_is_named() -> None:
    """Language 6: the error names the variable and its type."""
    with pytest.raises(CannotSave) as caught:
        freeze(Answers({"good": 1, "bad": (word for word in "ab")}))
    assert str(caught.value).startswith("The variable 'bad' (generator) cannot be saved: ")


def test_names_are_missing_outside_an_evaluation() -> None:
    """Outside an evaluation answers are an ordinary dict, with the library's names."""
    answers = Answers()
    assert answers["DAObject"].__name__ == "DAObject"
    with pytest.raises(KeyError):
        answers["nothing"]
