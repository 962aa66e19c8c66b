"""What follows when a variable changes: `depends on`, `on change`, `invalidate`, `reset` (language 4.7, 4.8)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text, play
from tests.spec.conftest import Visit

PET = """
mandatory: True
question: ${ kind } called ${ name }
subquestion: |
  [Other kind](${ url_action('kind') })
---
question: Kind?
fields:
  - Kind: kind
---
question: Name?
depends on: kind
fields:
  - Name: name
"""


def test_a_changed_value_has_dependents_asked_again(drive: Visit) -> None:
    """4.8: what a block defines is deleted when a name it depends on changes; the old value is the default."""
    d = drive(PET)
    d.set("Kind", "cat")
    d.click("Continue")
    d.set("Name", "Tom")
    d.click("Continue")
    assert "cat called Tom" in d.text
    d.click_link("Other kind")
    d.set("Kind", "dog")
    d.click("Continue")
    assert "Name?" in d.text
    assert d.fields[0].value == "Tom"
    d.set("Name", "Rex")
    d.click("Continue")
    assert "dog called Rex" in d.text


def test_an_equal_value_is_no_change(drive: Visit) -> None:
    """4.8: an equal value has no consequences."""
    d = drive(PET)
    d.set("Kind", "cat")
    d.click("Continue")
    d.set("Name", "Tom")
    d.click("Continue")
    d.click_link("Other kind")
    d.click("Continue")
    assert "cat called Tom" in d.text


def test_dependents_of_dependents_are_forgotten_too() -> None:
    """4.8: deletion cascades; code works the values out afresh."""
    run = play("""
mandatory: True
question: ${ total }
subquestion: ${ price }
---
question: Price?
fields:
  - Price: price
    datatype: integer
---
code: |
  doubled = price * 2
depends on: price
---
code: |
  total = doubled + 1
depends on: doubled
""")
    run.submit(price="2")
    assert run.screen.question == "5"
    run.action("price").submit(price="10")
    assert run.screen.question == "21"


def test_a_code_block_may_be_what_changes() -> None:
    """4.8: values before and after a code block are compared as well."""
    run = play("""
mandatory: True
question: ${ level } ${ advice }
---
code: |
  level = 'high' if amount > 10 else 'low'
depends on: amount
---
question: Amount?
fields:
  - Amount: amount
    datatype: integer
---
question: Advice for ${ level }?
depends on: amount
fields:
  - Advice: advice
""")
    run.submit(amount="1").submit(advice="wait")
    assert run.screen.question == "low wait"
    run.action("amount").submit(amount="20")
    assert run.screen.question == "Advice for high?"


def test_names_with_iterators_are_matched() -> None:
    """4.8: iterator names are resolved against the item that has changed."""
    run = play("""
objects:
  - fruit: DAList.using(object_type=DAObject, target_number=2, ask_number=True, complete_attribute='price')
---
question: Name ${ i }?
fields:
  - Name: fruit[i].name
---
question: Price of ${ fruit[i].name }?
depends on: fruit[i].name
fields:
  - Price: fruit[i].price
---
mandatory: True
question: |
  ${ '; '.join(one.name + ' ' + one.price for one in fruit) }
""")
    for name, price in (("apple", "1"), ("plum", "2")):
        run.submit(**{"fruit[i].name": name}).submit(**{"fruit[i].price": price})
    assert run.screen.question == "apple 1; plum 2"
    run.action("fruit[1].name").submit(**{"fruit[i].name": "pear"})
    assert run.screen.question == "Price of pear?"
    assert run.field("fruit[i].price").value == "2"
    run.submit(**{"fruit[i].price": "3"})
    assert run.screen.question == "apple 1; pear 3"


def test_generic_names_are_matched() -> None:
    """4.8: `x` is the object whose attribute has changed."""
    run = play("""
objects:
  - client: Individual
---
generic object: Individual
question: Age?
fields:
  - Age: x.years
---
generic object: Individual
question: Job?
depends on: x.years
fields:
  - Job: x.job
---
mandatory: True
question: ${ client.years } ${ client.job }
""")
    run.submit(**{"x.years": "30"}).submit(**{"x.job": "cook"})
    assert run.screen.question == "30 cook"
    run.action("client.years").submit(**{"x.years": "31"})
    assert run.screen.question == "Job?"
    assert run.field("x.job").value == "cook"


def test_a_single_value_forgets_those_of_all_items() -> None:
    """4.8: an iterator that the change does not bind stands for every item."""
    run = play("""
objects:
  - room: DAList.using(object_type=DAObject, target_number=2, ask_number=True, complete_attribute='cost')
---
question: Rate?
fields:
  - Rate: rate
    datatype: integer
---
code: |
  room[i].cost = rate * (i + 1)
depends on: rate
---
mandatory: True
question: ${ [one.cost for one in room] }
subquestion: ${ rate }
""")
    run.submit(rate="5")
    assert run.screen.question == "[5, 10]"
    run.action("rate").submit(rate="6")
    assert run.screen.question == "[6, 12]"


def test_what_one_form_sets_stays() -> None:
    """4.8: a name that the same form has set is not taken away by it."""
    run = play("""
mandatory: True
question: ${ a } ${ b }
---
question: Both
depends on: a
fields:
  - A: a
  - B: b
""")
    run.submit(a="1", b="1")
    run.action("a").submit(a="2", b="2")
    assert run.screen.question == "2 2"


def test_on_change_runs_the_first_time_and_at_each_change() -> None:
    """4.8: statements run after the variable was set to another value, or for the first time."""
    run = play("""
on change:
  color: |
    count = showifdef('count', 0) + 1
---
question: Colour?
fields:
  - Colour: color
---
mandatory: True
question: ${ color } ${ count }
""")
    assert run.submit(color="red").screen.question == "red 1"
    assert run.action("color").submit(color="red").screen.question == "red 1"
    assert run.action("color").submit(color="blue").screen.question == "blue 2"


def test_errors_in_on_change_do_no_harm() -> None:
    """4.8: errors in the statements are only logged, and what they lack is not sought."""
    run = play("""
on change:
  color: |
    total = amount + 1
---
question: Colour?
fields:
  - Colour: color
---
question: Amount?
fields:
  - Amount: amount
---
mandatory: True
question: Done ${ color }
""")
    assert run.submit(color="red").screen.question == "Done red"


def test_on_change_may_invalidate(drive: Visit) -> None:
    """4.10: invalidate() keeps the old value as the default."""
    d = drive(PET.replace("depends on: kind\n", "") + "---\non change:\n  kind: |\n    invalidate('name')\n")
    d.set("Kind", "cat")
    d.click("Continue")
    d.set("Name", "Tom")
    d.click("Continue")
    d.click_link("Other kind")
    d.set("Kind", "dog")
    d.click("Continue")
    assert "Name?" in d.text
    assert d.fields[0].value == "Tom"


def test_on_change_stands_alone() -> None:
    """15: `on change` with other keys is refused."""
    with pytest.raises(InterviewError, match="line 3"):
        compiled_text("on change:\n  a: b = 1\nquestion: Hello\n")


def test_reset_forgets_at_each_evaluation() -> None:
    """4.7: names of `reset` are deleted at the start of every evaluation."""
    run = play("""
reset:
  - doubled
---
code: |
  doubled = number * 2
---
question: Number?
fields:
  - Number: number
    datatype: integer
---
mandatory: True
question: ${ doubled }
""")
    assert run.submit(number="2").screen.question == "4"
    assert run.action("number").submit(number="3").screen.question == "6"


def test_the_first_value_has_no_consequences() -> None:
    """4.8: a first definition is not a change."""
    run = play(PET.replace("${ kind } called ${ name }", "${ name } the ${ kind }"))
    run.submit(name="Tom")
    run.submit(kind="cat")
    assert run.screen.question == "Tom the cat"


def test_prior_answers_are_those_before_back() -> None:
    """4.10: with prior=True what was there before Back counts."""
    text = """
mandatory: True
question: Begin ${ showifdef('color', 'none', prior=True) } ${ defined('color', prior=True) }
buttons:
  - Go: continue
"""
    run = play(text)
    assert run.screen.question == "Begin none False"
    run.begin(left_behind={"color": "red"})
    assert run.screen.question == "Begin red True"


REACTING = """
on change:
  x: |
    {statement}
---
mandatory: True
code: |
  x
  done
---
question: What is x?
fields:
  - X: x
---
question: What is y?
fields:
  - Y: y
---
event: done
question: Fine ${{ x }}
"""


@pytest.mark.parametrize(
    ("statement", "title"),
    [
        ("force_ask('y')", "What is y?"),
        ("re_run_logic()", "Fine 5"),
        ("message('No')", "Fine 5"),
        ("command('refresh')", "Fine 5"),
        ("background_response()", "Fine 5"),
    ],
)
def test_statements_for_a_change_may_ask_and_never_show(statement: str, title: str, drive: Visit) -> None:
    """4.8: what would show another screen is over; what `force_ask` puts on the stack is asked."""
    d = drive(REACTING.format(statement=statement))
    d.set("X", "5")
    d.click("Continue")
    assert (d.title, d.errors) == (title, [])
