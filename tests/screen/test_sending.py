"""Submit, Back and reload: each once, and a wait that can be seen."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import button, field, page

pytestmark = pytest.mark.browser

HINT = "The kernel is busy or gone; run the cell again if it was restarted."


def test_enter_submits_with_the_first_button(screen: Screen) -> None:
    """Issue 2, 5: Enter submits."""
    screen.open(page(field("name"), buttons=[button("b0", "Yes"), button("b1", "No", "secondary")], back="Back"))
    screen.form.get_by_label("Name").fill("Ann")
    screen.page.keyboard.press("Enter")
    assert [(message["button"], message["values"]) for message in screen.sent("submit")] == [("b0", {"name": "Ann"})]


def test_enter_in_an_area_is_a_new_line(screen: Screen) -> None:
    """Issue 2, 5: in a text of several lines Enter ends the line only."""
    screen.open(page(field("story", control="area")))
    screen.form.get_by_label("Story").press_sequentially("a\nb")
    expect(screen.form.get_by_label("Story")).to_have_value("a\nb")
    assert screen.sent("submit") == []


def test_the_button_pressed_is_the_one_sent(screen: Screen) -> None:
    """Contract: a submit names its button."""
    screen.open(page(buttons=[button("b0", "Yes"), button("b1", "No", "secondary")]))
    screen.submit("No")
    assert [message["button"] for message in screen.sent("submit")] == ["b1"]


def test_a_double_click_sends_one_submit(screen: Screen) -> None:
    """Issue 2, 5: a second click before the answer does nothing."""
    screen.open(page(field("name", value="Ann"), back="Back"))
    screen.form.get_by_role("button", name="Continue").dblclick()
    screen.form.get_by_role("button", name="Back").click(force=True)
    assert len(screen.sent("submit")) == 1
    assert screen.sent("back") == []


def test_the_next_page_can_be_submitted_again(screen: Screen) -> None:
    """Contract: a message carries the number of the page it was typed on."""
    screen.open(page(field("name", value="Ann")))
    screen.submit()
    screen.show(page(field("name", value="Bob"), number=2, key="other"))
    screen.submit()
    assert [(message["page"], message["values"]) for message in screen.sent("submit")] == [
        (1, {"name": "Ann"}),
        (2, {"name": "Bob"}),
    ]


def test_back_is_sent_without_checking_the_fields(screen: Screen) -> None:
    """Contract: Back carries the page number and asks for nothing."""
    screen.open(page(field("name"), back="Zurück"))
    screen.submit("Zurück")
    assert screen.sent("back") == [{"kind": "back", "page": 1}]


def test_waiting_shows_after_a_moment_and_a_long_wait_says_so(screen: Screen) -> None:
    """Notebook 8: a form whose kernel is gone must not look alive."""
    screen.open(page())
    screen.submit()
    expect(screen.form).not_to_have_attribute("aria-busy", "true")
    screen.wait(200)
    expect(screen.form).to_have_attribute("aria-busy", "true")
    expect(screen.form.get_by_role("button", name="Continue")).to_have_attribute("aria-disabled", "true")
    expect(screen.form.get_by_text(HINT)).to_have_count(0)
    screen.wait(8000)
    expect(screen.form.get_by_text(HINT)).to_be_visible()


def test_an_acknowledgement_ends_the_wait(screen: Screen) -> None:
    """Contract: `ack` for this page means that the submit led nowhere; it can be tried again."""
    screen.open(page())
    screen.submit()
    screen.wait(200)
    screen.push({"kind": "ack", "page": 0})
    expect(screen.form).to_have_attribute("aria-busy", "true")
    screen.push({"kind": "ack", "page": 1})
    expect(screen.form).not_to_have_attribute("aria-busy", "true")
    screen.wait(9000)
    expect(screen.form.get_by_text(HINT)).to_have_count(0)
    screen.submit()
    assert len(screen.sent("submit")) == 2


def test_a_reload_is_asked_for_once_whatever_the_number_of_views(screen: Screen) -> None:
    """Contract: one timer for each model and page."""
    screen.open(page(reload_ms=5000))
    screen.page.evaluate("harness.open()")
    screen.wait(4000)
    assert screen.sent("reload") == []
    screen.wait(20_000)
    assert screen.sent("reload") == [{"kind": "reload", "page": 1}]


def test_a_new_page_cancels_the_reload_of_the_old(screen: Screen) -> None:
    """Contract: a reload belongs to its page; the same screen drawn again begins anew."""
    screen.open(page(reload_ms=5000))
    screen.wait(4000)
    screen.show(page(number=2, reload_ms=5000))
    screen.wait(4000)
    assert screen.sent("reload") == []
    screen.wait(1500)
    assert screen.sent("reload") == [{"kind": "reload", "page": 2}]
    screen.show(page(number=3))
    screen.wait(20_000)
    assert len(screen.sent("reload")) == 1


def test_a_reload_waits_until_somebody_looks(screen: Screen) -> None:
    """A model whose views are closed sends nothing; the first view opened afterwards asks at once."""
    screen.page.evaluate("page => harness.start(page, [])", page(reload_ms=5000))
    screen.wait(6000)
    assert screen.sent("reload") == []
    screen.page.evaluate("harness.open()")
    assert screen.sent("reload") == [{"kind": "reload", "page": 1}]


def test_keys_stay_in_the_form_but_commands_do_not(screen: Screen) -> None:
    """Notebook 5: single keys would insert, cut or move cells; with Ctrl, Meta or Alt they are the notebook's."""
    screen.open(page(field("name")))
    screen.form.get_by_label("Name").focus()
    for key in ["b", "x", "ArrowDown", "Shift+Enter", "Escape", "Control+s", "Alt+t"]:
        screen.page.keyboard.press(key)
    assert set(screen.page.evaluate("harness.leaked")) & {"b", "x", "ArrowDown", "Enter", "Escape"} == set()
    assert {"s", "t"} <= set(screen.page.evaluate("harness.leaked"))


def test_unknown_messages_are_passed_over(screen: Screen) -> None:
    """Contract: a kind that comes later does no harm."""
    screen.open(page())
    screen.push({"kind": "fireworks"})
    screen.submit()
    assert len(screen.sent("submit")) == 1
