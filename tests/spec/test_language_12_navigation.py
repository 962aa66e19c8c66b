"""Sections, progress and the menu (language 12.3, 12.4; library `nav`)."""

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import InterviewDriver, NoSuchLink
from tests.play import compiled_text
from tests.spec.conftest import Visit

SECTIONS = """\
features:
  navigation: True
---
sections:
  - intro: Introduction
  - about: About you
    subsections:
      - contact: Contact data
      - Demographic
  - Review:
      - conclusion: Conclusion
---
mandatory: True
question: First
section: intro
field: first
---
mandatory: True
question: In ${ nav.get_section(display=True) }
section: Contact data
field: second
---
mandatory: True
question: Last
section: conclusion
---
event: intro
question: The intro again
buttons:
  - Return: continue
"""


def test_sections_are_read_and_those_inside_the_current_one(drive: Visit) -> None:
    """Language 12.3: the navigation shows all sections; subsections are seen in the current section."""
    visit = drive(SECTIONS)
    assert visit.text == "Introduction About you Review First Continue"
    visit.click("Continue")
    assert visit.text == "Introduction About you Contact data Demographic Review In Contact data Continue Back"
    visit.click("Continue")
    assert visit.text == "Introduction About you Review Conclusion Last Back"


def test_visited_sections_run_the_action_of_their_name(drive: Visit) -> None:
    """Language 12.3: a section can be clicked when its keyword is a variable and it was visited."""
    visit = drive(SECTIONS)
    assert visit.links == ["Introduction"]
    visit.click("Continue")
    assert visit.links == ["Introduction", "Contact data"]
    visit.click_link("Introduction")
    assert visit.title == "The intro again"
    visit.click("Return")
    assert visit.title == "In Contact data"


def test_sections_that_are_not_progressive_can_always_be_clicked(drive: Visit) -> None:
    """Language 12.3: `progressive: False`; a label that is no variable cannot be clicked."""
    visit = drive(SECTIONS.replace("sections:\n  - intro", "progressive: False\nauto open: True\nsections:\n  - intro"))
    labels = ["Introduction", "About you", "Contact data", "Demographic", "Review", "Conclusion"]
    assert visit.links == labels


@pytest.mark.parametrize(("value", "style"), [("True", "side"), ("horizontal", "horizontal")])
def test_navigation_beside_or_above(drive: Visit, value: str, style: str) -> None:
    """Language 12.3: `navigation: True` or `horizontal`."""
    page = drive(SECTIONS.replace("navigation: True", f"navigation: {value}")).page
    assert page["navigation"]["style"] == style


def test_sections_without_navigation_are_not_shown(drive: Visit) -> None:
    """Language 7.2: navigation only with features."""
    assert drive(SECTIONS.replace("navigation: True", "navigation: False")).text == "First Continue"


NAV = """\
sections:
  - a: Part A
  - b: Part B
    subsections:
      - c: Part C
---
mandatory: True
code: |
  told = [nav.get_section(), nav.set_section('Part C'), nav.get_section(), nav.get_section(display=True)]
  told += [nav.section_ids(), nav.get_sections(), nav.set_section('nowhere'), current_context().current_section]
  nav.hide('a')
  nav.disable('b')
  told += [nav.visible('a'), nav.hidden('a'), nav.enabled('b'), nav.disabled('c')]
---
mandatory: True
question: Done
subquestion: ${ nav }
field: done
---
mandatory: True
code: |
  nav.unhide('a')
  nav.set_sections(['X', {'y': 'Why'}])
---
mandatory: True
question: ${ nav.section_ids() }
"""


def test_nav_tells_and_sets_sections(drive: Visit) -> None:
    """Library 2, `nav`: the methods of the object for section navigation."""
    visit = drive(NAV)
    assert visit.answers["told"] == [
        *(None, True, "c", "Part C", ["a", "b", "c"]),
        [{"a": "Part A"}, {"b": "Part B", "subsections": [{"c": "Part C"}]}],
        *(False, "c", False, True, False, False),
    ]
    assert visit.text == "Done Part B Part C Continue"
    assert visit.links == ["Part C"]
    visit.click("Continue")
    assert "X" in visit.title
    assert "y" in visit.title


@pytest.mark.parametrize("item", ["[a]", "{a: A, b: B}", "null"])
def test_malformed_sections(item: str) -> None:
    """Language 15: a section that is neither a label nor a keyword with a label is refused at its line."""
    with pytest.raises(InterviewError) as caught:
        compiled_text(f"sections:\n  - fine\n  - {item}\n---\nquestion: Q\n")
    assert "line 3" in str(caught.value)


PROGRESS = """\
features:
  progress bar: True
  show progress bar percentage: True
---
mandatory: True
question: One
field: one
---
mandatory: True
question: Two
progress: 50
field: two
---
mandatory: True
question: Three
progress: 20
field: three
---
mandatory: True
question: Four
progress: null
field: four
---
mandatory: True
question: Five
progress: ${ 99 }
"""


def _percents(visit: InterviewDriver) -> list[str | None]:
    found = []
    while True:
        found.append(visit.page.get("progress", {}).get("label"))
        if "Continue" not in visit.buttons:
            return found
        visit.click("Continue")


def test_progress_is_set_and_goes_on_by_itself(drive: Visit) -> None:
    """Language 12.1: 0-100; null hides the bar; never back; each step adds 5 % of the rest."""
    assert _percents(drive(PROGRESS)) == ["0%", "50%", "52%", None, "99%"]


def test_progress_may_go_back_if_the_interview_lets_it(drive: Visit) -> None:
    """Language 12.1: `progress can go backwards`."""
    text = PROGRESS.replace("features:", "features:\n  progress can go backwards: True")
    assert _percents(drive(text)) == ["0%", "50%", "20%", None, "99%"]


def test_progress_in_steps_and_shares(drive: Visit) -> None:
    """Language 12.4: `progress bar multiplier`, and `stepped` goes towards the next number that a question sets."""
    text = PROGRESS.replace("features:", "features:\n  progress bar multiplier: 0.5\n  progress bar method: stepped")
    visit = drive(text.replace("progress: 50\n", ""))
    assert _percents(visit)[:2] == ["0%", "10%"]


def test_progress_is_read_only_with_the_features(drive: Visit) -> None:
    """Language 7.2: no bar without `progress bar`, no number without `show progress bar percentage`."""
    assert "progress" not in drive(PROGRESS.replace("  progress bar: True\n", "")).page
    assert drive(PROGRESS.replace("  show progress bar percentage: True\n", "")).text == "One Continue"


def test_a_progress_that_is_no_number(drive: Visit) -> None:
    """Language 15: said with its line."""
    assert "`progress` is 'half', which is no number" in drive("mandatory: True\nquestion: Q\nprogress: half\n").text


def test_code_moves_the_bar(drive: Visit) -> None:
    """Library 2: `set_progress()` and `get_progress()`."""
    visit = drive(
        "features:\n  progress bar: True\n---\nmandatory: True\ncode: |\n  before = get_progress()\n"
        "  set_progress(30)\n---\nmandatory: True\nquestion: ${ before } ${ get_progress() }\n"
    )
    assert visit.title == "0 30"
    assert visit.page["progress"] == {"percent": 30.0}


MENU = """\
metadata:
  show login: False
  exit label: Get out
  exit link: exit
---
mandatory: True
code: |
  menu_items = [action_menu_item('Look again', 'look'), {'label': 'Site', 'url': 'https://example.com'}]
---
mandatory: True
question: Q
---
event: look
question: Looking
buttons:
  - Return: continue
"""


def test_the_menu_runs_actions_and_is_closed_until_then(drive: Visit) -> None:
    """Language 12.3: `menu_items`; what is in the closed menu is not read."""
    visit = drive(MENU)
    assert visit.text == "Q"
    visit.menu("Look again")
    assert visit.title == "Looking"
    with pytest.raises(NoSuchLink, match="'Look again', 'Site', 'Get out'"):
        visit.menu("Nowhere")


def test_exit_stands_in_the_menu_when_nobody_signs_in(drive: Visit) -> None:
    """Language 12.3: Exit appears when `show login` is off; `exit link` says what it does."""
    visit = drive(MENU)
    visit.menu("Get out")
    assert visit.closed
    with pytest.raises(NoSuchLink):
        drive("mandatory: True\nquestion: Q\n").menu("Exit")
