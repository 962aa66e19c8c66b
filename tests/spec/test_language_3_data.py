"""`data` and `data from code` (language 3)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text, play


def test_texts_are_rendered_once() -> None:
    """Language 3: strings are templates, rendered when the variable is defined; other values stay."""
    run = play(
        """\
variable name: fruit
data:
  - name: ${ kind }
    seeds: 4
    sour: True
---
question: Kind
fields: [{Kind: kind}]
---
mandatory: True
question: ${ fruit[0]['name'] } ${ fruit[0]['seeds'] + 1 } ${ fruit[0]['sour'] }
"""
    )
    assert run.submit(kind="Apple").screen.question == "Apple 5 True"
    assert run.variables()["fruit"] == [{"name": "Apple", "seeds": 4, "sour": True}]


def test_leaves_of_data_from_code_are_expressions() -> None:
    """Language 3: in `data from code` each text is Python."""
    run = play(
        """\
variable name: sums
data from code:
  two: 1 + 1
  more: [two * 3, 7]
---
code: two = 2
---
mandatory: True
question: ${ sums }
"""
    )
    assert run.screen.question == "{'two': 2, 'more': [6, 7]}"


def test_use_objects_makes_lists_and_dicts_of_the_library() -> None:
    """Language 3: with `use objects: True` they are DAList and DADict that count as gathered."""
    run = play(
        """\
variable name: fruit
use objects: True
data:
  - a: [x, y]
---
mandatory: True
question: ${ fruit.number() } ${ fruit[0].instanceName } ${ fruit[0]['a'] } ${ fruit[0]['a'].instanceName }
"""
    )
    assert run.screen.question == "1 fruit[0] x and y fruit[0]['a']"


def test_use_objects_with_attributes() -> None:
    """Language 3: with `use objects: objects` mappings are objects with attributes."""
    run = play(
        """\
variable name: user.fruit
use objects: objects
data:
  - name: Apple
    place: {city: Rome}
---
objects:
  - user: DAObject
---
mandatory: True
question: ${ user.fruit[0].name } ${ user.fruit[0].place.city } ${ user.fruit[0].place.instanceName }
"""
    )
    assert run.screen.question == "Apple Rome user.fruit[0].place"


def test_not_gathered() -> None:
    """Language 3: `gathered: False` leaves the list to be gathered on."""
    run = play(
        """\
variable name: fruit
use objects: True
gathered: False
data: [Apple]
---
mandatory: True
question: ${ fruit }
---
question: More
yesno: fruit.there_is_another
"""
    )
    assert run.screen.question == "More"
    assert run.press("No").screen.question == "Apple"


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("data: [a]\n", "'data' has no variable", 1),
        ("variable name: 2a\ndata: [a]\n", "'2a' is not a variable name", 1),
        ("variable name: a\ndata:\n", "'data' is empty", 2),
        ("variable name: a\nuse objects: [b]\ndata: [a]\n", "`use objects` takes text, not a list", 2),
    ],
)
def test_malformed_data(text: str, problem: str, line: int) -> None:
    """Language 15: a malformed block is refused with its line and how to mend it."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(text)
    assert (caught.value.problem, caught.value.origin and caught.value.origin.line) == (problem, line)
    assert caught.value.mend
