"""The pass over initial and mandatory blocks (language 4.2, 4.7)."""

from da_nb.errors import NoScreenLeft
from tests.play import play


def test_mandatory_blocks_run_in_order_and_once() -> None:
    """Language 4.2: mandatory code is done when it ran to its end, and not run again."""
    run = play("""
mandatory: True
code: |
  count = count_before + 1
---
code: count_before = 0
---
mandatory: True
question: ${ count }
buttons: [{Again: refresh}]
""")
    run.press("Again")
    assert run.screen.question == "1"


def test_mandatory_code_is_begun_again_until_it_ran_to_its_end() -> None:
    """Language 4.2: a question in the middle leaves the block undone."""
    run = play(
        """\
mandatory: True
code: |
  a
  done = True
---
question: A
fields: [{A: a}]
---
mandatory: True
question: End
"""
    )
    assert "done" not in run.variables()
    run.submit(a="1")
    assert run.variables() == {"a": "1", "done": True}


def test_initial_code_runs_at_every_evaluation() -> None:
    """Language 4.2: initial code is never done."""
    run = play(
        """\
code: runs = 0
---
initial: True
code: |
  runs = runs + 1
---
mandatory: True
question: ${ runs }
buttons: [{Again: refresh}]
"""
    )
    first = run.screen.question
    run.press("Again")
    assert (first, run.screen.question) == ("1", "2")


def test_initial_may_depend_on_an_expression() -> None:
    """Language 4.2: `initial` given as text is evaluated, with seeking."""
    text = "initial: wanted\ncode: a = 1\n---\ncode: wanted = {}\n---\nmandatory: True\nquestion: ${{ defined('a') }}"
    assert [play(text.format(value)).screen.question for value in ("True", "False")] == ["True", "False"]


def test_a_mandatory_question_is_asked_once_even_if_its_variable_is_defined() -> None:
    """Language 4.2: it is done when its form has been sent, not when its variables have values."""
    run = play(
        """\
mandatory: True
code: a = 'old'
---
mandatory: True
question: A
fields: [{A: a}]
---
mandatory: True
question: ${ a }
"""
    )
    assert run.screen.question == "A"
    assert run.field("a").value == "old"
    run.submit(a="new")
    assert run.screen.question == "new"


def test_a_dead_end_is_never_done() -> None:
    """Language 4.2: a mandatory question without inputs stops every evaluation."""
    run = play("mandatory: True\nquestion: Stop\n---\nmandatory: True\nquestion: Never")
    assert run.begin().submit().screen.question == "Stop"


def test_continue_marks_a_mandatory_question_as_done() -> None:
    """Language 4.2: taking the `continue` choice leads on."""
    run = play("mandatory: True\nquestion: First\nbuttons: [{On: continue}]\n---\nmandatory: True\nquestion: Second")
    assert run.press("On").screen.question == "Second"


def test_a_question_asked_for_a_variable_counts_as_the_mandatory_one() -> None:
    """Language 4.2: a mandatory question that was sought and sent is done."""
    run = play(
        """\
mandatory: True
code: b = a
---
mandatory: True
question: A
fields: [{A: a}]
---
mandatory: True
question: End
"""
    )
    assert run.submit(a="1").screen.question == "End"


def test_mandatory_expressions_are_evaluated_with_seeking() -> None:
    """Language 4.2: a mandatory expression may itself ask."""
    run = play(
        """\
mandatory: grown_up
question: Wine
---
question: Are you grown up?
yesno: grown_up
---
mandatory: True
question: Water
"""
    )
    assert run.screen.question == "Are you grown up?"
    assert run.press("No").screen.question == "Water"


def test_need_is_asked_before_the_block() -> None:
    """Language 4.7: each item of `need` is an expression that is evaluated first."""
    run = play(
        """\
mandatory: True
need:
  - a
  - b
question: Hi
---
question: B
fields: [{B: b}]
---
question: A
fields: [{A: a}]
"""
    )
    assert run.screen.question == "A"
    assert run.submit(a="1").screen.question == "B"
    assert run.submit(b="1").screen.question == "Hi"


def test_need_after_the_block() -> None:
    """Language 4.7: `post` items are evaluated after code has run."""
    run = play(
        """\
mandatory: True
need:
  - pre: a
  - post: b
code: done = True
---
code: a = 1
---
question: B
fields: [{B: b}]
"""
    )
    assert run.screen.question == "B"
    assert run.variables() == {"a": 1, "done": True}


def test_need_as_a_mapping() -> None:
    """Language 4.7: `need` may be a mapping of pre and post."""
    run = play(
        """\
mandatory: True
need:
  pre: a
  post: [b]
question: Hi
---
code: a = 1
---
question: B
fields: [{B: b}]
"""
    )
    assert run.screen.question == "B"


def test_undefine_takes_values_away_before_the_block() -> None:
    """Language 4.7: names of `undefine` are undefined before the block is used."""
    run = play("mandatory: True\ncode: a = 1\n---\nmandatory: True\nundefine: a\nquestion: ${ defined('a') }")
    assert run.screen.question == "False"


def test_reconsider_works_names_out_afresh() -> None:
    """Language 4.7: names of `reconsider` are undefined and sought again, once per evaluation."""
    run = play(
        """\
mandatory: True
code: |
  n = 1
  total
  n = 2
---
code: total = n * 10
---
mandatory: True
reconsider: total
question: ${ total }
"""
    )
    assert run.screen.question == "20"


def test_reconsider_true_forgets_at_each_evaluation() -> None:
    """Language 4.7: with `reconsider: True` all names of the block are deleted at the start of every evaluation."""
    run = play(
        """\
mandatory: True
question: A
fields: [{N: size}]
need: total
---
reconsider: True
code: |
  total = size if defined('size') else 'none'
---
mandatory: True
question: ${ total }
"""
    )
    assert run.submit(size="5").screen.question == "5"


def test_the_reconsider_function() -> None:
    """Language 4.10: reconsider() has names worked out afresh."""
    run = play(
        """\
code: total = n
---
mandatory: True
code: |
  n = 1
  a = total
  n = 2
  reconsider('total')
---
mandatory: True
question: ${ a } ${ total }
"""
    )
    assert run.screen.question == "1 2"


def test_re_run_logic_begins_the_pass_again() -> None:
    """Language 4.3: re_run_logic() starts at the first block."""
    run = play(
        """\
initial: True
code: |
  passes = passes + 1 if defined('passes') else 1
---
mandatory: True
code: |
  if passes < 3:
    re_run_logic()
---
mandatory: True
question: ${ passes }
"""
    )
    assert run.screen.question == "3"


def test_the_end_without_a_screen_is_an_error() -> None:
    """Language 15: logic that ends without a screen says so and how to end it."""
    run = play("mandatory: True\ncode: a = 1")
    assert isinstance(run.error, NoScreenLeft)
    assert "End the interview with a mandatory question" in str(run.error)


def test_an_interview_without_mandatory_blocks() -> None:
    """Language 15: with nothing to drive it an interview says what drives one."""
    assert "mandatory: True" in str(play("question: Hi").error)


def test_blocks_are_named_by_id_or_number() -> None:
    """Language 1: a block is remembered by its id, else by its number among appended blocks."""
    run = play(
        """\
metadata:
  title: T
---
comment: nothing
---
id: start
question: A
fields: [{A: a}]
---
mandatory: True
question: ${ a }
"""
    )
    assert [block.common.name for block in run.interview.blocks] == ["ID start", "Question_1"]
    assert run.interview.title == "T"


def test_metadata_is_merged() -> None:
    """Language 3: later metadata overrides key by key, nested mappings merged."""
    run = play(
        """\
metadata:
  title: One
  tags: {a: 1, b: 2}
---
metadata:
  title: Two
  tags: {b: 3}
---
mandatory: True
question: Hi
"""
    )
    assert run.interview.metadata["title"] == "Two"
    assert run.interview.metadata["tags"] == {"a": 1, "b": 3}


def test_functions_do_not_outlive_an_evaluation() -> None:
    """House decision 17: live answers begin as loaded ones do, so that a changed function is the one that counts."""
    run = play(
        "code: |\n  def f():\n    return 1\n---\nmandatory: True\nquestion: ${ f() }\nbuttons: [{Again: refresh}]"
    )
    run.answers.update(f="a variable", g=len, i=3)
    run.begin()
    assert not {"g", "i"} & set(run.answers)


def test_reconsider_true_counts_for_every_object_and_item() -> None:
    """4.7: generic names and those with iterators are forgotten for all that they stand for."""
    run = play("""
objects:
  - client: Individual
  - room: DAList.using(object_type=DAObject, target_number=2, ask_number=True, complete_attribute='width')
---
question: Age?
fields:
  - Age: client.years
    datatype: integer
---
generic object: Individual
reconsider: True
code: x.is_adult = x.years >= 18
---
code: room[i].width = i
---
reconsider: True
code: room[i].area = room[i].width * client.years
---
mandatory: True
question: ${ client.is_adult } ${ [one.area for one in room] }
""")
    assert run.submit(**{"client.years": "10"}).screen.question == "False [0, 10]"
    assert run.action("client.years").submit(**{"client.years": "20"}).screen.question == "True [0, 20]"
