"""Tables whose rows are edited, deleted, added and moved (language 11.3, library 4.4)."""

from pathlib import Path

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Visit

PEOPLE = """
objects:
  - people: DAList.using(object_type=Individual, complete_attribute='complete', there_are_any=True)
---
code: |
  people[i].name.first
  people[i].age
  people[i].complete = True
---
question: Name of the ${ ordinal(i) } person?
fields:
  - Name: people[i].name.first
---
question: Age of ${ people[i] }?
fields:
  - Age: people[i].age
    datatype: integer
---
question: Another?
yesno: people.there_is_another
---
"""
EDITED = (
    """
mandatory: True
question: There are ${ people.number() }
subquestion: |
  ${ people.table }

  ${ people.add_action() }
---
table: people.table
rows: people
columns:
  - Name: row_item.name.first
  - Age: row_item.age
edit:
  - name.first
  - age
"""
    + "---\n"
    + PEOPLE
)


def fill(visit: InterviewDriver, *people: tuple[str, str]) -> InterviewDriver:
    """Answer for the people until there is no other."""
    for name, age in people:
        visit.set("Name", name)
        visit.click("Continue")
        visit.set("Age", age)
        visit.click("Continue")
        if visit.title == "Another?":
            visit.click("No" if (name, age) == people[-1] else "Yes")
    return visit


def test_editing_asks_the_attributes_again(drive: Visit) -> None:
    """Language 11.3: Edit asks the listed attributes of that item; then the table is back."""
    visit = fill(drive(EDITED), ("Ann", "7"), ("Bob", "8"))
    assert visit.text == "There are 2 Name Age Actions Ann 7 Edit Delete Bob 8 Edit Delete Add another Back"
    assert visit.links == ["Edit", "Delete", "Edit", "Delete", "Add another"]
    visit.click_link("Edit", nth=2)
    assert (visit.title, visit.fields[0].value) == ("Name of the second person?", "Bob")
    visit.set("Name", "Ben")
    visit.click("Continue")
    assert visit.title == "Age of Ben?"
    visit.set("Age", "9")
    visit.click("Continue")
    assert visit.text == "There are 2 Name Age Actions Ann 7 Edit Delete Ben 9 Edit Delete Add another Back"
    assert visit.answers["people"][1].complete is True


def test_deleting(drive: Visit) -> None:
    """Language 11.3: Delete removes the item; the others move up."""
    visit = fill(drive(EDITED), ("Ann", "7"), ("Bob", "8"))
    visit.click_link("Delete")
    assert visit.text == "There are 1 Name Age Actions Bob 8 Edit Delete Add another Back"
    visit.click_link("Delete")
    assert visit.text == "There are 0 Name Age Actions Add an item Back"
    visit.back()
    assert visit.title == "There are 1"


def test_adding(drive: Visit) -> None:
    """Library 4.4: the add button asks for one more item, and not whether there is another."""
    visit = fill(drive(EDITED), ("Ann", "7"))
    visit.click_link("Add another")
    assert visit.title == "Name of the second person?"
    visit.set("Name", "Bob")
    visit.click("Continue")
    visit.set("Age", "8")
    visit.click("Continue")
    assert visit.title == "There are 2"
    visit.click("Add another")
    assert visit.title == "Name of the third person?"


def test_no_delete_at_the_minimum(drive: Visit) -> None:
    """Language 11.3: while the list is at `minimum_number` there is no Delete."""
    visit = fill(drive(EDITED.replace("there_are_any=True", "minimum_number=1, there_is_another=False")), ("Ann", "7"))
    assert visit.links == ["Edit", "Add another"]


def test_what_may_be_edited_can_be_limited(drive: Visit) -> None:
    """Language 11.3: `delete buttons`, `read only` and `edit header`."""
    visit = fill(
        drive(
            EDITED.replace("  - name.first\n  - age\n", "  - age\ndelete buttons: False\nedit header: Change\n")
            + "code: |\n  people[i].fixed = people[i].age > 7\n"
        ),
        ("Ann", "7"),
        ("Bob", "8"),
    )
    assert visit.text == "There are 2 Name Age Change Ann 7 Edit Bob 8 Edit Add another Back"
    visit.click_link("Edit")
    assert visit.title == "Age of Ann?"


def test_read_only_rows(drive: Visit) -> None:
    """Language 11.3: `read only` names the attribute that says which rows cannot be changed."""
    visit = fill(
        drive(
            EDITED.replace("  - name.first\n  - age\n", "  - age\nread only: fixed\n")
            + "code: |\n  people[i].fixed = {'edit': people[i].age > 7, 'delete': False}\n"
        ),
        ("Ann", "7"),
        ("Bob", "8"),
    )
    assert visit.text == "There are 2 Name Age Actions Ann 7 Bob 8 Edit Add another Back"


def test_plain_values(drive: Visit) -> None:
    """Language 11.3: `edit: True` asks for the item itself."""
    visit = drive(
        """
mandatory: True
question: Fruit
subquestion: |
  ${ t }
---
table: t
rows: fruit
columns:
  - Fruit: row_item
edit: True
confirm: True
---
objects:
  - fruit: DAList.using(elements=['fig', 'fig', 'pear'])
---
question: Which fruit is the ${ ordinal(i) }?
fields:
  - Fruit: fruit[i]
"""
    )
    assert 'data-confirm="Are you sure you want to delete this item?"' in visit.html
    visit.click_link("Edit", nth=2)
    assert visit.title == "Which fruit is the second?"
    visit.set("Fruit", "plum")
    visit.click("Continue")
    assert visit.text == "Fruit Fruit Actions fig Edit Delete plum Edit Delete pear Edit Delete Back"
    visit.click_link("Delete", nth=3)
    assert visit.text == "Fruit Fruit Actions fig Edit Delete plum Edit Delete Back"


def test_objects_without_attributes_named(drive: Visit) -> None:
    """Library 4.4: when no attributes are listed, Edit asks for what the item needs."""
    visit = fill(drive(EDITED.replace("edit:\n  - name.first\n  - age\n", "edit: True\n")), ("Ann", "7"))
    visit.click_link("Edit")
    assert (visit.title, visit.fields[0].value) == ("Name of the first person?", "Ann")
    visit.set("Name", "Amy")
    visit.click("Continue")
    assert visit.text == "There are 1 Name Age Actions Amy 7 Edit Delete Add another Back"


def test_dictionary_items(drive: Visit) -> None:
    """Language 11.3: the items of a DADict are edited and deleted likewise."""
    visit = drive(
        """
mandatory: True
question: Ages
subquestion: |
  ${ t }
  ${ ages.add_action('More') }
---
table: t
rows: ages
columns:
  - Who: row_index
  - Age: row_item
edit: True
---
objects:
  - ages: |
      DADict.using(elements={'zoe': 3, 'adam': 40})
---
question: Age of ${ i }?
fields:
  - Age: ages[i]
    datatype: integer
---
question: Who else?
fields:
  - Name: ages.new_item_name
"""
    )
    visit.click_link("Edit")
    assert visit.title == "Age of adam?"
    visit.set("Age", "41")
    visit.click("Continue")
    visit.click_link("Delete", nth=2)
    assert visit.text == "Ages Who Age Actions adam 41 Edit Delete More Back"
    visit.click("More")
    visit.set("Name", "eve")
    visit.click("Continue")
    assert visit.title == "Age of eve?"
    visit.set("Age", "5")
    visit.click("Continue")
    assert visit.text == "Ages Who Age Actions adam 41 Edit Delete eve 5 Edit Delete More Back"


def test_the_order_may_be_changed(drive: Visit) -> None:
    """Language 11.3: with `allow reordering` items can be moved up and down."""
    visit = drive(
        """
mandatory: True
question: Look
subquestion: |
  Here it is:
  ${ t }
---
table: t
rows: fruit
columns:
  - Fruit: row_item
allow reordering: True
---
objects:
  - fruit: DAList.using(elements=['fig', 'pear', 'plum'])
"""
    )
    assert visit.links == ["Down", "Up", "Down", "Up"]
    assert visit.text == "Look Here it is: Fruit Actions fig pear plum"
    visit.click_link("Up", nth=2)
    assert visit.text == "Look Here it is: Fruit Actions fig plum pear Back"


def test_without_the_links(drive: Visit) -> None:
    """Language 11.3: show(editable=False) leaves the links out."""
    visit = fill(drive(EDITED.replace("${ people.table }", "${ people.table.show(editable=False) }")), ("Ann", "7"))
    assert visit.text == "There are 1 Name Age Ann 7 Add another Back"


def test_a_loaded_table_is_found_again_to_a_review_with_a_table(drive: Visit) -> None:
    """Language 11.1, 11.3: a loaded table has no source until its block has run again; a review has it sought."""
    visit = drive(
        """
mandatory: True
code: |
  people.gather()
  over
---
event: over
question: Over
subquestion: |
  [Look](${ url_action('look') })
---
event: look
need: people.table
question: Look it over
review:
  - Change: people.revisit
    button: |
      ${ people.table.show(editable=False) }
---
question: All people
continue button field: people.revisit
subquestion: |
  ${ people.table }
  ${ people.add_action() }
---
table: people.table
rows: people
columns:
  - Name: row_item.name.first
edit:
  - name.first
---
"""
        + PEOPLE
    )
    fill(visit, ("Ann", "7"))
    visit.click_link("Look")
    assert visit.text == "Look it over Name Ann Change Resume Back"
    visit.click("Change")
    assert visit.text == "All people Name Actions Ann Edit Delete Add another Continue Back"
    visit.click_link("Edit")
    visit.set("Name", "Amy")
    visit.click("Continue")
    assert visit.title == "All people"
    visit.click("Continue")
    assert visit.text == "Look it over Name Amy Change Resume Back"
    visit.click("Resume")
    assert visit.title == "Over"


def test_each_step_may_be_taken_by_another_process(drive: Visit, tmp_path: Path) -> None:
    """House 17: what is loaded has no source; every table is found again wherever it is shown."""
    text = EDITED.replace("${ people.add_action() }", "[Look](${ url_action('look') })") + (
        """
event: look
question: Look it over
review:
  - Change: people.revisit
    button: |
      ${ people.table.show(editable=False) }
---
question: Everybody
subquestion: |
  ${ people.table }
continue button field: people.revisit
"""
    )
    store = f"sqlite:///{tmp_path}/store.sqlite"
    first = fill(drive(text, store=store), ("Ann", "7"))

    def later() -> InterviewDriver:
        return drive(text, store=store, session=first.session.id)

    later().click_link("Look")
    assert later().text == "Look it over Name Age Ann 7 Change Resume Back"
    later().click("Change")
    later().click_link("Edit")
    visit = later()
    visit.set("Name", "Amy")
    visit.click("Continue")
    later().click("Continue")
    assert later().text == "Everybody Name Age Actions Amy 7 Edit Delete Continue Back"
    later().click("Continue")
    assert later().text == "Look it over Name Age Amy 7 Change Resume Back"
