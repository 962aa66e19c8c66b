"""InterviewDriver: what a person sees and does."""

import pytest

from da_nb.testing import InterviewDriver, NoSuchButton, NoSuchField, NoSuchOption

FORM = """
mandatory: True
question: About **you**
subquestion: |
  See [the law](https://example.com/law).
fields:
  - Your name: name
  - Age: age
    datatype: integer
    required: False
  - I agree: agreed
    datatype: yesno
  - Colour: color
    datatype: radio
    choices:
      - Red: r
      - Green: g
  - Size: size
    choices:
      - Small
      - Large
---
mandatory: True
question: Thank you
subquestion: |
  ${ name }, ${ age }, ${ agreed }, ${ color }, ${ size }
"""


def test_the_text_reads_as_the_screen_does() -> None:
    """Heading, text, labels, options and buttons in their order."""
    with InterviewDriver.open(FORM) as run:
        assert run.text == (
            "About you See the law. Your name Age I agree Colour Red Green Size Select... Small Large Continue"
        )
        assert run.title == "About you"
        assert run.links == ["the law"]
        assert [(field.label, field.variable, field.kind) for field in run.fields] == [
            ("Your name", "name", "text"),
            ("Age", "age", "number"),
            ("I agree", "agreed", "checkbox"),
            ("Colour", "color", "radio"),
            ("Size", "size", "dropdown"),
        ]
        assert run.fields[3].choices == ["Red", "Green"]


def test_filling_in_a_form() -> None:
    """By label, by variable, by option."""
    with InterviewDriver.open(FORM) as run:
        run.set("Your name", "Ann")
        run.set("age", 7)
        run.choose("I agree")
        run.choose("Green")
        run.select("Large", "Size")
        assert [field.value for field in run.fields] == ["Ann", "7", "True", "g", "Large"]
        run.click("Continue")
        assert run.text == "Thank you Ann, 7, True, g, Large Back"
        assert run.answers["age"] == 7
        run.back()
        assert run.title == "About you"
        assert [field.value for field in run.fields] == ["Ann", "7", "True", "g", "Large"]


def test_ticking_again_unticks() -> None:
    """As a click does."""
    with InterviewDriver.open(FORM) as run:
        run.choose("I agree")
        run.choose("I agree", under="I agree")
        assert run.fields[2].value is None
        run.set("I agree", value=True)
        run.set("I agree", value=False)
        assert run.fields[2].value is None


def test_messages_stand_on_the_screen_and_typing_stays() -> None:
    """What was typed is still there after a refusal."""
    with InterviewDriver.open(FORM) as run:
        run.set("Age", "x")
        run.click("Continue")
        assert run.title == "About you"
        assert len(run.errors) >= 2
        assert all(message in run.text for message in run.errors)
        assert run.fields[1].value == "x"


def test_untouched_fields_show_what_the_answers_say_by_now() -> None:
    """A refreshed screen keeps only what was typed, as the browser does."""
    text = """
initial: True
code: |
  rounds = showifdef('rounds', 0) + 1
---
mandatory: True
question: Which?
fields:
  - One: one
    default: ${ rounds }
  - Two: two
    default: ${ rounds }
"""
    with InterviewDriver.open(text) as run:
        run.set("One", "typed")
        run.session.refresh()
        run.advance(0)
        assert [field.value for field in run.fields] == ["typed", "2"]


@pytest.mark.parametrize(
    ("error", "does", "listed"),
    [
        (NoSuchField, lambda run: run.set("Nmae", "x"), "'Your name', 'Age', 'I agree', 'Colour', 'Size'"),
        (NoSuchButton, lambda run: run.click("Next"), "there are: 'Continue'"),
        (NoSuchOption, lambda run: run.choose("Blue"), "'Red', 'Green', 'Small', 'Large', 'I agree'"),
        (NoSuchOption, lambda run: run.select("Red", "Size"), "'Red'"),
        (NoSuchButton, lambda run: run.back(), "no Back button"),
        (NoSuchField, lambda run: run.set("Age", 1, nth=2), "number 2"),
    ],
    ids=["field", "button", "option", "option of another field", "back", "second field"],
)
def test_what_is_not_there_is_said_with_what_is(error: type[LookupError], does: object, listed: str) -> None:
    """Each error lists what could have been named."""
    with InterviewDriver.open(FORM) as run, pytest.raises(error) as told:
        does(run)  # type: ignore[operator]
    assert listed in str(told.value)


def test_a_deleted_session_is_closed() -> None:
    """The text says so."""
    with InterviewDriver.open(FORM) as run:
        run.session.delete()
        assert run.closed
        assert run.text == "This session has ended."
        assert run.fields == []
        assert run.buttons == []


def test_an_error_of_the_interview_is_read_on_the_screen() -> None:
    """With its line and how to mend it."""
    with InterviewDriver.open("mandatory: True\nquestion: ${ 1 / 0 }") as run:
        assert "ZeroDivisionError" in run.text
        assert "line 2" in run.text
        assert len(run.errors) == 1


def test_parameters_are_url_args() -> None:
    """As from a link."""
    with InterviewDriver.open("mandatory: True\nquestion: For ${ url_args['who'] }", params={"who": "Ann"}) as run:
        assert run.title == "For Ann"


def test_moving_the_clock() -> None:
    """Interviews see the time it shows."""
    with InterviewDriver.open(FORM) as run:
        before = run._app.clock.now()
        run.move_clock(days=20)
        assert (run._app.clock.now() - before).days == 20
