"""Generic objects and iterators: blocks for many names (language 4.4)."""

from da_nb.testing import InterviewDriver
from tests.spec.conftest import Drive

FRUIT = """
objects:
  - fruit: DAList
---
mandatory: True
question: You like ${ comma_and_list(fruit) }.
---
question: Are there any fruits?
yesno: fruit.there_are_any
---
question: What is the ${ ordinal(i) } fruit?
fields:
  - Fruit: fruit[i]
---
question: Is there another fruit?
subquestion: So far ${ fruit.number_gathered() }.
yesno: fruit.there_is_another
"""


def gather(d: InterviewDriver, *names: str) -> None:
    """Answer the questions of FRUIT."""
    d.click("Yes")
    for at, name in enumerate(names):
        d.set("Fruit", name)
        d.click("Continue")
        d.click("Yes" if at < len(names) - 1 else "No")


def test_items_are_asked_by_an_iterator(drivers: Drive) -> None:
    """4.4: a question for `fruit[i]` is asked for each item, with `i` set."""
    d = drivers(FRUIT)
    assert d.title == "Are there any fruits?"
    d.click("Yes")
    assert d.title == "What is the first fruit?"
    d.set("Fruit", "apples")
    d.click("Continue")
    assert "So far 1." in d.text
    d.click("Yes")
    assert d.title == "What is the second fruit?"
    d.set("Fruit", "pears")
    d.click("Continue")
    d.click("No")
    assert d.title == "You like apples and pears."
    assert list(d.answers["fruit"].elements) == ["apples", "pears"]


def test_a_list_may_be_empty(drivers: Drive) -> None:
    """4.4: No to `there_are_any` ends the gathering."""
    d = drivers(FRUIT)
    d.click("No")
    assert len(d.answers["fruit"].elements) == 0


def test_iterators_do_not_stay(drivers: Drive) -> None:
    """6: `i` is no answer."""
    d = drivers(FRUIT)
    gather(d, "apples", "pears", "plums")
    assert d.title == "You like apples, pears, and plums."
    assert "i" not in d.answers


def test_a_generic_question_serves_every_object_of_its_class(drivers: Drive) -> None:
    """4.4: `x` is the object whose attribute is sought; the answer goes to that object."""
    d = drivers(
        """
objects:
  - ann: DAObject.using(name='Ann')
  - bob: DAObject.using(name='Bob')
---
mandatory: True
question: ${ ann.colour } and ${ bob.colour }
---
generic object: DAObject
question: Which colour does ${ x.name } like?
fields:
  - Colour: x.colour
"""
    )
    assert d.title == "Which colour does Ann like?"
    d.set("Colour", "red")
    d.click("Continue")
    assert d.title == "Which colour does Bob like?"
    d.set("Colour", "blue")
    d.click("Continue")
    assert d.title == "red and blue"


def test_a_plain_block_comes_before_a_generic_one(drivers: Drive) -> None:
    """4.4: the exact name first, then iterators, then generic objects by class before base class."""
    d = drivers(
        """
objects:
  - shop: Thing
---
mandatory: True
question: ${ shop.a } ${ shop.b } ${ shop.c }
---
generic object: DAObject
code: |
  x.a = 'object'
---
generic object: DAObject
code: |
  x.b = 'object'
---
generic object: Thing
code: |
  x.b = 'thing'
---
generic object: Thing
code: |
  x.c = 'thing'
---
code: |
  shop.c = 'exact'
---
generic object: Thing
code: |
  x.c = 'thing again'
"""
    )
    assert d.title == "object thing exact"


def test_an_item_may_need_another(drivers: Drive) -> None:
    """4.4: a block that uses another item of its own kind is free for it."""
    d = drivers(
        """
mandatory: True
code: |
  while len(row.elements) < 3:
    row.appendObject()
---
mandatory: True
question: ${ row[2].total }
---
objects:
  - row: DAList.using(object_type=DAObject, gathered=True)
---
code: |
  row[i].total = 1 if i == 0 else row[i - 1].total * 2
"""
    )
    assert d.title == "4"


PEOPLE = """
objects:
  - people: DAList.using(object_type=Individual, complete_attribute='age')
---
mandatory: True
question: |
  ${ people }
subquestion: |
  % for person in people:
  ${ person } is ${ person.age }.

  % endfor
---
question: Are there people?
yesno: people.there_are_any
---
question: Who is person ${ i + 1 }?
fields:
  - First name: people[i].name.first
  - Last name: people[i].name.last
---
question: How old is ${ people[i] }?
fields:
  - Age: people[i].age
    datatype: integer
---
question: Another one?
yesno: people.there_is_another
"""


def test_people_are_gathered_with_their_attributes(drivers: Drive) -> None:
    """4.4, library 4.2: each new item is completed before the next is asked about."""
    d = drivers(PEOPLE)
    d.click("Yes")
    for first, last, age, more in (("Ann", "Ash", "30", "Yes"), ("Bob", "Birch", "40", "No")):
        while d.title.startswith(("Who", "How")):
            if d.title.startswith("Who"):
                d.set("First name", first)
                d.set("Last name", last)
            else:
                d.set("Age", age)
            d.click("Continue")
        d.click(more)
    assert d.title == "Ann Ash and Bob Birch"
    assert "Bob Birch is 40." in d.text


def test_objects_of_a_generic_block(drivers: Drive) -> None:
    """3, 4.4: `objects` of `x` are made as attributes of the object itself."""
    d = drivers(
        """
objects:
  - house: DAObject
---
mandatory: True
question: ${ house.door.instanceName } ${ house.door.colour }
---
generic object: DAObject
objects:
  - x.door: DAObject
---
generic object: DAObject
code: |
  x.colour = x.instanceName.upper()
"""
    )
    assert d.title == "house.door HOUSE.DOOR"


def test_an_object_made_in_code_takes_the_name_of_its_variable(drivers: Drive) -> None:
    """Library 3: `pet = DAObject()` can be asked about."""
    d = drivers(
        """
mandatory: True
question: ${ pet.name }
---
code: |
  pet = DAObject()
---
question: Name of the pet?
fields:
  - Name: pet.name
"""
    )
    d.set("Name", "Rex")
    d.click("Continue")
    assert d.title == "Rex"
