"""The built screen in a Chromium, with a stand-in for anywidget's model and a clock that the test moves."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

HERE = Path(__file__).parent
BUILT = HERE.parents[1] / "da_nb" / "view" / "static"
THEMES = Path(sys.prefix) / "share" / "jupyter" / "lab" / "themes" / "@jupyterlab"
ORIGIN = "http://screen.test"


class Screen:
    """One page with the widget on it: what the kernel does, and what came back from the browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, data: dict[str, object], tasks: list[dict[str, object]] | None = None) -> "Screen":
        """Create the widget with these traits and one view of it."""
        self.page.evaluate("([page, tasks]) => { harness.start(page, tasks); harness.open(); }", [data, tasks or []])
        return self

    def show(self, data: dict[str, object]) -> None:
        """Set the trait `page`."""
        self.page.evaluate("page => harness.set('page', page)", data)

    def show_tasks(self, tasks: list[dict[str, object]]) -> None:
        """Set the trait `tasks`."""
        self.page.evaluate("tasks => harness.set('tasks', tasks)", tasks)

    def push(self, message: dict[str, object]) -> None:
        """Send a custom message to the browser."""
        self.page.evaluate("message => harness.push(message)", message)

    def sent(self, kind: str) -> list[dict[str, object]]:
        """Messages of a kind that the kernel got so far."""
        messages: list[dict[str, object]] = self.page.evaluate("harness.sent")
        return [message for message in messages if message["kind"] == kind]

    @property
    def form(self) -> Locator:
        """The form of the only view."""
        return self.page.get_by_role("form")

    def submit(self, name: str = "Continue") -> None:
        """Click a button of the form."""
        self.form.get_by_role("button", name=name).click()

    def wait(self, ms: int) -> None:
        """Move the browser's clock; nobody waits."""
        self.page.clock.run_for(ms)


class OpenScreen(Protocol):
    """Makes harnesses."""

    def __call__(self, theme: str = "light", width: int = 800) -> Screen:
        """Return one in a theme of JupyterLab ("light", "dark") and a width in CSS pixels."""


def _serve(route: Route, theme: str) -> None:
    name = route.request.url.removeprefix(ORIGIN).lstrip("/")
    if name == "theme.css":
        route.fulfill(path=THEMES / f"theme-{theme}-extension" / "index.css")
    elif name == "harness.html":
        route.fulfill(path=HERE / name)
    elif name in {"screen.js", "screen.css"}:
        route.fulfill(path=BUILT / name)
    else:
        route.fulfill(status=404)


@pytest.fixture
def open_screen(chromium: Browser) -> Iterator[OpenScreen]:
    """Open harnesses; at the end no page may have seen an uncaught error."""
    if not (BUILT / "screen.js").exists():
        pytest.fail(f"{BUILT / 'screen.js'}: not built. Run `npm run build:screen` in labextension/.")
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(8000)
    errors: list[str] = []

    def make(theme: str = "light", width: int = 800) -> Screen:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route(f"{ORIGIN}/**", lambda route: _serve(route, theme))
        page.clock.install(time=0)
        page.goto(f"{ORIGIN}/harness.html")
        page.wait_for_function("window.harness")
        page.evaluate("light => { document.body.dataset.jpThemeLight = light; }", str(theme == "light").lower())
        return Screen(page)

    yield make
    context.close()
    assert errors == []


@pytest.fixture
def screen(open_screen: OpenScreen) -> Screen:
    """One harness in the light theme."""
    return open_screen()
