"""The buttons of groups: adding, editing, deleting and giving up (library 4.4, 10)."""

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

FRUIT = """
objects:
  - fruit: DAList.using(elements=['fig', 'pear'])
---
question: Fruit number ${ i + 1 }?
subquestion: |
  [Never mind](${ url_action('give_up') })
fields:
  - Fruit: fruit[i]
---
event: give_up
code: |
  fruit.cancel_add_or_edit()
---
"""


def answer(visit: InterviewDriver, label: str, text: str) -> None:
    """Type and go on."""
    visit.set(label, text)
    visit.click("Continue")


def test_links_may_be_put_anywhere(drive: Visit) -> None:
    """Library 4.4: with url_only and the like, only the link is given."""
    visit = drive(
        FRUIT
        + """\
mandatory: True
question: ${ fruit }
subquestion: |
  [One more](${ fruit.add_action(url_only=True) })
  [Change](${ fruit.item_actions(fruit[0], 0, edit_url_only=True) })
  [Drop](${ fruit.item_actions(fruit[1], 1, delete_url_only=True) })
"""
    )
    visit.click_link("One more")
    answer(visit, "Fruit", "plum")
    assert visit.title == "fig, pear, and plum"
    visit.click_link("Change")
    assert visit.title == "Fruit number 1?"
    answer(visit, "Fruit", "kiwi")
    visit.click_link("Drop")
    assert visit.title == "kiwi and plum"


def test_labels(drive: Visit) -> None:
    """Library 4.4: the add button says Add an item, Add another, or the author's words."""
    visit = drive(
        """
objects:
  - fruit: DAList.using(elements=[])
  - nuts: DAList.using(elements=['pecan'])
---
mandatory: True
question: Lists
subquestion: |
  ${ fruit.add_action() } ${ nuts.add_action() } ${ nuts.add_action('A nut', icon='star', color='dark') }
  ${ nuts.item_actions('pecan', 0, edit=False) }
"""
    )
    assert visit.links == ["Add an item", "Add another", "A nut", "Delete"]
    assert "btn-dark" in visit.html


def test_giving_up_an_addition(drive: Visit) -> None:
    """Library 4.4: cancel_add_or_edit() drops what was still to be asked for the group."""
    visit = drive(FRUIT + "mandatory: True\nquestion: ${ fruit }\nsubquestion: ${ fruit.add_action() }\n")
    visit.click_link("Add another")
    assert visit.title == "Fruit number 3?"
    visit.click_link("Never mind")
    assert visit.title == "fig and pear"


def test_giving_up_an_edit(drive: Visit) -> None:
    """Library 4.4: an item that was being edited stays as it was."""
    visit = drive(FRUIT + "mandatory: True\nquestion: ${ fruit }\nsubquestion: ${ fruit.item_actions(fruit[1], 1) }\n")
    visit.click_link("Edit")
    assert visit.title == "Fruit number 2?"
    visit.click_link("Never mind")
    assert visit.title == "fig and pear"


def test_a_number_that_was_asked_is_raised(drive: Visit) -> None:
    """Library 10: adding raises the number, deleting lowers it."""
    visit = drive(
        """
objects:
  - fruit: DAList.using(ask_number=True)
---
question: How many?
fields:
  - Number: fruit.target_number
    datatype: integer
---
question: Fruit?
fields:
  - Fruit: fruit[i]
---
mandatory: True
question: ${ fruit } (${ fruit.target_number })
subquestion: |
  ${ fruit.add_action() } ${ fruit.item_actions(fruit[0], 0) }
"""
    )
    answer(visit, "Number", "1")
    answer(visit, "Fruit", "fig")
    visit.click("Add another")
    answer(visit, "Fruit", "pear")
    assert visit.title == "fig and pear (2)"
    visit.click("Delete")
    assert visit.title == "pear (1)"


def test_authors_may_link_to_the_actions(drive: Visit) -> None:
    """Library 10: the actions have names one may link to; a group or item that there is not changes nothing."""
    visit = drive(
        FRUIT
        + """\
mandatory: True
question: ${ fruit }
subquestion: |
  [Add](${ url_action('_da_list_add', list='fruit') })
  [Check](${ url_action('_da_list_complete', list='fruit') })
  [Remove](${ url_action('_da_list_remove', list='fruit', item='fruit[0]') })
  [Nothing](${ url_action('_da_list_remove', list='fruit', item='fruit[9]') })
"""
    )
    for label in ("Nothing", "Check"):
        visit.click_link(label)
        assert visit.title == "fig and pear"
    visit.click_link("Remove")
    assert visit.title == "pear"
    visit.click_link("Add")
    answer(visit, "Fruit", "plum")
    assert visit.title == "pear and plum"


def test_nested_groups(drive: Visit) -> None:
    """Library 4.4: a group inside an item of a group has buttons of its own."""
    visit = drive(
        """
objects:
  - people: DAList.using(object_type=Individual, there_are_any=True, complete_attribute='complete')
---
generic object: Individual
objects:
  - x.child: DAList.using(object_type=Individual, complete_attribute='name.first')
---
code: |
  people[i].name.first
  people[i].child.gather()
  people[i].complete = True
---
question: Another person?
yesno: people.there_is_another
---
question: Person?
fields:
  - Name: people[i].name.first
---
question: Has ${ people[i] } children?
yesno: people[i].child.there_are_any
---
question: Has ${ people[i] } another child?
yesno: people[i].child.there_is_another
---
question: ${ ordinal(j) } child of ${ people[i] }?
fields:
  - Name: people[i].child[j].name.first
---
table: people.table
rows: people
columns:
  - Name: row_item
  - Children: row_item.child
edit:
  - name.first
  - child.revisit
---
table: people[i].child.table
rows: people[i].child
columns:
  - Name: row_item
edit: True
---
question: Children of ${ people[i] }
subquestion: |
  ${ people[i].child.table }

  ${ people[i].child.add_action() }
continue button field: people[i].child.revisit
---
mandatory: True
question: All
subquestion: |
  ${ people.table }
"""
    )
    answer(visit, "Name", "Ann")
    visit.click("Yes")
    answer(visit, "Name", "Abe")
    visit.click("No")
    visit.click("No")
    assert visit.text == "All Name Children Actions Ann Abe Edit Delete Back"
    visit.click_link("Edit")
    answer(visit, "Name", "Amy")
    assert visit.text == "Children of Amy Name Actions Abe Edit Delete Add another Continue Back"
    visit.click_link("Add another")
    assert visit.title == "second child of Amy?"
    answer(visit, "Name", "Ada")
    visit.click_link("Edit", nth=2)
    assert visit.title == "second child of Amy?"
    answer(visit, "Name", "Adi")
    visit.click("Continue")
    assert visit.text == "All Name Children Actions Amy Abe and Adi Edit Delete Back"
