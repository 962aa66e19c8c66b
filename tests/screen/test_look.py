"""Can be read in every theme of the notebook, and fits a telephone."""

import pytest
from playwright.sync_api import expect

from tests.screen.conftest import OpenScreen, Screen
from tests.screen.pages import button, choices, field, page, task

pytestmark = pytest.mark.browser

LEVELS = ["primary", "secondary", "success", "danger", "warning", "info", "link"]

FULL = page(
    field("name", help="As in your passport", hint="First and last"),
    field("pet", control="radio", choices=choices(cat="Cat", dog="Dog")),
    field("agree", control="checkbox"),
    field("county", control="dropdown", choices=choices(a="Kent")),
    field("averyveryveryveryveryveryveryverylongnamewithoutanyspaceinit"),
    title="About <em>you</em> and everything that might be of interest",
    subquestion="<p>Text with a <a href='#'>link</a>.</p>",
    under="<p>Small print.</p>",
    buttons=[button(level, level.capitalize(), level) for level in LEVELS],
    back="Back",
    errors={"": ["Try again."], "name": ["Not so."]},
    flashes=[{"message": level.capitalize(), "level": level} for level in LEVELS],
    note={"level": "error", "text": "Broken.", "detail": "In line: 1/0"},
)
TASKS = [task("rates", "running", fraction=0.5), task("tax", "failed", message="Broken.", log="a\nb")]

# Lightest and darkest of text and ground (all of what lies behind, blended), as WCAG 2.1 defines the ratio.
CONTRASTS = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const blend = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const grounds = (node) =>
    node ? [...grounds(node.parentElement), getComputedStyle(node).backgroundColor] : ['white'];
  const found = [];
  const texts = document.createTreeWalker(document.querySelector('.da-nb-screen'), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node.getClientRects().length) continue;
    const back = grounds(node);
    const [one, other] = [light(blend(back)), light(blend([...back, getComputedStyle(node).color]))].sort();
    found.push([texts.currentNode.data.trim(), (other + 0.05) / (one + 0.05)]);
  }
  return found;
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(open_screen: OpenScreen, theme: str) -> None:
    """WCAG 1.4.3: at least 4.5 to 1 for every text on a screen, in JupyterLab's own themes."""
    screen = open_screen(theme).open(FULL, TASKS)
    ratios: list[tuple[str, float]] = screen.page.evaluate(CONTRASTS)
    assert len(ratios) > 30
    assert [(text, round(ratio, 2)) for text, ratio in ratios if ratio < 4.5] == []


def test_a_screen_fits_into_320_pixels(open_screen: OpenScreen) -> None:
    """WCAG 1.4.10: nothing has to be scrolled sideways."""
    screen = open_screen(width=320).open(FULL, TASKS)
    expect(screen.form).to_be_visible()
    wide = (
        "() => [...document.querySelectorAll('.da-nb-screen *')].filter((e) => e.getBoundingClientRect().right > 320)"
    )
    assert screen.page.evaluate(f"({wide})().map((e) => e.outerHTML)") == []


def test_buttons_and_boxes_are_large_enough_to_hit(screen: Screen) -> None:
    """WCAG 2.5.8: at least 24 by 24 pixels to press, the label of a box included."""
    screen.open(FULL, TASKS)
    for target in screen.page.locator(".da-nb-screen button:visible, .da-nb-choice").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_dark_themes_darken_the_browsers_own_parts(open_screen: OpenScreen) -> None:
    """Notebook 5: lists and boxes the browser draws follow the notebook's theme."""
    for theme, scheme in [("light", "light"), ("dark", "dark")]:
        screen = open_screen(theme).open(FULL)
        expect(screen.form.get_by_label("County")).to_have_css("color-scheme", scheme)
