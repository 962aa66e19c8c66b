"""Functions that tell where code runs and what the session holds (library 2)."""

from tests.spec.conftest import Visit

CONTEXT = """
metadata:
  title: Taxes
  tags: [money]
---
objects:
  - client: Individual
---
id: the last
mandatory: True
question: |
  ${ current_context().question_id } ${ current_context().variable } ${ current_context().inside_of }
subquestion: |
  ${ current_context().session == session and current_context().package is None }
---
mandatory: True
code: |
  never
---
code: session = current_context().session
"""


def test_the_context_names_session_question_and_purpose(drive: Visit) -> None:
    """Library 2: what `current_context` tells on a screen."""
    visit = drive(CONTEXT, faulty=True)
    assert visit.title == "the last None standard"
    assert "True" in visit.text


def test_all_variables_are_data_that_json_holds(drive: Visit) -> None:
    """Library 2: objects become mappings with their class, dates text; functions and classes are left out."""
    visit = drive(
        """
modules:
  - json
---
objects:
  - client: Individual
---
mandatory: True
code: |
  client.name.first = 'Ann'
  born = as_datetime('2001-02-03')
  def helper(): pass
  whole = all_variables()
---
mandatory: True
question: |
  ${ whole['client']['name']['first'] } ${ whole['born'][:10] } ${ 'helper' in whole } ${ whole['url_args'] }
subquestion: |
  ${ whole['client']['_class'].split('.')[-1] } ${ all_variables(simplify=False)['client'] is client }
  ${ all_variables(special='titles')['title'] }
""".replace("modules:\n  - json\n---\n", "metadata:\n  title: Taxes\n---\n"),
    )
    assert visit.title == "Ann 2001-02-03 False {}"
    assert "Individual True Taxes" in visit.text


def test_tags_begin_as_those_of_the_metadata_and_are_kept(drive: Visit) -> None:
    """Library 2: `session_tags` is live."""
    visit = drive(
        """
metadata:
  title: Taxes
  tags: [money]
---
mandatory: True
code: |
  session_tags().add('urgent')
  session_tags().discard('money')
---
mandatory: True
question: |
  ${ session_tags() }
continue button field: read_it
---
mandatory: True
question: |
  Still ${ session_tags() } of ${ len(session_tags()) }
"""
    )
    assert visit.title == "urgent"
    visit.click("Continue")
    assert visit.title == "Still urgent of 1"
