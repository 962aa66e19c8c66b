"""Terms, default screen parts and default messages on a question (language 12.2, 13.5, 14.2)."""

import pytest

from da_nb.errors import InterviewError
from da_nb.language.markup import plain
from tests.play import compiled_text, play

ASK = """\
mandatory: True
question: The {law} and the court
subquestion: See {Law|the rule}, {not this}.
terms:
  law: Made by ${ maker }
fields:
  - Your {law}: a
    help: A {law}
  - note: A court
  - Choose: b
    choices: [court]
---
code: maker = 'them'
---
auto terms:
  court: A place
terms:
  law: Overridden
"""


def test_terms_show_their_definition() -> None:
    """Language 13.5: question-level terms are templates and come first; braces around other words stay."""
    screen = play(ASK).screen
    assert plain(screen.title) == "The law and the court"
    assert "Made by them" in screen.title
    assert "A place" in screen.title
    assert plain(screen.subquestion) == "See the rule, {not this}."
    assert "Overridden" not in screen.title + screen.subquestion
    assert "Made by them" in (screen.fields[0].label or "")
    assert "Made by them" in (screen.fields[0].help or "")
    assert "A place" in screen.fields[1].html


def test_choices_and_buttons_hold_no_terms() -> None:
    """Language 13.5: terms do not apply to choices."""
    assert play(ASK).screen.fields[2].choices[0].label == "court"


def test_default_parts_stand_on_every_question_that_has_none() -> None:
    """Language 12.2: the question's own key, then the default, then metadata."""
    run = play(
        """\
default screen parts:
  under: By ${ who }
  post: The end
  continue button label: Go
---
metadata:
  under: Never
  pre: First
---
code: who = 'us'
---
mandatory: True
question: A
subquestion: Text
submit: Before the button
field: a
---
mandatory: True
question: B
under: Own
continue button label: On
field: b
"""
    )
    first = run.screen
    assert (plain(first.parts.pre), first.subquestion) == ("First", "<p>Text</p>")
    assert (plain(first.under), plain(first.parts.post)) == ("By us", "The end")
    assert plain(first.parts.submit) == "Before the button"
    assert run.labels() == ["Go"]
    assert plain(run.submit().screen.under) == "Own"
    assert run.labels() == ["On"]


def test_default_messages_replace_the_standard_words() -> None:
    """Language 14.2: a default message counts for each field without one of its own."""
    run = play(
        """\
default validation messages:
  required: Please answer.
---
mandatory: True
question: A
fields:
  - A: a
  - B: b
    validation messages:
      required: Not without b.
"""
    ).submit()
    assert run.messages == {"a": ["Please answer."], "b": ["Not without b."]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("question: A\nterms:\n", "line 2: 'terms' names no terms\nWrite  term: definition  below it."),
        ("question: A\npost:\n", "line 2: 'post' has no text\nWrite a text, or remove the key."),
    ],
)
def test_malformed_keys_of_a_question(text: str, said: str) -> None:
    """Language 15: a malformed key is refused with its line and how to mend it."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(text)
    assert str(caught.value) == f"test.yml, {said}"
