"""Values that are set from a cell, and defaults after Back (language 6)."""

import pytest

from da_nb.errors import InterviewError
from tests.spec.conftest import Visit

USER = """
objects:
  - user: DAObject
---
mandatory: True
question: Hello ${ user.name }, ${ nickname }
---
question: Name?
fields:
  - Name: user.name
---
question: Nickname?
depends on: user.name
fields:
  - Nickname: nickname
    default: none
"""


def test_attributes_can_be_set_from_a_cell(drive: Visit) -> None:
    """api: session.set() takes paths; what depends on them is asked again with the old value (4.8)."""
    d = drive(USER)
    d.session.set(**{"user.name": "Ann"})
    d.set("Nickname", "A")
    d.click("Continue")
    assert "Hello Ann, A" in d.text
    d.session.set(**{"user.name": "Bob"})
    assert "Nickname?" in d.text
    assert d.session.screen is not None
    assert d.session.screen.fields[0].value == "A"


@pytest.mark.parametrize("name", ["x", "i", "_internal", "1st", "nobody.name"])
def test_names_that_cannot_be_set_are_refused(drive: Visit, name: str) -> None:
    """6: iterators would lose their value; what has no parent cannot have an attribute."""
    d = drive(USER, faulty=True)
    if name.startswith("nobody"):
        d.session.set(**{name: 1})
        assert "'nobody' has no value" in d.text
    else:
        with pytest.raises(InterviewError, match=name):
            d.session.set(**{name: 1})


def test_defaults_after_back(drive: Visit) -> None:
    """6: after Back fields begin with what was just left, then answers, then invalidated values, then `default`."""
    d = drive(USER)
    d.set("Name", "Ann")
    d.click("Continue")
    assert d.fields[0].value == "none"
    d.set("Nickname", "A")
    d.click("Continue")
    d.back()
    assert d.fields[0].value == "A"
    d.back()
    assert d.fields[0].value == "Ann"


def test_an_item_left_by_back_keeps_what_was_typed(drive: Visit) -> None:
    """6: what was left counts for items and attributes too, whatever stands for the iterator now."""
    d = drive("""
objects:
  - person: DAList.using(object_type=Individual, there_are_any=True)
---
question: Who is ${ ordinal(i) }?
fields:
  - First: person[i].name.first
  - Last: person[i].name.last
---
question: More?
yesno: person.there_is_another
---
mandatory: True
question: ${ person }
""")
    for name in ("Ann", "Bob"):
        d.set("First", name)
        d.set("Last", "Doe")
        d.click("Continue")
        d.click("Yes")
    d.back()
    d.back()
    assert "Who is second?" in d.text
    assert d.fields[0].value == "Bob"
