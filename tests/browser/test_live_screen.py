"""A screen that stays and changes in a real notebook: check-ins, files people get (spec async 7, language 11.4)."""

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import OpenLab
from tests.browser.lab import LOAD_EXTENSION

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

CHECKING = """%%interview checking
mandatory: True
question: How much?
subquestion: |
  Together [TARGET sum].
fields:
  - One: one
  - Two: two
    required: False
check in: add
---
event: add
code: |
  if action_argument('_changed') == 'one':
    background_response({'two': action_argument('one') * 2}, 'fields')
  background_response(target='sum', content='<b>' + action_argument('one') + action_argument('two') + '</b>')
"""

DOCUMENT = """%%interview document
mandatory: True
question: Your letter
attachment:
  name: Letter
  valid formats: pdf
  content: Dear Ada
"""


def test_what_is_typed_changes_the_screen_while_the_form_stays(open_lab: OpenLab) -> None:
    """B3, B15, B19: a field that is left leads to another field's value and to a text, and nothing is lost."""
    lab = open_lab(LOAD_EXTENSION, CHECKING)
    lab.run()
    form = lab.form("How much?")
    form.get_by_label("One").fill("7")
    form.get_by_label("One").press("Tab")
    expect(form.get_by_label("Two")).to_have_value("77")
    expect(form).to_contain_text("Together 777.")
    expect(form.get_by_label("One")).to_have_value("7")


def test_a_document_is_saved_by_the_browser(open_lab: OpenLab) -> None:
    """Language 11.4, house decision 19: the link asks the kernel, the browser saves what comes."""
    lab = open_lab(LOAD_EXTENSION, DOCUMENT)
    lab.run()
    link = lab.form("Your letter").get_by_role("link", name="PDF")
    with lab.page.expect_download() as saved:
        link.click()
    assert saved.value.suggested_filename == "Letter.pdf"
    assert saved.value.path().read_bytes().startswith(b"%PDF")
