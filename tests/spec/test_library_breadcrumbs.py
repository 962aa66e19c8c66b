"""Breadcrumbs: the way that led to a screen (language 12.1, library 7)."""

from tests.spec.conftest import Visit

TRAIL = """
initial: True
code: |
  if not defined('fruit'):
    fruit = 'fig'
---
objects:
  - trail: DABreadCrumbs
---
default screen parts:
  pre: |
    ${ trail }
---
mandatory: True
question: Main
breadcrumb: Start
subquestion: |
  [Look](${ url_action('look') })
---
event: look
question: Look it over
breadcrumb: All & *more*
review:
  - Fruit: fruit
    button: ${ fruit }
---
question: Fruit?
breadcrumb: The ${ 'fruit' }
fields:
  - Fruit: fruit
"""


def test_the_trail_leads_from_what_waits_to_what_is_shown(drive: Visit) -> None:
    """Library 7: DABreadCrumbs shows the breadcrumbs of the questions on the action stack, the oldest first."""
    visit = drive(TRAIL)
    assert visit.page["pre"].count("<li") == 1
    visit.click_link("Look")
    visit.click("Fruit")
    assert '<li class="breadcrumb-item">All &amp; <em>more</em></li>' in visit.page["pre"]
    assert '<li class="breadcrumb-item active">The fruit</li>' in visit.page["pre"]
    visit.click("Continue")
    assert visit.page["pre"].count("<li") == 1
