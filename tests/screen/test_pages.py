"""From page to page: what stays, what goes, and where the focus is."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import choices, field, page

pytestmark = pytest.mark.browser

PETS = choices(cat="Cat", dog="Dog")


def test_what_was_typed_stays_while_the_screen_is_the_same(screen: Screen) -> None:
    """Contract: same key, so a refresh or a message loses nothing that was typed, ticked or chosen."""
    fields = [
        field("name"),
        field("agree", control="checkbox", value="True", required=False),
        field("pet", control="radio", choices=PETS),
    ]
    screen.open(page(*fields))
    screen.form.get_by_label("Name").fill("Ann")
    screen.form.get_by_label("Agree").uncheck()
    screen.form.get_by_role("radio", name="Dog").check()
    screen.show(page(*fields, number=2, subquestion="<p>News.</p>"))
    expect(screen.form.get_by_text("News.")).to_be_visible()
    expect(screen.form.get_by_label("Name")).to_have_value("Ann")
    expect(screen.form.get_by_label("Agree")).not_to_be_checked()
    expect(screen.form.get_by_role("radio", name="Dog")).to_be_checked()


def test_a_refresh_changes_what_nobody_touched(screen: Screen) -> None:
    """Contract: only typed values stay; others follow the kernel."""
    screen.open(page(field("name", value="Ann"), field("town", value="Bath")))
    screen.form.get_by_label("Name").fill("Eve")
    screen.show(page(field("name", value="Bob"), field("town", value="York"), number=2))
    expect(screen.form.get_by_label("Town")).to_have_value("York")
    expect(screen.form.get_by_label("Name")).to_have_value("Eve")


def test_another_screen_begins_with_its_own_values(screen: Screen) -> None:
    """Contract: another key, so nothing typed is carried over."""
    screen.open(page(field("name")))
    screen.form.get_by_label("Name").fill("Ann")
    screen.show(page(field("name", value="Bob"), number=2, key="other"))
    expect(screen.form.get_by_label("Name")).to_have_value("Bob")


def test_a_refresh_does_not_disturb_who_is_typing(screen: Screen) -> None:
    """Issue 2, 5: focus and cursor stay where they were."""
    screen.open(page(field("name"), field("town")))
    box = screen.form.get_by_label("Town")
    box.fill("Bth")
    box.press("ArrowLeft")
    box.press("ArrowLeft")
    screen.show(page(field("name"), field("town"), number=2, subquestion="<p>News.</p>"))
    expect(screen.form.get_by_label("Town")).to_be_focused()
    screen.page.keyboard.type("a")
    expect(screen.form.get_by_label("Town")).to_have_value("Bath")


def test_a_refresh_that_changes_nothing_draws_nothing(screen: Screen) -> None:
    """An opened `details` of the author stays open, and the number that is sent is the new one."""
    text = "<details><summary>More</summary>Here</details>"
    screen.open(page(subquestion=text))
    screen.form.get_by_text("More").click()
    screen.show(page(subquestion=text, number=2))
    expect(screen.form.get_by_text("Here")).to_be_visible()
    screen.submit()
    assert screen.sent("submit")[0]["page"] == 2


def test_the_first_drawing_and_a_push_leave_the_focus_alone(screen: Screen) -> None:
    """Issue 2, 5: who types in a cell goes on typing there."""
    cell = screen.page.get_by_label("A cell")
    cell.focus()
    screen.open(page(field("name")))
    expect(cell).to_be_focused()
    screen.show(page(number=2, key="other"))
    expect(cell).to_be_focused()


def test_a_new_screen_has_the_focus_of_the_old(screen: Screen) -> None:
    """Issue 2, 5: after Continue the focus is on the new heading, so that it is read and Tab leads into it."""
    screen.open(page(field("name", value="Ann")))
    screen.submit()
    screen.show(page(field("town"), number=2, key="other", title="Where", title_text="Where"))
    expect(screen.form.get_by_role("heading", name="Where")).to_be_focused()
    screen.page.keyboard.press("Tab")
    expect(screen.form.get_by_label("Town")).to_be_focused()


def test_who_went_on_to_a_cell_stays_there(screen: Screen) -> None:
    """Issue 2, 5: an answer that comes late takes the focus from nobody."""
    screen.open(page())
    screen.submit()
    screen.page.get_by_label("A cell").focus()
    screen.show(page(number=2, key="other"))
    expect(screen.page.get_by_label("A cell")).to_be_focused()


def test_flashes_stand_above_until_the_next_screen(screen: Screen) -> None:
    """Contract: those of the page and those pushed; a status that is read out; each can be dismissed."""
    screen.open(page(flashes=[{"message": "Saved.", "level": "success"}]))
    screen.push({"kind": "flash", "message": "The <b>rates</b> came.", "level": "info"})
    status = screen.page.get_by_role("status").filter(has_text="Saved.")
    expect(status).to_contain_text("The rates came.")
    screen.show(page(number=2, subquestion="<p>News.</p>"))
    expect(screen.page.get_by_text("Saved.")).to_have_count(0)
    expect(screen.page.get_by_text("The rates came.")).to_be_visible()
    screen.push({"kind": "flash", "message": "Another.", "level": "danger"})
    screen.page.get_by_role("button", name="Dismiss").last.click()
    expect(screen.page.get_by_text("Another.")).to_have_count(0)
    screen.show(page(number=3, key="other"))
    expect(screen.page.get_by_text("The rates came.")).to_have_count(0)


def test_a_flash_pushed_before_the_view_is_not_lost(screen: Screen) -> None:
    """A view shows what was pushed to its model since the screen began."""
    screen.page.evaluate("page => harness.start(page, [])", page())
    screen.push({"kind": "flash", "message": "Early.", "level": "info"})
    screen.page.evaluate("harness.open()")
    expect(screen.page.get_by_text("Early.")).to_be_visible()


def test_an_exception_is_shown_with_its_detail_folded(screen: Screen) -> None:
    """Issue 2, bad input: what happened is said at once, the rest on demand."""
    screen.open(page(note={"level": "error", "text": "tax.yml, line 41: broken.", "detail": "In line: 1/0"}))
    expect(screen.form.get_by_role("alert").filter(has_text="tax.yml, line 41: broken.")).to_be_visible()
    expect(screen.form.get_by_text("In line: 1/0")).to_be_hidden()
    screen.form.get_by_text("Details").click()
    expect(screen.form.get_by_text("In line: 1/0")).to_be_visible()


def test_a_closed_session_offers_nothing_to_press(screen: Screen) -> None:
    """Contract: `closed` draws title and text only."""
    screen.open(page(field("name"), back="Back", closed=True, title="Gone", subquestion="<p>Run the cell again.</p>"))
    expect(screen.page.get_by_role("heading", name="Gone")).to_be_visible()
    expect(screen.page.get_by_text("Run the cell again.")).to_be_visible()
    expect(screen.page.locator(".da-nb-screen").get_by_role("button")).to_have_count(0)
    expect(screen.page.locator(".da-nb-screen").get_by_role("textbox")).to_have_count(0)


def test_a_widget_without_a_page_yet_draws_nothing_and_waits(screen: Screen) -> None:
    """The trait is empty until the session has drawn; then the screen appears."""
    screen.open({})
    expect(screen.form).to_have_count(0)
    screen.show(page())
    expect(screen.form).to_be_visible()


def test_two_views_show_the_same_and_close_apart(screen: Screen) -> None:
    """Each view has its own form; closing one leaves the other at work."""
    screen.open(page(field("name")))
    screen.page.evaluate("() => { harness.close = harness.open(); }")
    expect(screen.form).to_have_count(2)
    screen.form.nth(1).get_by_label("Name").fill("Ann")
    expect(screen.form.nth(0).get_by_label("Name")).to_have_value("")
    screen.page.evaluate("harness.close()")
    screen.show(page(number=2, title="Now", key="other"))
    expect(screen.form.nth(0)).to_contain_text("Now")
    expect(screen.form.nth(1)).not_to_contain_text("Now")
