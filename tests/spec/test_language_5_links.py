"""Links that run actions, on screens as people follow them (language 5.1, 13.2)."""

import pytest

from da_nb.model.action import Action, action_of, link_of, parameters_of
from da_nb.testing import NoSuchLink
from tests.spec.conftest import Visit

COUNTER = """
mandatory: True
code: |
  count = 0
---
event: add
code: |
  count = count + action_argument('by')
---
mandatory: True
question: Count ${ count }
subquestion: |
  [Add two](${ url_action('add', by=2) }) or [read](https://example.com/manual).
  [Spanish](?lang=es) ${ url_args.get('lang', 'none') }
buttons:
  - Again: refresh
"""


def test_a_link_runs_its_action_with_its_arguments(drive: Visit) -> None:
    """Language 5.1: the action runs in place and the screen is drawn again."""
    visit = drive(COUNTER)
    assert visit.links == ["Add two", "read", "Spanish"]
    visit.click_link("Add two")
    visit.click_link("Add two")
    assert visit.title == "Count 4"
    visit.back()
    assert visit.title == "Count 2"


def test_a_link_that_leads_elsewhere_leaves_the_screen_as_it_is(drive: Visit) -> None:
    """Language 13.2: a link to another host is there to be clicked; the session does not change."""
    visit = drive(COUNTER)
    visit.click_link("read")
    assert visit.title == "Count 0"


def test_an_unknown_link_lists_those_there_are(drive: Visit) -> None:
    """api: NoSuchLink says what could have been clicked."""
    with pytest.raises(NoSuchLink, match="Add two"):
        drive(COUNTER).click_link("Add three")


def test_a_link_with_arguments_sets_them(drive: Visit) -> None:
    """Language 13.2: `?k=v` sets `url_args`."""
    visit = drive(COUNTER)
    visit.click_link("Spanish")
    assert "es" in visit.text.split()


@pytest.mark.parametrize(
    "link",
    [
        "?action=",
        "?action=e30%3D",
        "?action=W10%3D",
        "?action=no base64",
        "?action=bnVsbA%3D%3D",
        "",
        "?",
        "#top",
        "?k=v",
    ],
)
def test_what_is_no_action_is_refused_without_an_error(link: str) -> None:
    """House, Security: what comes from a browser is not trusted."""
    assert action_of(link) is None


def test_a_link_carries_any_text() -> None:
    """Language 5.1: arguments come back as they were."""
    action = Action("pick", {"name": "a & b + c / é \"'<>", "ids": [1, 2.5, None, True]})
    assert action_of(link_of(action)) == action
    assert parameters_of("?a=1&b=") == {"a": "1", "b": ""}
    assert parameters_of("https://example.com/?a=1") == {}
