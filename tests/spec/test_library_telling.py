"""Functions that tell the person or the log something (library 2)."""

import logging

import pytest

from tests.spec.conftest import Visit

BANNER = """
mandatory: True
code: |
  log('**Stored** it', 'success')
  told = True
---
mandatory: True
question: Go on?
continue button field: went_on
---
mandatory: True
question: Done
"""

EXPLAINED = """
code: |
  explain('Income counts.')
  explain('Income counts.')
  explain('Age counts.', category='age')
  eligible = True
---
mandatory: True
question: |
  ${ 'Yes' if eligible else 'No' }
subquestion: |
  ${ '/'.join(logic_explanation()) }
  ${ '/'.join(logic_explanation('age')) }
continue button field: read_it
---
mandatory: True
code: clear_explanations('all')
---
mandatory: True
question: |
  ${ len(logic_explanation()) } and ${ len(logic_explanation('age')) }
"""


def test_a_banner_stands_at_the_top_of_the_next_screen_once(drive: Visit) -> None:
    """Library 2: `log` with a colour shows its text with the next screen only."""
    visit = drive(BANNER)
    assert visit.text.startswith("Stored it")
    assert visit.page["flashes"] == [{"message": "<strong>Stored</strong> it", "level": "success"}]
    visit.click("Continue")
    assert "Stored" not in visit.text


def test_other_priorities_go_to_the_log(drive: Visit, caplog: pytest.LogCaptureFixture) -> None:
    """Library 2: without a colour nothing is shown."""
    with caplog.at_level(logging.INFO, "da_nb.interview"):
        visit = drive("mandatory: True\ncode: log('for the log')\n---\nmandatory: True\nquestion: Done\n")
    assert visit.text == "Done"
    assert "for the log" in caplog.text


def test_explanations_are_kept_with_the_session(drive: Visit) -> None:
    """Library 2: duplicates are dropped, categories are apart, clearing forgets them."""
    visit = drive(EXPLAINED)
    assert "Income counts. Age counts." in visit.text
    visit.click("Continue")
    assert visit.title == "0 and 0"
