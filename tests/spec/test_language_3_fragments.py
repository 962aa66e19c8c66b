"""`def` and `usedefs` (language 3)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text, play

FRAGMENT = """\
def: greet
mako: |
  <%def name="greeting(who)">
  Hello ${ who }!
  </%def>
---
"""


def test_fragments_can_be_called() -> None:
    """Language 3: a block with `usedefs` can call what the `def` block defines."""
    run = play(
        f"{FRAGMENT}usedefs: greet\nmandatory: True\nquestion: Hi\nsubquestion: |\n"
        "  % if True:\n  ${ greeting('Ada') }\n  % endif\n"
    )
    assert run.screen.subquestion == "<p>Hello Ada!</p>"


def test_an_error_in_the_text_keeps_its_line() -> None:
    """Language 15: the fragments do not shift the lines of errors."""
    run = play(f"{FRAGMENT}usedefs: greet\nmandatory: True\nquestion: |\n  Hi\n  ${{ 1/0 }}\n")
    assert run.error is not None
    assert run.error.origin is not None
    assert run.error.origin.line == 11


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        (f"{FRAGMENT}question: A\nusedefs: great\n", "no 'def' block is called 'great'", 8),
        ("question: A\nusedefs: [a]\n", "no 'def' block is called 'a'", 2),
        ("def: a\n", "'a' has no Mako", 1),
    ],
)
def test_malformed_fragments(text: str, problem: str, line: int) -> None:
    """Language 15: a malformed block is refused with its line and how to mend it."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(text)
    assert (caught.value.problem, caught.value.origin and caught.value.origin.line) == (problem, line)
    assert caught.value.mend
