"""Whole interviews: groups of things and people, objects of one class, tables, review (language 4, 11)."""

from tests.spec.conftest import Visit

FAMILY = """
objects:
  - people: DAList.using(object_type=Individual, there_are_any=True, complete_attribute='name.first')
  - people[i].children: DAList.using(object_type=Individual)
---
mandatory: True
question: The family
subquestion: |
  % for person in people:
  - ${ person }: ${ person.children }
  % endfor
---
question: Person ${ i + 1 }
fields:
  - First: people[i].name.first
---
question: More people?
yesno: people.there_is_another
---
question: Does ${ people[i] } have children?
yesno: people[i].children.there_are_any
---
question: The ${ ordinal(j) } child of ${ people[i] }
fields:
  - First: people[i].children[j].name.first
---
question: More children of ${ people[i] }?
yesno: people[i].children.there_is_another
"""


def test_lists_within_lists_are_gathered_one_after_the_other(drive: Visit) -> None:
    """Language 11.5 and 4.4: the items of a list of each item; `i` and `j` are the places in both."""
    d = drive(FAMILY)
    for first, more in (("Ann", "Yes"), ("Bob", "No")):
        d.set("First", first)
        d.click("Continue")
        assert d.title == "More people?"
        d.click(more)
    assert d.title == "Does Ann have children?"
    d.click("Yes")
    assert d.title == "The first child of Ann"
    d.set("First", "Cid")
    d.click("Continue")
    assert d.title == "More children of Ann?"
    d.click("No")
    assert d.title == "Does Bob have children?"
    d.click("No")
    assert d.text == "The family Ann: Cid Bob: Back"


def test_a_dictionary_asks_for_names_and_then_for_what_they_stand_for(drive: Visit) -> None:
    """Language 11.5: `new_item_name` takes the place of the index, `i` is the key."""
    d = drive(
        """
objects:
  - fruit: DADict.using(object_type=DAObject)
---
mandatory: True
question: Fruits ${ fruit }
subquestion: |
  % for name, one in fruit.items():
  ${ name }: ${ one.seeds }
  % endfor
---
question: Any fruit?
yesno: fruit.there_are_any
---
question: Name it
fields:
  - Name: fruit.new_item_name
---
question: Another?
yesno: fruit.there_is_another
---
question: Seeds of ${ i }
fields:
  - Seeds: fruit[i].seeds
    datatype: integer
"""
    )
    d.click("Yes")
    for name, more in (("apple", "Yes"), ("plum", "No")):
        d.set("Name", name)
        d.click("Continue")
        d.click(more)
    assert d.title == "Seeds of apple"
    for seeds in ("5", "1"):
        d.set("Seeds", seeds)
        d.click("Continue")
    assert d.text == "Fruits apple and plum apple: 5 plum: 1 Back"


def test_a_table_is_edited_added_to_and_shortened(drive: Visit) -> None:
    """Language 11.3: Edit asks the attributes listed, Delete removes the item, the add button asks for one more."""
    d = drive(
        """
objects:
  - goods: DAList.using(object_type=DAObject, there_are_any=True, complete_attribute='done')
---
mandatory: True
question: Goods
subquestion: |
  ${ shelf }

  ${ goods.add_action() }
---
code: |
  goods[i].name
  goods[i].price
  goods[i].done = True
---
question: Item ${ i + 1 }
fields:
  - Name: goods[i].name
  - Price: goods[i].price
    datatype: currency
---
question: More?
yesno: goods.there_is_another
---
table: shelf
rows: goods
columns:
  - Name: row_item.name
  - Price: currency(row_item.price)
edit:
  - name
"""
    )
    d.set("Name", "tea")
    d.set("Price", "5")
    d.click("Continue")
    d.click("No")
    assert d.text == "Goods Name Price Actions tea $5.00 Edit Delete Add another Back"
    d.click_link("Edit")
    d.set("Name", "rum")
    d.click("Continue")
    assert "rum $5.00" in d.text
    d.click_link("Add another")
    assert d.title == "Item 2"
    d.set("Name", "jam")
    d.set("Price", "1,000.5")
    d.click("Continue")
    assert "rum $5.00 Edit Delete jam $1,000.50 Edit Delete" in d.text
    d.click_link("Delete")
    assert d.text == "Goods Name Price Actions jam $1,000.50 Edit Delete Add another Back"


def test_one_question_serves_all_objects_of_a_class_and_one_of_its_own_comes_first(drive: Visit) -> None:
    """Language 4.4: blocks for the name itself are tried before those for `x`."""
    d = drive(
        """
objects:
  - client: Individual
  - spouse: Individual
---
mandatory: True
code: |
  client.name.first
  if client.is_married:
    spouse.name.first
  the_end
---
generic object: Individual
question: What is the name of the ${ x.object_name() }?
fields:
  - First: x.name.first
---
generic object: Individual
question: Is ${ x } married?
yesno: x.is_married
---
question: What is your name?
fields:
  - First: client.name.first
---
event: the_end
question: ${ client } and ${ spouse }
"""
    )
    assert d.title == "What is your name?"
    d.set("First", "Ann")
    d.click("Continue")
    assert d.title == "Is Ann married?"
    d.click("Yes")
    assert d.title == "What is the name of the spouse?"
    d.set("First", "Bo")
    d.click("Continue")
    assert d.text == "Ann and Bo Back"


def test_a_review_leads_to_a_question_and_back_to_itself(drive: Visit) -> None:
    """Language 11.1 and 5.3: items appear once their variables are defined; what is undefined stays out."""
    d = drive(
        """
mandatory: True
code: |
  name
  age
  checked
  the_end
---
question: What's your name?
fields:
  - Name: name
---
question: Age?
fields:
  - Age: age
    datatype: integer
---
question: Check
review:
  - Edit name: name
    button: |
      Name is ${ name }
  - Your age: age
    help: now ${ age }
  - Nothing: never_defined
  - note: Take your time.
continue button field: checked
---
event: the_end
question: ${ name } is ${ age }
"""
    )
    d.set("Name", "Zoe")
    d.click("Continue")
    d.set("Age", "5")
    d.click("Continue")
    assert d.text == "Check Name is Zoe Edit name Your age now 5 Take your time. Continue Back"
    d.click_link("Edit name")
    d.set("Name", "Zed")
    d.click("Continue")
    assert d.title == "Check"
    d.click("Continue")
    assert d.text == "Zed is 5 Back"
