"""Items of a list on one screen: shown, struck out and sent without the kernel (language 8.6)."""

from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import field, page

COLLECT = {
    "shown": 1,
    "deleted": [],
    "headings": ["1.", "2.", "3."],
    "can_add": True,
    "can_delete": True,
    "labels": {"add": "Add another", "delete": "Delete", "undelete": "Undelete", "deleted": "(Deleted)"},
}


def opened(screen: Screen) -> Screen:
    """Three groups of one field, of which one is seen."""
    fields = [field(f"fruit[{at}]", id=f"f{at}", label="Fruit", label_text="Fruit", group=at) for at in range(3)]
    return screen.open(page(*fields, collect=COLLECT))


def test_another_item_is_shown_and_gets_the_focus(screen: Screen) -> None:
    """Language 8.6: Add another reveals the next group."""
    opened(screen)
    fruits = screen.page.get_by_label("Fruit")
    expect(fruits.locator("visible=true")).to_have_count(1)
    screen.page.get_by_role("button", name="Add another").click()
    expect(fruits.locator("visible=true")).to_have_count(2)
    expect(fruits.nth(1)).to_be_focused()
    screen.page.get_by_role("button", name="Add another").click()
    expect(screen.page.get_by_role("button", name="Add another")).to_be_hidden()


def test_what_was_struck_out_is_neither_checked_nor_sent(screen: Screen) -> None:
    """Language 8.6: Delete and Undelete; the form says how many items there are and which were deleted."""
    opened(screen)
    screen.page.get_by_role("button", name="Add another").click()
    screen.page.get_by_label("Fruit").nth(0).fill("apple")
    screen.page.get_by_role("button", name="Delete").nth(1).click()
    expect(screen.page.get_by_text("(Deleted)").locator("visible=true")).to_have_count(1)
    screen.submit()
    (sent,) = screen.sent("submit")
    assert sent["values"] == {"fruit[0]": "apple"}
    assert (sent["groups"], sent["deleted"]) == (2, [1])


def test_a_redrawn_screen_keeps_what_was_added_and_struck_out(screen: Screen) -> None:
    """Language 8.6: a form that was refused shows the same items again, with what was typed."""
    opened(screen)
    screen.page.get_by_role("button", name="Add another").click()
    screen.page.get_by_label("Fruit").nth(1).fill("pear")
    screen.page.get_by_role("button", name="Delete").nth(0).click()
    screen.submit()
    fields = [field(f"fruit[{at}]", id=f"f{at}", label="Fruit", label_text="Fruit", group=at) for at in range(3)]
    screen.show(page(*fields, number=2, collect=COLLECT, errors={"": ["Not so."]}))
    expect(screen.page.get_by_text("Not so.")).to_be_visible()
    expect(screen.page.get_by_label("Fruit").nth(1)).to_have_value("pear")
    expect(screen.page.get_by_label("Fruit").nth(1)).to_be_visible()
    expect(screen.page.get_by_text("(Deleted)").locator("visible=true")).to_have_count(1)


def test_an_item_comes_back(screen: Screen) -> None:
    """Language 8.6: Undelete."""
    opened(screen)
    screen.page.get_by_role("button", name="Delete").locator("visible=true").click()
    expect(screen.page.get_by_label("Fruit").locator("visible=true")).to_have_count(0)
    screen.page.get_by_role("button", name="Undelete").click()
    expect(screen.page.get_by_label("Fruit").locator("visible=true")).to_have_count(1)
