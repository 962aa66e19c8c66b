"""Actions together with forms, banners and items of lists (language 5, 6)."""

from tests.spec.conftest import Visit


def test_checks_of_a_form_may_ask_for_more(drive: Visit) -> None:
    """Language 6: the form's own action is over, and what its validation code asks for comes next."""
    visit = drive(
        """\
mandatory: True
question: Final ${ a } ${ showifdef('b') }
subquestion: "[Change](${ url_action('a') })"
---
question: A
fields:
  - A: a
validation code: |
  if a == 'x':
    log('More is needed.', 'info')
    force_ask('b')
---
question: B
fields:
  - B: b
"""
    )
    visit.set("A", "y")
    visit.click("Continue")
    visit.click_link("Change")
    visit.set("A", "x")
    visit.click("Continue")
    assert visit.title == "B"
    assert "More is needed." in visit.text
    visit.set("B", "z")
    visit.click("Continue")
    assert visit.title == "Final x z"


def test_a_banner_outlives_a_refresh(drive: Visit) -> None:
    """Language 5.5: what was said before command('refresh') is on the screen that follows."""
    visit = drive(
        """\
mandatory: True
question: ${ fruit }
subquestion: |
  [Change](${ url_action('change') })
---
code: |
  fruit = 'apple'
---
event: change
code: |
  log('Saved.', 'success')
  command('refresh')
"""
    )
    visit.click_link("Change")
    assert "Saved." in visit.text


def test_items_of_lists_have_actions(drive: Visit) -> None:
    """Language 4.4, 5.2: an event with an iterator answers for each item."""
    visit = drive(
        """\
objects:
  - cooks: DAList.using(object_type=Individual, there_are_any=True, minimum_number=2, there_is_another=False)
---
mandatory: True
question: Cooks
subquestion: |
  % for cook in cooks:
  ${ cook.name.first } [Edit](${ url_action(cook.attr_name('edit')) })
  % endfor
---
question: Name of the ${ ordinal(i) }
fields:
  - First: cooks[i].name.first
---
event: cooks[i].edit
code: |
  force_ask(cooks[i].attr_name('name.first'))
"""
    )
    for name in ("Ann", "Bob"):
        visit.set("First", name)
        visit.click("Continue")
    visit.click_link("Edit", nth=2)
    assert visit.title == "Name of the second"
    visit.set("First", "Bea")
    visit.click("Continue")
    assert visit.text.startswith("Cooks Ann Edit Bea Edit")


def test_the_driver_sees_what_code_does_to_the_session(drive: Visit) -> None:
    """api: the fields show what the answers say after session.action and session.set."""
    visit = drive("mandatory: True\nquestion: ${ name }\n---\nquestion: Name\nfields:\n  - Name: name\n")
    visit.set("Name", "Ada")
    visit.click("Continue")
    visit.session.action("name")
    visit.session.action("_da_set", variables=[["name", "Bob"]])
    assert visit.fields[0].value == "Bob"
    visit.click("Continue")
    assert visit.title == "Bob"


def test_gathered_may_be_asked_for(drive: Visit) -> None:
    """Library 4.1, 5.2: seeking `gathered` gathers the group, also by force_gather."""
    visit = drive(
        """\
objects:
  - fruit: DAList.using(there_are_any=True)
---
mandatory: True
question: Main ${ fruit.number_gathered() }
subquestion: "[Gather](${ url_action('go') })"
---
event: go
code: |
  force_gather('fruit.gathered')
---
question: The ${ ordinal(i) } fruit?
fields:
  - Fruit: fruit[i]
---
question: More?
yesno: fruit.there_is_another
"""
    )
    visit.click_link("Gather")
    visit.set("Fruit", "fig")
    visit.click("Continue")
    visit.click("No")
    assert visit.title == "Main 1"


def test_an_event_may_have_a_reserved_name(drive: Visit) -> None:
    """Language 6, 7.1: an event never has a value, so it cannot lose one."""
    visit = drive(
        """\
mandatory: True
question: Main
subquestion: "[Go](${ url_action('m') })"
---
event: m
question: Here
"""
    )
    visit.click_link("Go")
    assert visit.title == "Here"


def test_an_action_may_ask_and_then_be_done_again(drive: Visit) -> None:
    """Language 5.2: event code that asks for what it lacks may put itself after that."""
    visit = drive(
        """\
mandatory: True
question: Hub
subquestion: "[Finish](${ url_action('finish') })"
---
question: Age
fields:
  - Age: age
---
event: finish
code: |
  if not defined('age'):
    force_ask('age', 'finish')
  message('Bye ' + age)
"""
    )
    visit.click_link("Finish")
    visit.set("Age", "40")
    visit.click("Continue")
    assert visit.title == "Bye 40"
