"""One Chromium and one Jupyter server for all tests; a notebook, a page and a kernel for each test in JupyterLab."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.lab import Lab
from tests.browser.server import Server

ROOT = Path(__file__).parents[2]
FOUND = ROOT / ".venv" / ".setup" / "chromium"
WAIT_MS = 15_000

OpenLab = Callable[..., Lab]


def chromium_path() -> str:
    """The browser the set-up has found, or the system's. Fails the test when there is none."""
    found = FOUND.read_text(encoding="utf-8").strip() if FOUND.exists() else None
    path = os.environ.get("DA_NB_CHROMIUM") or found or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        pytest.fail("There is no Chromium: run `make test`, or name one in DA_NB_CHROMIUM.")
    return path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Jupyter server in folders of its own."""
    running = Server(tmp_path_factory.mktemp("jupyter"))
    yield running
    running.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium."""
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """One visitor for all notebooks, whose browser keeps what it has loaded of JupyterLab."""
    context = chromium.new_context(viewport={"width": 1100, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(WAIT_MS)
    yield context
    context.close()


@pytest.fixture
def lab(server: Server, visitor: BrowserContext) -> Iterator[Lab]:
    """A page on which to open a notebook; at the end no error may have gone uncaught in it."""
    lab = Lab(visitor.new_page(), server)
    yield lab
    lab.page.close()
    server.end_kernels()
    assert lab.errors == []


@pytest.fixture
def open_lab(lab: Lab, request: pytest.FixtureRequest) -> OpenLab:
    """Open a notebook named after the test."""

    def opened(*cells: str, app: str = "doc/tree") -> Lab:
        return lab.open(re.sub(r"\W+", "-", request.node.name), *cells, app=app)

    return opened
