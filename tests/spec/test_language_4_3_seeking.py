"""Which exceptions have something sought, and which are errors (language 4.3)."""

import pytest

from tests.play import play
from tests.spec.conftest import Visit


def test_a_name_in_a_function_of_the_interview_is_sought() -> None:
    """4.3: NameError and UnboundLocalError have the name sought."""
    run = play("""
mandatory: True
code: |
  def bigger():
    return size + 1
  result = bigger()
---
question: Size?
fields:
  - Size: size
    datatype: integer
---
mandatory: True
question: ${ result }
""")
    assert run.submit(size="4").screen.question == "5"


def test_attributes_are_sought_under_the_object_s_own_name() -> None:
    """4.3: the name is built from the intrinsic name of the object, not from the expression written."""
    run = play("""
objects:
  - client: Individual
---
mandatory: True
code: |
  somebody = client
  somebody.hobby
---
question: Hobby?
fields:
  - Hobby: client.hobby
---
mandatory: True
question: ${ somebody.hobby }
""")
    assert run.submit(**{"client.hobby": "chess"}).screen.question == "chess"


@pytest.mark.parametrize(
    ("group", "item", "variable"),
    [("DAList", "thing[3]", "thing[i]"), ("DADict", "thing['k']", "thing[i]"), ("DADict", "thing['k']", "thing['k']")],
)
def test_items_of_groups_are_sought(group: str, item: str, variable: str) -> None:
    """4.3: an index or key error of a DA list or dict has the item sought."""
    run = play(f"""
objects:
  - thing: {group}.using(auto_gather=False)
---
question: Which?
fields:
  - Which: {variable}
---
mandatory: True
question: ${{ {item} }}
""")
    assert run.submit(**{variable: "this"}).screen.question == "this"


def test_lists_of_objects_make_what_is_missing() -> None:
    """4.3: with an object type items are created on access; once gathered a missing one is a plain IndexError."""
    text = """
objects:
  - person: DAList.using(object_type=Individual, auto_gather=False{gathered})
---
generic object: Individual
question: Hobby of ${{ x.instanceName }}?
fields:
  - Hobby: x.hobby
---
mandatory: True
question: ${{ person[2].hobby }} ${{ len(person.elements) }}
"""
    run = play(text.format(gathered=""))
    assert run.screen.question == "Hobby of person[2]?"
    assert run.submit(**{"x.hobby": "chess"}).screen.question == "chess 3"
    assert "IndexError: list index out of range" in str(play(text.format(gathered=", gathered=True")).error)


def test_dicts_of_objects_make_what_is_missing() -> None:
    """4.3: DA dicts with an object type create the item."""
    run = play("""
objects:
  - person: DADict.using(object_type=Individual, auto_gather=False)
---
question: Hobby of ${ i }?
fields:
  - Hobby: person[i].hobby
---
mandatory: True
question: ${ person['Ann'].hobby }
""")
    assert run.screen.question == "Hobby of Ann?"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import types; a = types.SimpleNamespace(); a.b", "AttributeError"),
        ("a = [1]; a[3]", "IndexError: list index out of range"),
        ("a = {}; a['k']", "KeyError: 'k'"),
        ("a = 1 + 'b'", "TypeError"),
        ("a = 1 / 0", "ZeroDivisionError: division by zero"),
        ("validation_error('No good')", "No good"),
    ],
)
def test_other_exceptions_are_errors(drive: Visit, code: str, said: str) -> None:
    """4.3: plain exceptions are an error page with the type, the text and the line."""
    d = drive(f"mandatory: True\ncode: {code}\n---\nmandatory: True\nquestion: End\n", faulty=True)
    assert said in d.text
    assert "line 2" in d.text
    assert "End" not in d.text


def test_hasattr_is_false_for_what_is_missing() -> None:
    """4.3: reading a missing attribute raises, and hasattr() is false and asks nothing."""
    text = "objects:\n  - user: DAObject\n---\nmandatory: True\nquestion: ${ hasattr(user, 'name') }\n"
    assert play(text).screen.question == "False"


def test_a_message_ends_the_evaluation() -> None:
    """4.3: message() builds a temporary question and stops; what was changed before stays."""
    run = play("mandatory: True\ncode: |\n  a = 1\n  message('Sorry', 'No')\n  a = 2\n")
    assert run.screen.question == "Sorry"
    assert run.variables()["a"] == 1
