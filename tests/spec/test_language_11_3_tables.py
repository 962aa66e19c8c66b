"""Tables: rows worked out at each use, with links that edit and delete (language 11.3)."""

import json
import zipfile
from pathlib import Path

import pytest

from da_nb.errors import InterviewError
from da_nb.testing import InterviewDriver
from tests.play import play
from tests.spec.conftest import Visit

SHOWN = """
mandatory: True
question: Look
subquestion: |
  Here it is:
  ${ t }
---
"""


def shown(drive: Visit, text: str) -> str:
    """What a screen with the table says."""
    visit = drive(SHOWN + text)
    return visit.text.removeprefix("Look Here it is:").strip()


def test_rows_and_columns(drive: Visit) -> None:
    """Language 11.3: a row for each item, a cell for each expression, and `row_index` from 0."""
    said = shown(
        drive,
        """\
table: t
rows: fruit
columns:
  - Number: row_index + 1
  - header: |
      The *fruit* of ${ 'day' }
    cell: row_item.upper() + ' | ' + 'x'
  - "": row_index * 1.5
---
code: |
  fruit = ['fig', 'pear']
""",
    )
    assert said == "Number The fruit of day 1 FIG | x 0.0 2 PEAR | x 1.5"


def test_new_lines_in_cells_are_breaks(drive: Visit) -> None:
    """Language 11.3: a cell of several lines stays one cell."""
    visit = drive(SHOWN + "table: t\nrows: '[1]'\ncolumns:\n  - A: |\n      'one\\ntwo'\n  - B: None\n")
    assert visit.text == "Look Here it is: A B one two None"
    assert "one<br>two" in visit.html.replace(" ", "").replace("/", "")


def test_dictionaries_are_sorted_by_key(drive: Visit) -> None:
    """Language 11.3: `row_index` is the key of a dict; plain dicts are sorted by it."""
    table = "table: t\nrows: ages\ncolumns:\n  - Who: row_index\n  - Age: row_item\n---\n"
    plain = table + "code: |\n  ages = {'zoe': 3, 'adam': 40}\n"
    assert shown(drive, plain) == "Who Age adam 40 zoe 3"
    ordered = "objects:\n  - ages: |\n      DAOrderedDict.using(elements={'zoe': 3, 'adam': 40})\n"
    assert shown(drive, table + ordered) == "Who Age zoe 3 adam 40"


def test_filter_and_sort(drive: Visit) -> None:
    """Language 11.3: `filter` chooses rows, `sort key` and `sort reverse` order them."""
    said = shown(
        drive,
        """\
table: t
rows: fruit
columns:
  - No: row_index
  - Fruit: row_item
filter: len(row_item) > least
sort key: |
  lambda item: item[-1]
sort reverse: True
---
code: |
  least = 3
  fruit = ['apple', 'fig', 'plum', 'kiwi']
""",
    )
    assert said == "No Fruit 0 plum 1 kiwi 2 apple"


def test_sort_key_of_a_dictionary_gets_the_pair(drive: Visit) -> None:
    """Language 11.3: for dicts the key function gets key and value."""
    said = shown(
        drive,
        "table: t\nrows: |\n  {'a': 3, 'b': 1}\ncolumns:\n  - Who: row_index\nsort key: 'lambda pair: pair[1]'\n",
    )
    assert said == "Who b a"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "Fruit"),
        ("show if empty: True", "Fruit"),
        ("show if empty: False", ""),
        ("show if empty: There is *nothing* by ${ 1 + 1 }.", "There is nothing by 2."),
    ],
)
def test_without_rows(drive: Visit, key: str, said: str) -> None:
    """Language 11.3: `show if empty` says what is shown when there are no rows."""
    assert shown(drive, f"table: t\nrows: '[]'\ncolumns:\n  - Fruit: row_item\n{key}\n") == said


def test_what_a_cell_lacks_is_asked(drive: Visit) -> None:
    """Language 11.3, 4.3: an undefined attribute in a cell is sought, and the table forgets its rows afterwards."""
    visit = drive(
        SHOWN
        + """\
table: t
rows: people
columns:
  - Name: row_item.name.first
  - Age: row_item.age
---
objects:
  - people: DAList.using(object_type=Individual, there_are_any=True)
---
question: Name of the ${ ordinal(i) }?
fields:
  - Name: people[i].name.first
---
question: Another?
yesno: people.there_is_another
---
question: Age of ${ people[i] }?
fields:
  - Age: people[i].age
    datatype: integer
"""
    )
    visit.set("Name", "Ann")
    visit.click("Continue")
    visit.click("No")
    assert visit.title == "Age of Ann?"
    visit.set("Age", "7")
    visit.click("Continue")
    assert visit.text == "Look Here it is: Name Age Ann 7 Back"
    assert "row_item" not in visit.answers


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
    visit.click_link("Edit", nth=2)
    assert visit.title == "Which fruit is the second?"
    visit.set("Fruit", "plum")
    visit.click("Continue")
    assert visit.text == "Fruit Fruit Actions fig Edit Delete plum Edit Delete pear Edit Delete Back"
    visit.click_link("Delete", nth=3)
    assert visit.text == "Fruit Fruit Actions fig Edit Delete plum Edit Delete Back"


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
        SHOWN
        + """\
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


def test_what_is_incomplete_can_be_shown(drive: Visit) -> None:
    """Language 11.3: `show incomplete` puts a label where a cell cannot be worked out, and gathers nothing."""
    visit = drive(
        """
initial: True
code: |
  if not people.elements:
    people.appendObject()
---
mandatory: True
question: Name?
subquestion: |
  ${ t }
fields:
  - Name: people[0].name.first
---
mandatory: True
question: End
---
table: t
rows: people
columns:
  - Name: row_item.name.first
  - Age: row_item.age
show incomplete: True
not available label: not yet
require gathered: False
---
objects:
  - people: DAList.using(object_type=Individual)
"""
    )
    assert visit.text == "Name? Name Age not yet not yet Name Continue"


def test_only_complete_items_without_gathering(drive: Visit) -> None:
    """Language 11.3: with `require gathered: False` the complete items appear, and nothing is asked."""
    visit = drive(
        """
initial: True
code: |
  if not people.elements:
    people.appendObject().name.first = 'Ann'
    people.appendObject()
---
mandatory: True
question: Look
subquestion: |
  ${ t }
---
table: t
rows: people
columns:
  - Name: row_item.name.first
require gathered: False
---
objects:
  - people: DAList.using(object_type=Individual, complete_attribute='name.first')
"""
    )
    assert visit.text == "Look Name Ann"


def test_a_generic_table(drive: Visit) -> None:
    """Language 3, 11.3: one table block serves all objects of a class."""
    visit = drive(
        """
mandatory: True
question: Look
subquestion: |
  ${ fruit.table }
  ${ nuts.table }
---
generic object: DAList
table: x.table
rows: x
columns:
  - "${ x.as_noun().capitalize() }": row_item
---
objects:
  - fruit: DAList.using(elements=['fig'])
  - nuts: DAList.using(elements=['pecan', 'cashew'])
"""
    )
    assert visit.text == "Look Fruit fig Nuts pecan cashew"


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


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("table: t\ncolumns:\n  - A: 1", "has no rows"),
        ("table: t\nrows: a", "has no columns"),
        ("table: t\nrows: a\ncolumns:\n  - A: 1\n    B: 2", "one header"),
        ("table: t\nrows: a\ncolumns:\n  - A:\n      - 1", "no expression"),
        ("table: t\nrows: a\ncolumns:\n  - A: 1\nedit:\n  - 2 b", "'2 b' is not an attribute"),
        ("table: t\nrows: a\ncolumns:\n  - A: 1\nmandatory: True", "'mandatory' does not go with 'table'"),
    ],
)
def test_what_is_wrong_is_said(table: str, said: str) -> None:
    """Language 15: a malformed table is an error with its line."""
    with pytest.raises(InterviewError, match=r"test.yml, line \d+") as caught:
        play(table)
    assert said in str(caught.value)


def test_rows_that_cannot_be_edited(drive: Visit) -> None:
    """Language 15: only groups know how to edit their items."""
    visit = drive(SHOWN + "table: t\nrows: '[1]'\nedit: True\ncolumns:\n  - A: row_item\n")
    assert "only the rows of a DAList or a DADict can be edited" in visit.text


def test_rows_that_are_none(drive: Visit) -> None:
    """Language 15: a number has no rows."""
    visit = drive(SHOWN + "table: t\nrows: 5\ncolumns:\n  - A: row_item\n")
    assert "the rows of the table are 5, which holds no items" in visit.text


EXPORTED = """
mandatory: True
code: |
  made = t.export(NAME)
  end
---
event: end
question: End
---
table: t
rows: fruit
columns:
  - Fruit: row_item
  - Length: len(row_item)
---
code: |
  fruit = ['fig', 'pear, ripe']
"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("fruit.csv", 'Fruit,Length\nfig,3\n"pear, ripe",10\n'),
        ("fruit.json", '[{"Fruit": "fig", "Length": 3}, {"Fruit": "pear, ripe", "Length": 10}]'),
    ],
)
def test_a_table_can_become_a_file(drive: Visit, name: str, content: str) -> None:
    """Library 4.4: export() makes a file of the kind its name says."""
    visit = drive(EXPORTED.replace("NAME", f"filename='{name}'"))
    made = visit.answers["made"]
    written = Path(made.path()).read_text()
    assert made.filename == name
    assert written == content or json.loads(written) == json.loads(content)


def test_a_table_can_become_a_workbook(drive: Visit) -> None:
    """Library 4.4: xlsx is the format unless another is named; numbers stay numbers."""
    visit = drive(EXPORTED.replace("NAME", "'fruit.xlsx', title='All fruit', freeze_panes=True"))
    with zipfile.ZipFile(visit.answers["made"].path()) as packed:
        book, sheet = (packed.read(part).decode() for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"))
    assert 'name="All fruit"' in book
    assert '<c r="A3" t="inlineStr"><is><t xml:space="preserve">pear, ripe</t></is></c><c r="B3"><v>10</v></c>' in sheet
    assert 'state="frozen"' in sheet


@pytest.mark.parametrize(("call", "said"), [("'fruit.odt'", "'odt'"), ("'a.csv', file_format='doc'", "'doc'")])
def test_a_kind_of_file_that_there_is_not(drive: Visit, call: str, said: str) -> None:
    """Library 4.4: the kinds are csv, json and xlsx."""
    assert f"a table cannot become a file of the kind {said}" in drive(EXPORTED.replace("NAME", call)).text
