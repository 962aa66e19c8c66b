"""`template` blocks (language 3, 11.2)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text, play

LETTER = """\
template: letter
subject: To ${ who }
content: |
  Dear ${ who }
---
question: Who
fields: [{Who: who}]
---
question: Sure
field: sure
---
"""


def test_the_text_is_rendered_when_it_is_used() -> None:
    """Language 11.2: what the text lacks is asked for at use, and str() is the content."""
    run = play(
        f"{LETTER}mandatory: True\nquestion: ${{ letter }}, ${{ letter.subject }}, ${{ letter.show(who='you') }}\n"
    )
    assert run.screen.question == "Who"
    assert run.submit(who="Ada").screen.question == "Dear Ada, To Ada, Dear you"


def test_the_answers_of_the_moment_count() -> None:
    """Language 11.2: the text is not kept, so another answer makes another text."""
    run = play(
        f"{LETTER}mandatory: True\ncode: |\n  who = 'Ada'\n  first = str(letter)\n  who = 'Bob'\n"
        "---\nmandatory: True\nquestion: ${ first } ${ letter.content }\n"
    )
    assert run.screen.question == "Dear Ada Dear Bob"


def test_a_loaded_template_is_made_anew() -> None:
    """Language 11.2: after loading the template has no text until its block has run again."""
    run = play(
        f"{LETTER}mandatory: True\nquestion: ${{ letter.subject }}\nsubquestion: ${{ letter }}\nfield: seen\n"
        "---\nmandatory: True\nquestion: Done, ${ letter.subject }\n"
    )
    assert run.submit(who="Ada").screen.subquestion == "<p>Dear Ada</p>"
    assert run.submit().screen.question == "Done, To Ada"


def test_a_template_may_be_an_attribute() -> None:
    """Language 11.2: the template's name may be a path; its parent is sought."""
    run = play(
        """\
objects:
  - user: DAObject
---
template: user.letter
content: Hello
---
mandatory: True
question: ${ user.letter } ${ user.letter.instanceName }
"""
    )
    assert run.screen.question == "Hello user.letter"


def test_without_subject() -> None:
    """Library 7: a template without a subject has the subject ''."""
    run = play("template: t\ncontent: Hi\n---\nmandatory: True\nquestion: '[${ t.subject }] ${ t }'\n")
    assert run.screen.question == "[] Hi"


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("template: t\n", "the template 't' has no content", 1),
        ("template: 2nd\ncontent: a\n", "'2nd' is not a variable name", 1),
        ("template: t\ncontent file: {x: 1}\n", "'content file' names no file", 2),
        ("template:\ncontent: a\n", "`template` is missing or empty", 1),
        ("template: t\ncontent: [a]\n", "`content` takes text, not a list", 2),
    ],
)
def test_malformed_templates(text: str, problem: str, line: int) -> None:
    """Language 15: a malformed block is refused with its line and how to mend it."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(text)
    assert (caught.value.problem, caught.value.origin and caught.value.origin.line) == (problem, line)
    assert caught.value.mend
