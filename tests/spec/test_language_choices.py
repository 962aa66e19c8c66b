"""Choices in all their forms (language 9), and when there are none (language 4.5)."""

import pytest

from tests.play import FILE, Play, play


def options(choices: str, before: str = "") -> list[tuple[str, str]]:
    """(value, label) of each choice of a field."""
    listed = "\n".join(f"    {line}" for line in choices.strip().splitlines())
    run = play(f"{before}mandatory: True\nquestion: Q\nfields:\n  - A: a\n{listed}")
    return [(choice.value, choice.label) for choice in run.field("a").choices]


YAML_FORMS = [
    ("choices: [red, blue]", [("red", "red"), ("blue", "blue")]),
    ("choices:\n  - Red: r\n  - Blue: b", [("r", "Red"), ("b", "Blue")]),
    ("choices:\n  - label: Red\n    value: r\n  - label: Blue\n    key: b", [("r", "Red"), ("b", "Blue")]),
    ("choices:\n  - [r, Red]\n  - [b]", [("r", "Red"), ("b", "b")]),
    ("choices:\n  Zed: a\n  Ann: z", [("a", "Zed"), ("z", "Ann")]),
    ("choices:\n  - 1\n  - 2.5\n  - True", [("1", "1"), ("2.5", "2.5"), ("True", "True")]),
    ("choices:\n  - It's ${ 1 + 1 }: v${ 2 }", [("v2", "It\u2019s 2")]),
    ("choices:\n  - Red: r\n    show if: 1 > 2\n  - Blue: b\n    show if: 2 > 1", [("b", "Blue")]),
    ("choices:\n  - x\n  - code: list('y')", [("x", "x"), ("y", "y")]),
    ("choices:\n  code: list('y')", [("y", "y")]),
    ("code: list('y')", [("y", "y")]),
    ("choices: \"['y']\"", [("y", "y")]),
    ("choices:\n  - value: v", [("v", "value")]),
    ("choices: [a, b, c]\nexclude: \"['a', ['c']]\"", [("b", "b")]),
    ("choices: [a, b]\nexclude: \"'a'\"", [("b", "b")]),
]


@pytest.mark.parametrize(("choices", "wanted"), YAML_FORMS)
def test_choices_in_yaml(choices: str, wanted: list[tuple[str, str]]) -> None:
    """Language 9: in YAML the direction is label: value."""
    assert options(choices) == wanted


PYTHON_FORMS = [
    ("['a', 2, True]", [("a", "a"), ("2", "2"), ("True", "True")]),
    ("[{'r': 'Red'}, {'b': False}]", [("r", "Red")]),
    ("[{'label': 'Red', 'value': 'r'}, {'label': 'B', 'key': 'b'}]", [("r", "Red"), ("b", "B")]),
    ("[{'label': 'Red', 'value': 'r', 'show if': False}]", []),
    ("[['r', 'Red'], ('b',), ['g', 'Green', True, 'Help']]", [("r", "Red"), ("b", "b"), ("g", "Green")]),
    ("{'z': 'Ann', 'a': 'Zed'}", [("z", "Ann"), ("a", "Zed")]),
    ("[DAObject('fine_thing')]", [("fine thing", "fine thing")]),
    ("(word for word in ('a', 'b'))", [("a", "a"), ("b", "b")]),
]


@pytest.mark.parametrize(("expression", "wanted"), [form for form in PYTHON_FORMS if form[1]])
def test_choices_from_python(expression: str, wanted: list[tuple[str, str]]) -> None:
    """Language 9: in Python the direction is value: label."""
    assert options(f"code: |\n  {expression}") == wanted


def test_help_and_default_of_a_choice_from_python() -> None:
    """Language 9: a list of four holds value, label, default and help."""
    run = play(
        """\
mandatory: True
question: Q
fields:
  - A: a
    code: |
      [['x', 'X'], ['y', 'Y', True, 'Some *help*']]
"""
    )
    assert run.field("a").value == "y"
    assert run.field("a").choices[1].help == "Some help"


@pytest.mark.parametrize(
    ("expression", "said"), [("7", "int"), ("'text'", "str"), ("[[1, 2, 3, 4, 5]]", "one to four")]
)
def test_what_is_no_list_of_choices(expression: str, said: str) -> None:
    """Language 9: anything else is an error at the expression's line."""
    run = play(f"mandatory: True\nquestion: Q\nfields:\n  - A: a\n    code: |\n      {expression}")
    assert str(run.error).startswith(f"{FILE}, line 6: ")
    assert said in str(run.error)


def test_choices_of_true_and_false_store_booleans() -> None:
    """Language 8.1: choices whose values are True, False and None store those."""
    run = play(
        """\
mandatory: True
question: Q
fields:
  - A: a
    datatype: radio
    choices:
      - Sure: True
      - Never: False
---
mandatory: True
question: Done
"""
    )
    assert run.submit(a="False").variables() == {"a": False}


def test_choices_store_text() -> None:
    """Language 8.1: without a datatype choices store text, also for numbers."""
    run = play(
        "mandatory: True\nquestion: Q\nfields:\n  - A: a\n    choices: [1, 2]\n---\nmandatory: True\nquestion: Done"
    )
    assert run.submit(a="1").variables() == {"a": "1"}


def test_choices_with_a_datatype_are_converted() -> None:
    """Language 8.1: an input type combines with the datatype that governs conversion."""
    run = play(
        """\
mandatory: True
question: Q
fields:
  - A: a
    datatype: integer
    input type: radio
    choices: [1, 2]
---
mandatory: True
question: Done
"""
    )
    assert run.field("a").control == "radio"
    assert run.submit(a="1").variables() == {"a": 1}


@pytest.mark.parametrize(
    ("words", "control"),
    [
        ("datatype: radio", "radio"),
        ("datatype: dropdown", "dropdown"),
        ("input type: radio", "radio"),
        ("datatype: text", "dropdown"),
    ],
)
def test_how_choices_are_shown(words: str, control: str) -> None:
    """Language 8.1: choices are a dropdown unless the field says otherwise."""
    assert (
        play(f"mandatory: True\nquestion: Q\nfields:\n  - A: a\n    {words}\n    choices: [x]").field("a").control
        == control
    )


def test_shuffled_choices_are_all_there() -> None:
    """Language 8.2: `shuffle` changes the order and nothing else."""
    assert sorted(options("choices: [a, b, c]\nshuffle: True")) == [("a", "a"), ("b", "b"), ("c", "c")]


def empty(rest: str) -> Play:
    """A question with a list that is empty, and a closing screen."""
    return play(f"mandatory: True\nquestion: Q\n{rest}\n---\nmandatory: True\nquestion: ${{ a }}")


@pytest.mark.parametrize(
    "rest",
    [
        "fields:\n  - A: a\n    code: '[]'",
        "fields:\n  - A: a\n    code: '[]'\ncontinue button field: seen",
        "field: a\nchoices:\n  code: '[]'",
        "field: a\nbuttons:\n  code: '[]'",
    ],
)
def test_nothing_to_choose_from_is_not_asked(rest: str) -> None:
    """Language 4.5: when all lists are empty nothing is shown and the variables are None."""
    run = empty(rest)
    assert run.screen.question == "None"
    assert run.variables()["a"] is None


def test_an_empty_list_among_other_fields_is_left_out() -> None:
    """Language 4.5: a field with nothing to choose from is left out and becomes None with the form."""
    run = empty("fields:\n  - A: a\n    code: '[]'\n  - B: b")
    assert [blank.variable for blank in run.screen.fields] == ["b"]
    assert run.submit(b="x").variables() == {"a": None, "b": "x"}


def test_a_list_of_the_whole_question() -> None:
    """Language 7.1: `choices` or `dropdown` with `field`, with default and Continue."""
    run = play(
        """\
mandatory: True
question: Q
field: a
default: y
choices:
  - X: x
  - Y: y
---
mandatory: True
question: Done
"""
    )
    assert (run.field("a").control, run.field("a").value, run.labels()) == ("radio", "y", ["Continue"])
    assert run.submit(a="x").variables() == {"a": "x"}
    assert play("mandatory: True\nquestion: Q\nfield: a\ndropdown: [x]").field("a").control == "dropdown"
