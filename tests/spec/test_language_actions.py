"""Actions of the person at the screen (language 5; async 1.3)."""

from tests.play import Play, play

MAIN = """
mandatory: True
question: Main
---
"""


def test_event_code_runs_and_the_normal_screen_follows() -> None:
    """Language 5.3: after event code evaluation begins again, and its arguments were readable."""
    run = play(MAIN + "event: note\ncode: |\n  noted = action_argument('text')\n  all_of_them = action_arguments()")
    run.action("note", text="hi")
    assert run.screen.question == "Main"
    assert run.variables() == {"noted": "hi", "all_of_them": {"text": "hi"}}
    assert run.answers.state.pending == {"": []}


def test_an_event_question_stays_until_continue() -> None:
    """Language 5.3: an event question is shown again at a reload; `continue` leads on."""
    run = play(MAIN + "event: about\nquestion: About\nbuttons:\n  - Back to it: continue")
    run.action("about")
    assert run.begin().screen.question == "About"
    assert run.press("Back to it").screen.question == "Main"


def test_refresh_leaves_an_event_question_too() -> None:
    """Language 5.3: a `refresh` choice leads on from an event question."""
    run = play(MAIN + "event: about\nquestion: About\nbuttons:\n  - Go on: refresh")
    assert run.action("about").press("Go on").screen.question == "Main"


def test_an_action_asks_again_what_has_a_value() -> None:
    """Language 5.2: an action named like a variable forces its question; after the answer the flow goes on."""
    run = play("mandatory: True\nquestion: ${ name }\n---\nquestion: Name?\nfields: [{Name: name}]")
    run.submit(name="Ada")
    run.action("name")
    assert (run.screen.question, run.field("name").value) == ("Name?", "Ada")
    assert run.submit(name="Bob").screen.question == "Bob"


def test_an_action_recomputes_code() -> None:
    """Language 5.2, 4.4: code that defines the action's name is run though the name has a value."""
    run = play(
        """\
mandatory: True
question: ${ total }
---
code: |
  runs = runs + 1 if defined('runs') else 1
  total = runs * 10
"""
    )
    assert run.action("total").screen.question == "20"


def test_code_that_no_longer_defines_its_name_keeps_the_old_value() -> None:
    """Language 4.4: if the name is still undefined after code the old value comes back."""
    run = play(
        """\
mandatory: True
code: seen = total
---
mandatory: True
question: ${ total }
---
code: |
  if not defined('seen'):
    total = 1
"""
    )
    assert run.action("total").screen.question == "1"


def test_an_action_nobody_defines_is_forgiven() -> None:
    """Language 5.3: an unknown action is ignored."""
    assert play(MAIN).action("nothing").screen.question == "Main"


def test_an_action_waits_for_what_it_needs() -> None:
    """Language 5.3: a question on the way is asked, then the action is done, once."""
    run = play(
        MAIN
        + """\
event: total
code: |
  sum_of = amount + 1
---
question: Amount
fields:
  - A: amount
    datatype: integer
"""
    )
    assert run.action("total").screen.question == "Amount"
    run.submit(amount="4")
    assert run.screen.question == "Main"
    assert run.variables() == {"amount": 4, "sum_of": 5}
    assert run.answers.state.pending == {"": []}


def placed(place: str) -> Play:
    """An interview that calls process_action() itself."""
    return play(
        f"""\
mandatory: True
code: before = 1
---
{place}
---
mandatory: True
question: Main
---
event: see
code: |
  seen = defined('before')
"""
    )


def test_the_author_may_place_the_action() -> None:
    """Language 5.1: when code calls process_action() the action is processed there only."""
    assert placed("initial: True\ncode: |\n  process_action()").action("see").variables()["seen"] is True


def test_an_action_comes_first_otherwise() -> None:
    """Language 4.2: without such a call the action is processed at the start of each pass."""
    run = play(
        """\
initial: True
code: order.append('flow')
---
code: order = []
---
mandatory: True
question: Main
---
event: see
code: order.append('action')
"""
    )
    run.answers["order"] = []
    run.action("see")
    assert run.variables()["order"] == ["action", "flow"]


def test_the_word_in_a_text_places_nothing() -> None:
    """Language 4.2: only code can place the action."""
    run = play("mandatory: True\nquestion: Call process_action\n---\nevent: see\ncode: seen = True")
    assert run.action("see").variables() == {"seen": True}


def test_the_name_is_readable_before_processing_only() -> None:
    """Async 1.3: action_argument() without a name is the action's name until it is processed."""
    run = play(
        """\
initial: True
code: |
  if action_argument() is not None:
    name_seen = action_argument()
  process_action()
  name_after = action_argument()
---
mandatory: True
question: Main
---
event: see
code: done = True
"""
    )
    run.action("see")
    assert run.variables() == {"name_seen": "see", "name_after": None, "done": True}
    assert run.action("other", a=1).variables()["name_seen"] == "other"


def test_arguments_without_an_action() -> None:
    """Async 1.3: a missing argument is None."""
    run = play("mandatory: True\nquestion: ${ action_argument('a') } ${ action_arguments() } ${ interface() }")
    assert run.screen.question == "None {} web"


def test_what_a_check_in_adds_is_left_out() -> None:
    """Async 1.3: `_initial` and `_changed` are dropped from action_arguments()."""
    run = play(MAIN + "event: see\ncode: seen = action_arguments()")
    assert run.action("see", _initial=True, _changed=None, a=1).variables() == {"seen": {"a": 1}}


def test_a_newer_action_comes_before_an_older_one() -> None:
    """Language 5.1: the newest of the pending actions is gone on with first."""
    run = play(
        MAIN
        + """\
event: one
question: One
buttons: [{On: continue}]
---
event: two
question: Two
buttons: [{On: continue}]
"""
    )
    assert run.action("one").action("two").screen.question == "Two"
    assert run.press("On").screen.question == "One"
    assert run.press("On").screen.question == "Main"
