"""Markup made by functions, and redaction (library 2)."""

from da_nb.current import Evaluation, running
from da_nb.functions.texts import action_button_html, qr_code, redact, static_image
from da_nb.model.services import Services
from da_nb.timekeeping import FakeClock


def test_button_link() -> None:
    """2: an anchor with classes; what is unknown becomes the usual."""
    assert action_button_html("?a=1&b=2") == '<a href="?a=1&amp;b=2" class="btn btn-sm btn-success">Edit</a>'
    assert action_button_html("#", color="pink", size="xl", block=True, classname="mine", label="Go", id_tag="go") == (
        '<a href="#" class="btn btn-sm btn-dark btn-block mine" id="go">Go</a>'
    )


def test_button_link_with_icon_and_window() -> None:
    """2: an icon's name gets the solid style; `new_window` names a target."""
    shown = action_button_html("#", icon="pencil", new_window=True)
    assert shown.endswith('target="_blank"><i class="fa-solid fa-pencil"></i> Edit</a>')
    assert 'target="_self"' in action_button_html("#", new_window=False)
    assert 'target="other"' in action_button_html("#", new_window="other")


def test_markup_of_codes_and_images() -> None:
    """2: markup that the screen turns into pictures."""
    assert qr_code("https://example.com") == "[QR https://example.com]"
    assert qr_code("x", width="200px", alt_text="A code") == "[QR x, 200px, A code]"
    assert qr_code("x", alt_text="A code") == "[QR x, None, A code]"
    assert static_image("logo.png", width="50%") == "[FILE logo.png, 50%]"


def test_redaction_can_be_switched_off() -> None:
    """2: a document with `redact: False` shows the text."""
    assert redact("secret") == "██████"
    with running(Evaluation({}, Services(FakeClock()), "session", "bundle", settings={"redact": False})):
        assert redact("secret") == "secret"
