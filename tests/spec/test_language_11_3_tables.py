"""Tables: rows worked out at each use, with links that edit and delete (language 11.3)."""

import pytest

from da_nb.errors import InterviewError
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
