"""Questions asked again: force_ask, force_gather, and the built-in actions (language 5.2 to 5.4)."""

from typing import Any

import pytest

from tests.play import Play, play
from tests.spec.conftest import Visit

FRUIT = """
mandatory: True
question: ${ fruit } and ${ vegetable }
subquestion: |
  [Change](${ url_action('change') })
buttons:
  - Again: refresh
---
question: Fruit?
fields:
  - Fruit: fruit
---
question: Vegetable?
fields:
  - Vegetable: vegetable
---
"""


def fruit(code: str) -> Play:
    """Both are answered, then an action with this code is run."""
    body = "\n".join(f"  {line}" for line in code.splitlines())
    run = play(f"{FRUIT}event: change\ncode: |\n{body}\n")
    run.submit(fruit="apple").submit(vegetable="leek")
    assert run.screen.question == "apple and leek"
    return run.action("change")


def test_it_asks_all_in_order_though_they_have_values(drive: Visit) -> None:
    """Language 5.2: force_ask asks its items in turn; then the normal screen comes back."""
    visit = drive(FRUIT + "event: change\ncode: |\n  force_ask('fruit', 'vegetable')\n")
    visit.set("Fruit", "apple")
    visit.click("Continue")
    visit.set("Vegetable", "leek")
    visit.click("Continue")
    visit.click_link("Change")
    assert (visit.title, visit.fields[0].value) == ("Fruit?", "apple")
    visit.set("Fruit", "pear")
    visit.click("Continue")
    assert visit.title == "Vegetable?"
    visit.click("Continue")
    assert visit.title == "pear and leek"


def test_back_takes_an_action_back(drive: Visit) -> None:
    """Language 5.3: an action by a link is a step."""
    visit = drive(FRUIT + "event: change\ncode: |\n  force_ask('fruit')\n")
    visit.set("Fruit", "apple")
    visit.click("Continue")
    visit.set("Vegetable", "leek")
    visit.click("Continue")
    visit.click_link("Change")
    visit.back()
    assert visit.title == "apple and leek"
    visit.click("Again")
    assert visit.title == "apple and leek"


def test_a_reload_shows_the_same_question() -> None:
    """Language 5.2: what is to be asked stays until it is answered."""
    assert fruit("force_ask('fruit')").begin().screen.question == "Fruit?"


def test_code_after_it_never_runs() -> None:
    """Async 1.5: force_ask ends the code that calls it, and the action."""
    run = fruit("force_ask('fruit')\nlater = True")
    run.submit(fruit="pear")
    assert run.screen.question == "pear and leek"
    assert "later" not in run.variables()


def test_what_nobody_defines_is_passed_over() -> None:
    """Language 5.2: names that no block defines are skipped."""
    assert fruit("force_ask('nothing', 'vegetable')").screen.question == "Vegetable?"


def test_the_order_is_kept_when_some_are_asked_already() -> None:
    """Language 5.2: an item that is on the stack already is not added twice."""
    run = fruit("force_ask('fruit', 'vegetable', 'fruit')")
    run.action("change")
    assert [action.name for action in run.answers.state.pending[""]] == ["vegetable", "fruit"]


def test_forget_prior_drops_what_is_waiting() -> None:
    """Language 5.2: with forget_prior nothing asked for before is asked any more."""
    run = fruit("force_ask('fruit')")
    run.interview = play(FRUIT + "event: other\ncode: force_ask('vegetable', forget_prior=True)").interview
    run.action("other")
    assert run.submit(vegetable="kale").screen.question == "apple and kale"


def test_what_is_not_persistent_is_gone_at_a_reload() -> None:
    """Language 5.2: persistent=False asks for this once."""
    run = fruit("force_ask('fruit', persistent=False)")
    assert run.screen.question == "Fruit?"
    assert run.begin().screen.question == "apple and leek"


def test_items_may_change_answers() -> None:
    """Language 5.2: set, undefine and recompute are done in their turn."""
    run = play(
        FRUIT
        + """\
event: change
code: |
  force_ask({'set': {'fruit': 'fig', 'seen': 1}}, 'vegetable', {'undefine': 'fruit'}, {'recompute': ['salad']})
---
code: |
  salad = vegetable + '!'
"""
    )
    run.submit(fruit="apple").submit(vegetable="leek").action("change")
    assert (run.screen.question, run.variables()["fruit"]) == ("Vegetable?", "fig")
    run.submit(vegetable="kale")
    assert (run.screen.question, run.variables()["salad"]) == ("Fruit?", "kale!")
    assert run.submit(fruit="date").screen.question == "date and kale"


def test_items_may_be_actions_with_arguments() -> None:
    """Language 5.2: an item may be a mapping of action and arguments."""
    run = play(
        FRUIT
        + """\
event: change
code: |
  force_ask({'action': 'note', 'arguments': {'text': 'hi'}}, {'follow up': ['nothing', 'fruit']})
---
event: note
code: |
  noted = action_argument('text')
"""
    )
    run.submit(fruit="apple").submit(vegetable="leek").action("change")
    assert (run.screen.question, run.variables()["noted"]) == ("Fruit?", "hi")


def test_an_item_that_is_none_is_an_error() -> None:
    """Language 15: what force_ask cannot ask for is refused with what it can."""
    run = fruit("force_ask({'redo': 'fruit'})")
    assert run.error is not None
    assert run.error.problem == "force_ask() cannot do 'redo'"
    assert "'recompute'" in run.error.mend


def test_a_question_on_the_way_is_asked_first() -> None:
    """Async 1.3: an action on event code goes on after what it lacked, with its arguments."""
    run = play(
        """\
mandatory: True
question: Done ${ done }
---
code: done = 'no'
---
event: act
code: |
  done = action_argument('word') + answer
---
question: Answer?
fields:
  - A: answer
"""
    )
    assert run.action("act", word="so ").screen.question == "Answer?"
    assert run.submit(answer="be it").screen.question == "Done so be it"


def test_one_form_may_answer_several_items() -> None:
    """Language 5.3: what a form has just set is not asked again by the next item."""
    run = play("mandatory: True\nquestion: ${ a }${ b }\n---\nquestion: Both?\nfields:\n  - A: a\n  - B: b\n")
    run.submit(a="1", b="2").action("_da_force_ask", variables=["a", "b"])
    assert run.submit(a="3", b="4").screen.question == "34"


def test_code_is_run_and_the_search_goes_on_for_a_question() -> None:
    """Language 4.4: forced code does not end the search."""
    run = play(
        """\
mandatory: True
question: ${ total }
---
question: Total?
fields:
  - T: total
---
code: |
  total = 5
"""
    )
    assert run.screen.question == "5"
    assert run.action("total").screen.question == "Total?"


def test_names_with_x_are_asked_for_the_object() -> None:
    """Language 5.2: items mean what x and the iterators stand for when they are put on the stack."""
    run = play(
        """\
objects:
  - cook: Individual
---
mandatory: True
question: ${ cook.dish }
---
generic object: Individual
question: Dish?
fields:
  - Dish: x.dish
---
generic object: Individual
event: x.again
code: |
  force_ask('x.dish')
"""
    )
    run.submit(**{"x.dish": "soup"}).action("cook.again")
    assert run.screen.question == "Dish?"
    assert run.submit(**{"x.dish": "stew"}).screen.question == "stew"


def test_aliases_can_be_resolved() -> None:
    """Language 5.2: evaluate=True asks for the object an alias leads to."""
    run = play(
        """\
objects:
  - cook: Individual
---
mandatory: True
code: |
  boss = cook
  cook.dish
  done
---
question: Dish?
fields: [{Dish: cook.dish}]
---
question: ${ cook.dish }
field: done
---
event: again
code: |
  force_ask('boss.dish', evaluate=True)
"""
    )
    run.submit(**{"cook.dish": "soup"}).action("again")
    assert run.submit(**{"cook.dish": "stew"}).screen.question == "stew"


def test_gathering_seeks_until_defined() -> None:
    """Language 5.2: force_gather asks only for what is not defined."""
    run = play(
        """\
mandatory: True
question: Main
---
event: go
code: |
  force_gather('a', 'b')
---
question: A?
fields: [{A: a}]
---
question: B?
fields: [{B: b}]
"""
    )
    assert run.action("go").screen.question == "A?"
    assert run.submit(a="1").screen.question == "B?"
    assert run.begin().screen.question == "B?"
    assert run.submit(b="2").screen.question == "Main"
    assert run.action("go").screen.question == "Main"


@pytest.mark.parametrize(
    ("name", "arguments", "title"),
    [
        ("_da_force_ask", {"variables": ["vegetable", "fruit"]}, "Vegetable?"),
        ("_da_force_ask", {"variables": "fruit"}, "Fruit?"),
        ("_da_set", {"variables": [["fruit", "fig"], ["vegetable", "kale"]]}, "fig and kale"),
        ("_da_undefine", {"variables": ["vegetable"]}, "Vegetable?"),
        ("_da_invalidate", {"variables": "fruit"}, "Fruit?"),
        ("_da_compute", {"variables": ["extra"]}, "Extra?"),
        ("_da_compute", {"variables": ["vegetable"]}, "Vegetable?"),
        ("_da_define", {"variables": ["extra"]}, "Extra?"),
        ("_da_define", {"variables": ["fruit"]}, "apple and leek"),
        ("need", {"variable": "extra"}, "Extra?"),
        ("need", {"variables": ["fruit", "extra"]}, "Extra?"),
        ("_da_priority_action", {"_action": "vegetable"}, "Vegetable?"),
        ("_da_priority_action", {"_action": "show", "_arguments": {"word": "hi"}}, "Shown hi"),
        ("_da_priority_action", {}, "apple and leek"),
        ("_da_unknown", {}, "apple and leek"),
    ],
)
def test_built_in_actions(name: str, arguments: dict[str, Any], title: str) -> None:
    """Language 5.4: every interview has these actions."""
    run = play(
        FRUIT
        + """\
question: Extra?
fields: [{Extra: extra}]
---
event: show
question: Shown ${ action_argument('word') }
"""
    )
    run.submit(fruit="apple").submit(vegetable="leek")
    assert run.action(name, **arguments).screen.question == title


def test_a_priority_action_drops_what_is_waiting() -> None:
    """Language 5.4: _da_priority_action clears the stack, then does the action."""
    run = fruit("force_ask('fruit')").action("_da_priority_action", _action="vegetable")
    assert run.submit(vegetable="kale").screen.question == "apple and kale"


def test_forgotten_results_are_asked_again() -> None:
    """Language 4.10: forget_result_of has a mandatory block take its turn again."""
    run = play(
        """\
id: greeting
mandatory: True
question: Hello
continue button field: greeted
---
mandatory: True
question: Main
---
event: again
code: |
  forget_result_of('greeting', 'unknown')
"""
    )
    run.submit()
    assert run.screen.question == "Main"
    assert run.action("again").screen.question == "Hello"


def test_another_user_is_not_asked(drive: Visit, tmp_path: Any) -> None:  # noqa: ANN401 - a pytest fixture
    """Async 13: each user has a stack of their own."""
    store = f"sqlite:///{tmp_path}/s.sqlite"
    text = FRUIT + "event: change\ncode: |\n  force_ask('fruit')\n"
    first = drive(text, store=store, user="a@example.com")
    first.session.set(fruit="apple", vegetable="leek")
    other = drive(text, store=store, user="b@example.com", session=first.session.id)
    first.click_link("Change")
    other.click("Again")
    assert (first.title, other.title) == ("Fruit?", "apple and leek")
