"""What stands around a question in the browser: bar, menu, Help, sections, progress, terms (language 12, 13.5)."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import field, page

HELP = {
    "label": "Help",
    "back_label": "Back to question",
    "sections": [{"heading": "Help with this question", "content": "<p>Look at your pass.</p>"}],
    "style": "info",
}
MENU = [{"label": "Start over", "link": "?action=abc"}, {"label": "Exit", "link": "?action=exit"}]
NAVIGATION = {
    "style": "side",
    "items": [
        {"key": "you", "label": "About you", "label_text": "About you", "visited": True, "link": "?action=you"},
        {
            "key": "money",
            "label": "Money",
            "label_text": "Money",
            "current": True,
            "open": True,
            "children": [{"key": "income", "label": "Income", "label_text": "Income"}],
        },
    ],
}
TERM = '<a class="da-term" role="button" tabindex="0" data-da-definition="&lt;p&gt;A small house&lt;/p&gt;">hut</a>'


def test_help_stands_in_place_of_the_question_and_keeps_what_was_typed(screen: Screen) -> None:
    """Language 12.3: Help and Back to question; the focus goes along."""
    screen.open(page(field("name"), help=HELP))
    screen.page.get_by_label("Name").fill("Ann")
    screen.page.get_by_role("button", name="Help").click()
    expect(screen.page.get_by_text("Look at your pass.")).to_be_visible()
    expect(screen.page.get_by_role("heading", name="Help", exact=True)).to_be_focused()
    expect(screen.page.get_by_label("Name")).to_be_hidden()
    screen.page.get_by_role("button", name="Back to question").click()
    expect(screen.page.get_by_label("Name")).to_have_value("Ann")
    expect(screen.page.get_by_role("heading", name="About you")).to_be_focused()


def test_the_menu_opens_and_sends_what_its_entries_do(screen: Screen) -> None:
    """Language 12.3: actions go as links, Exit too; Escape closes the menu."""
    screen.open(page(menu=MENU))
    menu = screen.page.get_by_text("Menu")
    expect(screen.page.get_by_role("link", name="Start over")).to_be_hidden()
    menu.click()
    screen.page.keyboard.press("Escape")
    expect(screen.page.get_by_role("link", name="Start over")).to_be_hidden()
    menu.click()
    screen.page.get_by_role("link", name="Start over").click()
    screen.push({"kind": "ack", "page": 1})
    menu.click()
    screen.page.get_by_role("link", name="Exit").click()
    assert [message["link"] for message in screen.sent("action")] == ["?action=abc", "?action=exit"]


def test_sections_show_where_one_is(screen: Screen) -> None:
    """Language 12.3: the current section is marked for everybody; a visited one can be clicked."""
    screen.open(page(navigation=NAVIGATION))
    sections = screen.page.get_by_role("navigation", name="Sections")
    expect(sections.get_by_text("Money")).to_have_attribute("aria-current", "step")
    expect(sections.get_by_text("Income")).to_be_visible()
    sections.get_by_role("link", name="About you").click()
    assert [message["link"] for message in screen.sent("action")] == ["?action=you"]


def test_progress_is_told_to_screen_readers(screen: Screen) -> None:
    """Language 12.1: 0 to 100."""
    screen.open(page(progress={"percent": 35, "label": "35%"}))
    bar = screen.page.get_by_role("progressbar", name="Progress")
    expect(bar).to_have_attribute("aria-valuenow", "35")
    expect(bar).to_have_text("35%")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_term_opens_and_closes_its_definition(screen: Screen, key: str) -> None:
    """Language 13.5: by mouse and by keyboard; the form is not sent."""
    screen.open(page(field("name"), subquestion=f"<p>A {TERM} is small.</p>"))
    term = screen.page.get_by_role("button", name="hut")
    term.click()
    expect(screen.page.get_by_text("A small house")).to_be_visible()
    term.press(key)
    expect(screen.page.get_by_text("A small house")).to_have_count(0)
    assert screen.sent("submit") == []


def test_texts_stand_where_they_belong(screen: Screen) -> None:
    """Language 12.1: above the heading, above the buttons, below, at the right, at the end, at the foot."""
    texts = {"pre": "one", "submit": "two", "under": "three", "right": "four", "post": "five", "footer": "six"}
    screen.open(page(**{name: f"<p>{text}</p>" for name, text in texts.items()}, breadcrumb="zero"))
    shown = " ".join(screen.page.locator(".da-nb-body").inner_text().split())
    assert shown == "zero one About you two Continue three four five six"


def test_the_authors_styles_and_scripts_last_as_long_as_the_screen(screen: Screen) -> None:
    """Language 12.1: `css` and `script`."""
    css = "<style>.da-nb-screen .da-nb-title { letter-spacing: 3px }</style>"
    screen.open(page(css=css, script="<script>window.ran = (window.ran || 0) + 1</script>"))
    heading = screen.page.get_by_role("heading", name="About you")
    expect(heading).to_have_css("letter-spacing", "3px")
    assert screen.page.evaluate("window.ran") == 1
    screen.show(page(number=2, key="other"))
    expect(heading).not_to_have_css("letter-spacing", "3px")


def test_a_second_back_and_a_closed_button(screen: Screen) -> None:
    """Language 12.1: `back button` among the buttons, `disable continue button`."""
    closed = {"id": "continue", "label": "Continue", "label_text": "Continue", "style": "primary", "submits": True}
    screen.open(page(question_back="Go back", back="Back", buttons=[{**closed, "disabled": True}]))
    screen.page.get_by_role("button", name="Go back").click()
    assert len(screen.sent("back")) == 1
    expect(screen.page.get_by_role("button", name="Continue")).to_be_disabled()
