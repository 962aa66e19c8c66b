"""Documents of a screen in the browser: tabs, links to files, and what happens when one comes (language 11.4)."""

from playwright.sync_api import expect

from tests.screen.conftest import Screen
from tests.screen.pages import page as a_page

LABELS = {
    "download": "Download",
    "preview": "Preview",
    "formats": "The document is available in the following formats:",
    "archive": "Download this document as a ZIP file",
    "all": "Download All",
}
FORM = {"label": "PDF", "use": "to print", "link": "?file=7&name=a.pdf", "filename": "a.pdf"}
DOCUMENTS = {
    "notice": "The following document has been created for you.",
    "items": [{"name": "A letter", "description": "", "formats": [FORM], "preview": "<p>Dear Ann</p>"}],
    "labels": LABELS,
    "archive": "?file=8&name=files.zip",
}


def opened(screen: Screen) -> Screen:
    """A screen that offers one document."""
    return screen.open(a_page(documents=DOCUMENTS))


def test_tabs_show_the_files_or_the_text(screen: Screen) -> None:
    """Language 11.4: one of the two is open; the arrow keys move between the tabs."""
    page = opened(screen).page
    preview = page.get_by_role("tab", name="Preview")
    expect(page.get_by_text("Dear Ann")).to_be_hidden()
    preview.click()
    expect(page.get_by_text("Dear Ann")).to_be_visible()
    expect(page.get_by_role("link", name="PDF")).to_be_hidden()
    preview.press("ArrowRight")
    expect(page.get_by_role("tab", name="Download")).to_be_focused()
    expect(page.get_by_role("link", name="PDF")).to_be_visible()


def test_a_link_to_a_file_asks_the_kernel_and_stays_on_the_screen(screen: Screen) -> None:
    """House decision 19: the front end takes links to files to the session."""
    harness = opened(screen)
    harness.page.get_by_role("link", name="PDF").click()
    harness.page.get_by_role("link", name="Download All").click()
    assert [message["link"] for message in harness.sent("file")] == [FORM["link"], DOCUMENTS["archive"]]
    assert harness.sent("action") == []


def test_a_file_that_comes_is_saved_under_its_name(screen: Screen) -> None:
    """The browser saves it as it saves what a link leads to."""
    harness = opened(screen)
    with harness.page.expect_download() as saved:
        harness.page.evaluate(
            "harness.pushFile({ kind: 'file', name: 'a.txt', mimetype: 'text/plain' }, 'from the kernel')"
        )
    assert saved.value.suggested_filename == "a.txt"
    assert saved.value.path().read_text() == "from the kernel"
