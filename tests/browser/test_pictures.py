"""The picture in the README is what a person sees; made here, so that it cannot be out of date by accident.

    DA_NB_SCREENSHOTS=1 .venv/bin/pytest tests/browser/test_pictures.py

writes it into the checkout; without the variable it is made and thrown away.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import ROOT, OpenLab
from tests.browser.lab import answer, tutorial

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

MOST_BYTES = 200_000
MARGIN_PX = 3


def test_the_picture_of_the_first_interview(open_lab: OpenLab, tmp_path: Path) -> None:
    """Issue 2, 10: the README shows a screenshot made by the tests, small enough to be kept with the code."""
    folder = ROOT / "notebooks" / "images" if os.environ.get("DA_NB_SCREENSHOTS") else tmp_path
    folder.mkdir(exist_ok=True)
    path = folder / "first_interview.png"
    lab = open_lab(*tutorial(ROOT / "notebooks" / "01_first_interview.ipynb")[:2])
    lab.page.set_viewport_size({"width": 860, "height": 1200})
    lab.run()
    answer(lab.form("What is your name?"), {"First name": "Ada"})
    form = lab.form("How old are you, Ada?")
    form.get_by_label("Age in years").fill("36")
    expect(form.get_by_role("heading")).to_be_visible()
    cell = lab.page.locator(".jp-Cell").nth(1).bounding_box()
    assert cell is not None
    lab.page.mouse.move(1, 1)
    lab.page.screenshot(
        path=path,
        clip={
            "x": cell["x"],
            "y": cell["y"] - MARGIN_PX,
            "width": cell["width"],
            "height": cell["height"] + 2 * MARGIN_PX,
        },
    )
    assert 5_000 < path.stat().st_size < MOST_BYTES
