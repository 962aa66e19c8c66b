"""Which block is used for an undefined name, and when (language 4.4, 18; house decision 8)."""

from pathlib import Path

import pytest

from tests.play import play


def shown(text: str) -> str:
    """The heading of the first screen."""
    return play(text).screen.question


def test_a_name_reached_in_a_template_is_asked_for() -> None:
    """Language 4.4: an undefined name leads to the question that sets it."""
    run = play("""
mandatory: True
question: Hello ${ name }
---
question: Your name
fields:
  - Name: name
""")
    assert run.screen.question == "Your name"
    run.submit(name="Ada")
    assert run.screen.question == "Hello Ada"


def test_code_goes_on_where_the_name_was_missing() -> None:
    """House decision 8: a block that needs another name is not begun again."""
    run = play("""
mandatory: True
code: |
  runs = runs_before + 1 if defined('runs') else 1
  seen = [total, runs]
---
code: total = 3
---
code: runs_before = runs
---
mandatory: True
question: ${ seen }
""")
    assert run.screen.question == "[3, 1]"


def test_the_latest_block_is_tried_first() -> None:
    """Language 4.4: within one pattern the block latest in the file comes first."""
    assert shown("code: a = 'first'\n---\ncode: a = 'second'\n---\nmandatory: True\nquestion: ${ a }") == "second"


def test_code_that_does_not_define_the_name_gives_way_to_an_earlier_block() -> None:
    """Language 4.4: after code that leaves the name undefined the next candidate is tried."""
    assert shown("code: a = 1\n---\ncode: |\n  if False:\n    a = 2\n---\nmandatory: True\nquestion: ${ a }") == "1"


def test_a_block_whose_condition_is_false_is_passed_over() -> None:
    """Language 4.4: `if` filters candidates."""
    assert (
        shown(
            """\
code: a = 1
---
if: a_is_two
code: a = 2
---
code: a_is_two = False
---
mandatory: True
question: ${ a }
"""
        )
        == "1"
    )


def test_all_conditions_must_hold() -> None:
    """Language 4.6: a list of conditions is true when every one is."""
    text = "code: a = 1\n---\nif:\n  - 1 < 2\n  - {}\ncode: a = 2\n---\nmandatory: True\nquestion: ${{ a }}"
    assert [shown(text.format(second)) for second in ("True", "2 < 1")] == ["2", "1"]


def test_conditions_do_not_hold_mandatory_blocks_back() -> None:
    """Language 4.2: `if` is not consulted for mandatory blocks."""
    assert shown("mandatory: True\nif: False\nquestion: Here") == "Here"


def test_an_untaken_branch_asks_nothing() -> None:
    """Language 13.1: a name in a branch of Mako that is not taken is not sought."""
    assert shown("mandatory: True\nquestion: |\n  % if False:\n  ${ nobody }\n  % endif\n  Done") == "Done"


def test_names_are_sought_in_the_order_of_the_text() -> None:
    """Language 13.1: questions come in the order in which the text reaches the names."""
    run = play("""
mandatory: True
question: ${ zebra } ${ apple }
---
question: Apple
fields: [{A: apple}]
---
question: Zebra
fields: [{Z: zebra}]
""")
    assert run.screen.question == "Zebra"


def test_a_name_inside_a_function_is_sought() -> None:
    """Language 4.3: a function defined in a code block has what it needs sought."""
    assert (
        shown(
            """\
code: |
  def double():
    return 2 * number
---
code: number = 21
---
mandatory: True
question: ${ double() }
"""
        )
        == "42"
    )


def test_a_name_inside_a_comprehension_is_sought() -> None:
    """Language 4.3: comprehensions have what they need sought."""
    assert shown("code: number = 2\n---\nmandatory: True\nquestion: ${ [number * i for i in range(3)] }") == "[0, 2, 4]"


def test_a_name_in_a_class_body_is_sought() -> None:
    """Language 4.3: a class body has what it needs sought."""
    text = """\
code: |
  class Box:
    size = number
  big = Box.size
---
code: number = 5
---
mandatory: True
question: ${ big }
"""
    assert shown(text) == "5"


def test_code_may_catch_a_name_nobody_defines() -> None:
    """House decision 8: try/except NameError around a name nobody defines works as in the original."""
    text = (
        "code: |\n  try:\n    a = nobody\n  except NameError:\n    a = 'caught'\n---\nmandatory: True\nquestion: ${ a }"
    )
    assert shown(text) == "caught"


def test_a_name_caught_in_code_is_asked_for_when_a_question_sets_it() -> None:
    """House decision 8: seeking happens before NameError is raised."""
    text = """\
code: |
  try:
    a = b
  except NameError:
    a = 'caught'
---
question: B
fields: [{B: b}]
---
mandatory: True
question: ${ a }
"""
    assert shown(text) == "B"


def test_annotated_names_are_ordinary_names() -> None:
    """Language 4.1: an annotated assignment defines its name; Python's own names are not sought."""
    run = play("code: |\n  number: int = 3\n---\nmandatory: True\nquestion: ${ number }")
    assert run.screen.question == "3"
    assert run.variables() == {"number": 3}


def test_library_names_are_never_sought() -> None:
    """Language 2: names of Python and of the library are there."""
    assert shown("mandatory: True\nquestion: ${ len('abc') } ${ DAObject.__name__ }") == "3 DAObject"


def test_the_names_a_block_sets_need_not_stand_in_it() -> None:
    """Language 4.1: `sets` registers names that cannot be read off the code."""
    assert shown("sets: total\ncode: |\n  globals()['total'] = 4\n---\nmandatory: True\nquestion: ${ total }") == "4"


def test_only_sets_hides_what_the_code_assigns() -> None:
    """Language 4.1: with `only sets` the code is not scanned."""
    text = "code: a = 1\n---\nonly sets: b\ncode: |\n  a = 2\n  b = 3\n---\nmandatory: True\nquestion: ${ a }"
    assert shown(text) == "1"


def test_scanning_can_be_turned_off() -> None:
    """Language 4.1: `scan for variables: False` keeps `sets` alone."""
    text = """\
code: a = 1
---
scan for variables: False
sets: b
code: |
  a = 2
  b = 3
---
mandatory: True
question: ${ a } ${ b }
"""
    assert shown(text) == "1 3"


def test_define_registers_its_name() -> None:
    """Language 4.1: the literal first argument of define() is a name the block defines."""
    assert shown("code: |\n  define('total', 7)\n---\nmandatory: True\nquestion: ${ total }") == "7"


def test_items_are_registered_and_found() -> None:
    """Language 4.1: subscript targets define the item's name."""
    assert (
        shown(
            """\
code: |
  prices = {}
---
code: |
  prices['tea'] = 2
---
mandatory: True
question: ${ value("prices['tea']") }
"""
        )
        == "2"
    )


def test_a_question_left_by_continue_gives_way_to_the_next() -> None:
    """Language 10.2: `continue` on a question asked for a variable falls back to the next candidate."""
    run = play("""
question: Plain
fields: [{A: a}]
---
question: Fancy
sets: a
buttons:
  - Not this way: continue
---
mandatory: True
question: ${ a }
""")
    assert run.screen.question == "Fancy"
    run.press("Not this way")
    assert run.screen.question == "Plain"
    run.submit(a="x")
    assert run.screen.question == "x"
    assert not run.answers.state.passed


def test_a_name_error_inside_a_module_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Language 4.3: a NameError raised inside a module file is no reason to seek."""
    (tmp_path / "da_nb_broken_module.py").write_text("def use():\n    return nobody_here\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    run = play("modules: da_nb_broken_module\n---\ncode: nobody_here = 1\n---\nmandatory: True\nquestion: ${ use() }")
    assert run.error is not None
    assert "NameError: name 'nobody_here' is not defined" in str(run.error)
