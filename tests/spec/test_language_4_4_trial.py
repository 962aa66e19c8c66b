"""Which blocks are tried, in whose language, and by whom they are answered (language 1, 3, 4.4)."""

import pytest

from da_nb.errors import InterviewError
from tests.play import compiled_text, play
from tests.spec.conftest import Visit

LANGUAGES = """
initial: True
code: set_language(lang)
---
question: Language?
field: lang
buttons:
  - English: en
  - French: fr
---
question: Colour?
fields:
  - Colour: color
---
default language: fr
---
question: Couleur?
fields:
  - Couleur: color
---
mandatory: True
question: End ${ color }
"""


@pytest.mark.parametrize(("language", "asked"), [("English", "Colour?"), ("French", "Couleur?")])
def test_a_default_language_counts_for_the_blocks_below_it(language: str, asked: str) -> None:
    """1: `default language` applies to all following blocks of the file; blocks of the language come first."""
    assert play(LANGUAGES).press(language).screen.question == asked


def test_a_form_that_leaves_the_name_out_is_passed_over() -> None:
    """4.4: when the sought variable's own item has a `show if: code` that is false, the next candidate is tried."""
    run = play("""
mandatory: True
question: ${ color }
---
question: Plain?
fields:
  - Colour: color
---
question: Fancy?
fields:
  - Other: other
  - Colour: color
    show if:
      code: fancy
---
question: Fancy or not?
yesno: fancy
""")
    run.press("No")
    assert run.screen.question == "Plain?"


ROLES = """
default role: client
code: |
  role = 'client' if defined('signed') else 'lawyer'
---
mandatory: True
question: Advice is ${ advice }, ${ reply }
---
question: Reply?
fields:
  - Reply: reply
---
question: Advice?
role:
  - lawyer
  - judge
fields:
  - Advice: advice
---
event: role_event
question: Wait for ${ role_needed[0] }
"""


def test_a_question_for_another_role_waits() -> None:
    """3: when `role` is not among the question's roles, `role_needed` is set and `role_event` is sought."""
    run = play(ROLES)
    assert run.screen.question == "Advice?"
    run.submit(advice="yes")
    assert run.screen.question == "Wait for client"


def test_the_default_role_answers_what_says_nothing() -> None:
    """3: the default role is that of questions without one; `default role` with code is initial code."""
    run = play(ROLES.replace("'lawyer'", "'judge'"))
    run.submit(advice="yes")
    run.answers["signed"] = True
    assert run.begin().screen.question == "Reply?"


def test_without_a_role_anybody_answers() -> None:
    """3: nothing is checked as long as `role` has no value."""
    assert play(ROLES.split("---", 1)[1]).screen.question == "Advice?"


CATCHALL = """
features:
  use catchall: True
---
generic object: DACatchAll
question: What is ${ x.object_name() }?
fields:
  - Value: x.value
---
mandatory: True
question: Hello ${ planet }
"""


def test_a_name_that_no_block_defines_may_be_caught(drive: Visit) -> None:
    """4.4: with `use catchall` an undefined name becomes an object whose value is asked when it is used."""
    d = drive(CATCHALL)
    assert "What is planet?" in d.text
    d.set("Value", "Mars")
    d.click("Continue")
    assert "Hello Mars" in d.text


def test_what_a_caught_object_lacks_is_an_error() -> None:
    """4.4: the object itself does not catch its own value, or the search would never end."""
    run = play(CATCHALL.split("---", 2)[0] + "---" + CATCHALL.split("---", 2)[2])
    assert "no block defines 'planet.value'" in str(run.error)


def test_the_state_s_own_name_is_refused() -> None:
    """6: the original keeps its state under `_internal`; the error says where."""
    with pytest.raises(InterviewError, match="line 4: the name '_internal' is reserved"):
        compiled_text("\nquestion: Which?\nfields:\n  - Which: _internal\n")


def test_names_of_iterators_may_be_variables() -> None:
    """6: names of iterators are unreliable, but a question or code may give them values that last."""
    run = play("""
mandatory: True
code: k = 0
---
event: count
code: k += 1
---
mandatory: True
question: ${ n } ${ x } ${ k }
---
question: N?
fields:
  - N: n
    datatype: integer
---
question: X?
fields:
  - X: x
---
code: |
  for i in range(3):
    pass
  total = i
""")
    run.submit(n="3").submit(x="y")
    assert run.screen.question == "3 y 0"
    assert run.action("count").action("count").screen.question == "3 y 2"
    assert "i" not in run.variables()


def test_items_so_far_are_asked_for_their_text_first(drive: Visit) -> None:
    """11.5: while a list is gathered its items are shown as they are; a name such an item lacks is sought (4.3)."""
    d = drive("""
objects:
  - person: DAList.using(object_type=Individual, there_are_any=True, complete_attribute='age')
---
question: Age of ${ ordinal(i) }?
fields:
  - Age: person[i].age
---
question: Name of ${ ordinal(i) }?
subquestion: So far ${ person or 'nobody' }
fields:
  - First: person[i].name.first
  - Last: person[i].name.last
---
question: Another than ${ person }?
yesno: person.there_is_another
---
mandatory: True
question: All of ${ person }
""")
    d.set("Age", "5")
    d.click("Continue")
    assert "Name of first?" in d.text
    d.set("First", "Ann")
    d.set("Last", "Doe")
    d.click("Continue")
    assert "Another than Ann Doe?" in d.text
    d.click("No")
    assert "All of Ann Doe" in d.text
