"""Yes and no, buttons with a variable, special buttons, and texts around them (language 7.1, 10, 12.1)."""

import logging

import pytest

from tests.play import play

END = "\n---\nmandatory: True\nquestion: Done"
YES_NO = [
    ("yesno", ["Yes", "No"], [True, False]),
    ("noyes", ["Yes", "No"], [False, True]),
    ("yesnomaybe", ["Yes", "No", "I don\u2019t know"], [True, False, None]),
    ("noyesmaybe", ["Yes", "No", "I don't know"], [False, True, None]),
]


@pytest.mark.parametrize(("key", "labels", "values"), YES_NO)
def test_yes_and_no(key: str, labels: list[str], values: list[bool | None]) -> None:
    """Language 7.1: the buttons of yesno and its kin and what they store."""
    for label, value in zip(labels, values, strict=True):
        run = play(f"mandatory: True\nquestion: Q\n{key}: a{END}")
        assert run.labels() == labels
        assert run.press(label).variables() == {"a": value}


def test_buttons_give_the_variable_a_value() -> None:
    """Language 7.1: one button a choice, no Continue."""
    text = f"mandatory: True\nquestion: Q\nfield: a\nbuttons:\n  - Red: r\n    color: danger\n  - Blue: b{END}"
    assert play(text).labels() == ["Red", "Blue"]
    assert [button.style for button in play(text).screen.buttons] == ["danger", "primary"]
    assert play(text).press("Blue").variables() == {"a": "b"}


def test_buttons_of_true_and_false_store_booleans() -> None:
    """Language 9: literal True and False are stored as such."""
    text = f"mandatory: True\nquestion: Q\nfield: a\nbuttons:\n  - Fine: True\n  - Bad: False{END}"
    assert play(text).press("Bad").variables() == {"a": False}


def test_buttons_with_a_datatype() -> None:
    """Language 9: the block's datatype applies to its variable."""
    assert play(f"mandatory: True\nquestion: Q\nfield: a\ndatatype: integer\nbuttons: [1, 2]{END}").press(
        "2"
    ).variables() == {"a": 2}


@pytest.mark.parametrize("special", ["restart", "exit", "leave", "refresh", "continue"])
def test_special_buttons(special: str) -> None:
    """Language 10.2: without `field` a special word is an effect."""
    run = play(f"mandatory: True\nquestion: Q\nbuttons:\n  - Go: {special}{END}")
    assert run.screen.buttons[0].special == special


def test_with_a_field_special_words_are_values() -> None:
    """Language 10.2: with `field` these words are ordinary values."""
    assert play(f"mandatory: True\nquestion: Q\nfield: a\nbuttons:\n  - Go: exit{END}").press("Go").variables() == {
        "a": "exit"
    }


def test_exit_may_lead_somewhere() -> None:
    """Language 10.1: `url` beside a special button is rendered."""
    run = play("mandatory: True\nquestion: Q\nbuttons:\n  - Bye: exit\n    url: https://example.com/${ 1 + 1 }")
    assert run.screen.buttons[0].url == "https://example.com/2"


def test_texts_around_the_inputs() -> None:
    """Language 12.1: under, subquestion, and the labels of Continue and Back."""
    screen = play(
        "mandatory: True\nquestion: Q ${ 1 }\nsubquestion: |\n  A *word*\nunder: Below\nback button label: Return\n"
        "continue button label: On\ncontinue button field: a"
    ).screen
    assert (screen.question, screen.subquestion, screen.under, screen.back_label) == (
        "Q 1",
        "<p>A <em>word</em></p>",
        "<p>Below</p>",
        "Return",
    )


@pytest.mark.parametrize(("value", "allowed"), [("True", False), ("False", True), ("1 > 2", True)])
def test_going_back_can_be_prevented(value: str, allowed: bool) -> None:
    """Language 6: `prevent going back` hides Back on its screen."""
    assert play(f"mandatory: True\nquestion: Q\nprevent going back: {value}").screen.can_go_back is allowed


RELOADS = [
    ("True", 10.0),
    ("False", None),
    ("~", None),
    ("2", 4.0),
    ("30", 30.0),
    ("${ 5 + 1 }", 6.0),
    ("soon", 10.0),
    ("4.7", 4.0),
]


@pytest.mark.parametrize(("value", "seconds"), RELOADS)
def test_reload(value: str, seconds: float | None) -> None:
    """Language 12.1: seconds until the screen is evaluated again."""
    assert play(f"mandatory: True\nquestion: Q\nreload: {value}").screen.reload_s == seconds


def test_a_key_without_effect_is_warned_about(caplog: pytest.LogCaptureFixture) -> None:
    """Language 1: unknown block-level keys are passed over, with a line in the log."""
    with caplog.at_level(logging.WARNING):
        assert play("mandatory: True\nquestion: Q\nsubqestion: x").screen.question == "Q"
    assert "test.yml, line 3: the key 'subqestion' has no effect" in caplog.text
    assert "Did you mean 'subquestion'?" in caplog.text


def test_keys_are_taken_in_any_capitals() -> None:
    """Language 1: block-level keys are lower-cased."""
    assert play("Mandatory: True\nQuestion: Q").screen.question == "Q"
