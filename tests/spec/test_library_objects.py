"""Objects in interviews: gathering, names, people (library 3-5, 9)."""

from tests.play import Play, play
from tests.spec.conftest import Visit

FRUIT = """
objects:
  - fruit: DAList
---
mandatory: True
question: |
  You have ${ fruit.number_as_word() } ${ fruit.as_noun() }: ${ fruit }.
---
question: Any fruit?
yesno: fruit.there_are_any
---
question: First?
fields:
  - Fruit: fruit[0]
---
question: Second? So far ${ fruit } (${ fruit.number() }).
fields:
  - Fruit: fruit[1]
---
question: So far ${ fruit }. More?
yesno: fruit.there_is_another
"""


def _heading(run: Play) -> str:
    return run.screen.question


def test_list_of_plain_values() -> None:
    """Library 4.2, 9.4: the order of questions; questions about the list show the items so far."""
    run = play(FRUIT)
    assert _heading(run) == "Any fruit?"
    assert _heading(run.press("Yes")) == "First?"
    assert _heading(run.submit(**{"fruit[0]": "apple"})) == "So far apple. More?"
    assert _heading(run.press("Yes")) == "Second? So far apple (1)."
    assert _heading(run.submit(**{"fruit[1]": "pear"})) == "So far apple and pear. More?"
    assert _heading(run.press("No")) == "You have two fruits: apple and pear."


def test_empty_list() -> None:
    """Library 4.2: no is an answer."""
    assert _heading(play(FRUIT).press("No")) == "You have zero fruits: ."


def test_list_gathered_by_code() -> None:
    """Library 4.2: code may answer every question of the gathering, there_is_another again and again."""
    run = play(
        """
objects:
  - people: DAList.using(object_type=Individual, there_are_any=True)
---
mandatory: True
question: |
  ${ people } and ${ people[0].possessive("hat") }
---
code: |
  people[0].name.first = 'Jo'
---
code: |
  people[1].name.first = 'Al'
---
code: |
  people[2].name.first = 'Di'
---
code: |
  people.there_is_another = people.number_gathered() < 3
"""
    )
    assert _heading(run) == "Jo, Al, and Di and Jo's hat"


def test_dictionary() -> None:
    """Library 4.2: key and value of each item are asked."""
    run = play(
        """
objects:
  - ages: DADict.using(there_are_any=True)
---
mandatory: True
question: |
  % for name, age in ages.items():
  ${ name } is ${ age }.
  % endfor
---
question: Who?
fields:
  - Name: ages.new_item_name
---
question: How old?
fields:
  - Age: ages['Jo']
    datatype: integer
---
question: More?
yesno: ages.there_is_another
"""
    )
    assert _heading(run) == "Who?"
    assert _heading(run.submit(ages__new_item_name="Jo")) == "How old?"
    assert _heading(run.submit(**{"ages['Jo']": "3"})) == "More?"
    assert _heading(run.press("No")) == "Jo is 3."


def test_alias_is_sought_by_its_own_name() -> None:
    """Library 3: seeking through an alias looks for the object's own name."""
    run = play(
        """
objects:
  - jo: Individual
---
code: |
  client = jo
---
mandatory: True
question: Hello, ${ client }.
---
question: First name?
fields:
  - Name: jo.name.first
"""
    )
    assert _heading(run) == "First name?"
    assert _heading(run.submit(jo__name__first="Jo")) == "Hello, Jo."


def test_an_object_made_in_code_can_lack_attributes_before_its_code_has_ended(drive: Visit) -> None:
    """Library 3: it has the name of its variable when the first attribute is sought."""
    visit = drive(
        """
mandatory: True
code: |
  if not defined('person'):
    person = Individual()
  person.name.first
---
question: Who is ${ person.instanceName }?
fields:
  - First name: person.name.first
---
mandatory: True
question: Hello ${ person }
"""
    )
    assert visit.title == "Who is person?"
    visit.set("First name", "Ann")
    visit.click("Continue")
    assert visit.title == "Hello Ann"
