"""Functions that ask about variables and steer what is asked (language 4.10)."""

import pickle
from dataclasses import replace

import pytest

from da_nb.engine.evaluate import evaluate
from da_nb.errors import InterviewError
from da_nb.functions.validation import DAValidationError
from da_nb.model.identity import Identity
from da_nb.model.screen import Screen
from tests.play import Play, compiled_text, play

OBJECT = "objects:\n  - user: DAObject\n---\n"


def shown(expression: str, before: str = "") -> str:
    """What the expression gives on a screen."""
    return play(f"{before}mandatory: True\nquestion: ${{ {expression} }}").screen.question


CASES = [
    ("defined('a')", "False"),
    ("showifdef('a')", ""),
    ("showifdef('a', 'none')", "none"),
    ("showifdef('known', 'none')", "1"),
    ("value('known')", "1"),
    ("value('user.age')", "7"),
    ("value(\"shelf['a']\")", "2"),
    ("need(known, user.age)", "True"),
    ("define('b', 3) or b", "3"),
    ("define('user.size', 4) or user.size", "4"),
    ("set_variables(dict(b=1, c=2)) or b + c", "3"),
    ("[known, undefine('known', 'nothing'), defined('known')]", "[1, None, False]"),
    ("user_info()", "Anonymous User"),
    ("user_info().name()", "Anonymous User"),
    ("user_logged_in()", "False"),
    ("user_privileges()", "['user']"),
    ("user_has_privilege('user', ['admin'])", "True"),
    ("user_has_privilege('admin')", "False"),
]
BEFORE = (
    OBJECT
    + """\
code: known = 1
---
code: user.age = 7
---
code: |
  shelf = {}
---
code: |
  shelf['a'] = 2
---
initial: True
need: [known, shelf]
code: |
  ready = True
---
"""
)


@pytest.mark.parametrize(("expression", "text"), CASES)
def test_what_a_function_gives(expression: str, text: str) -> None:
    """Language 4.10: each function does what interviews know it for."""
    assert shown(expression, BEFORE) == text


def test_what_is_no_variable_name() -> None:
    """Language 15: the name is quoted, with the line that called."""
    error = play("mandatory: True\ncode: |\n  a = 1\n  defined('two words')").error
    assert isinstance(error, InterviewError)
    assert str(error).startswith("test.yml, line 4: 'two words' is not a variable name\nWrite a name")


def test_an_item_nobody_defines() -> None:
    """Language 4.4: value() names the item that no block defines."""
    error = play("code: |\n  shelf = {}\n---\nmandatory: True\nquestion: ${ value(\"shelf['a']\") }").error
    assert "no block defines \"shelf['a']\"" in str(error)


def test_the_name_of_a_known_person() -> None:
    """Async 1.7: a known person has a name of their own."""
    identity = Identity("ada@example.com", ("admin",), "Ada", "Lovelace")
    run = Play(
        compiled_text("mandatory: True\nquestion: ${ user_info() } ${ user_info().email } ${ user_logged_in() }")
    )
    evaluation = replace(run.evaluation_now(), identity=identity)
    outcome = evaluate(run.interview, run.answers, evaluation)
    assert isinstance(outcome, Screen)
    assert outcome.question == "Ada Lovelace ada@example.com True"


def test_a_refusal_travels() -> None:
    """Errors of interview code survive pickle with their fields."""
    back = pickle.loads(pickle.dumps(DAValidationError("No", "a")))
    assert (str(back), back.field) == ("No", "a")
