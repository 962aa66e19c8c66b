"""The static check: what is wrong with an interview, or has no effect, is told without running it (issue 3)."""

from pathlib import Path

import pytest

import da_nb
from da_nb.view.house import check_source

SOUND = """
metadata:
  title: Sound
---
modules:
  - datetime
---
objects:
  - people: DAList.using(object_type=Individual, complete_attribute='name')
  - fruit: DADict
---
mandatory: True
code: |
  import json as j2
  total = sum(len(p.name.text) for p in people)
  def double(value, times=2):
      inner = value * times
      return inner
  try:
      maybe
  except NameError:
      pass
  with_walrus = [y := 1, y + total]
  for n_people, p in enumerate(people):
      last = p
  define('made', json_text)
  del last
---
code: |
  json_text = j2.dumps([double(total), timedelta(days=1).days])
---
generic object: Individual
question: What is the name of the ${ ordinal(i) } person?
fields:
  - First: x.name.first
---
question: More people?
yesno: people.there_is_another
---
question: Any?
yesno: people.there_are_any
---
template: letter
content: |
  % for item in people:
  ${ loop.index } ${ item } ${ made }
  % endfor
  <%def name="line(what)">
  ${ what } ${ total }
  </%def>
  ${ line('x') }
---
table: listed
rows: people
columns:
  - Name: row_item.name.text
  - No: row_index + 1
---
mandatory: True
question: Done
subquestion: |
  ${ letter } ${ listed } ${ url_args.get('a', word('b')) } ${ url_action('again') }
  % if defined('never_set'):
  ${ never_set }
  % endif
  ${ menu_items if defined('menu_items') else None }
---
event: again
code: |
  undefine('total')
"""


def problems(text: str, *, severity: str | None = None) -> list[str]:
    """What is found, as `line: problem`."""
    return [
        f"{finding.origin.line if finding.origin else 0}: {finding.problem}"
        for finding in check_source(text)
        if severity in (None, finding.severity)
    ]


def test_a_sound_interview_has_no_findings() -> None:
    """Names of loops, functions, modules, objects, the library and of tables are all known."""
    assert problems(SOUND) == []


def test_a_name_that_nothing_defines_is_told_with_its_line_and_the_nearest() -> None:
    """In code, texts and conditions, each once, at the line in which it is read first."""
    text = """
mandatory: True
code: |
  first_name
  if frist_name:
    other = 1
---
question: |
  Hello
subquestion: |
  text

  ${ nobody } and
  % if other > unknown_limit:
  more
  % endif
fields:
  - Name: first_name
    show if:
      code: is_shown
  - Age: age
    default: ${ usual_age }
    choices:
      code: the_choices()
"""
    report = check_source(text)
    assert problems(text, severity="error") == [
        "5: nothing in the interview defines 'frist_name'",
        "13: nothing in the interview defines 'nobody'",
        "14: nothing in the interview defines 'unknown_limit'",
        "20: nothing in the interview defines 'is_shown'",
        "22: nothing in the interview defines 'usual_age'",
        "24: nothing in the interview defines 'the_choices'",
    ]
    assert not report.ok
    assert report.findings[0].mend == "Did you mean 'first_name'?"


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    """It has no effect, which is worth a warning and no more (language 1)."""
    report = check_source("mandatory: True\nquestion: Hi\nsubquestoin: text\n")
    assert [(f.severity, f.origin and f.origin.line, f.mend) for f in report] == [
        ("warning", 3, "Did you mean 'subquestion'?")
    ]
    assert report.ok


def test_blocks_that_can_never_be_used() -> None:
    """Without a turn and a name, or with a turn after a screen that has no way on (language 4.2)."""
    text = """
question: Nobody asks
---
code: |
  print(1)
---
mandatory: True
question: The end
---
mandatory: True
question: Too late
---
mandatory: True
code: |
  late = 1
---
mandatory: False
question: Switched off
---
event: called
question: By an action
"""
    assert problems(text) == [
        "2: this block can never be used: it has no turn and sets nothing",
        "4: this block can never be used: it has no turn and sets nothing",
        "10: this block's turn never comes: the screen of line 7 has no way on",
        "17: this block can never be used: it has no turn and sets nothing",
    ]


def test_all_faults_of_the_text_are_told_at_once() -> None:
    """Those by which it could not even start; names are not judged then (language 15)."""
    text = "question: [\n---\nmandatory: True\ncode: |\n  a = (\n---\nquestion: Hi\nfields:\n  - Only: \n"
    found = problems(text)
    assert len(found) == 3
    assert [line.partition(":")[0] for line in found] == sorted(line.partition(":")[0] for line in found)


def test_modules_includes_and_templates_that_are_not_there(tmp_path: Path) -> None:
    """Each with its line; names a lost module may have brought along are not judged."""
    (tmp_path / "main.yml").write_text(
        "modules:\n  - no_such_module_here\n---\nmandatory: True\nquestion: ${ from_the_module }\n"
        "attachment:\n  docx template file: lost.docx\n",
        encoding="utf-8",
    )
    report = check_source(tmp_path / "main.yml")
    assert [(f.origin and f.origin.line, f.problem) for f in report] == [
        (2, "there is no module 'no_such_module_here'"),
        (7, "there is no template file 'lost.docx'"),
    ]


def test_an_included_text_that_is_not_there() -> None:
    """It is a fault like others."""
    (finding,) = check_source("include: nowhere.yml\n---\nmandatory: True\nquestion: Hi\n")
    assert finding.severity == "error"
    assert "nowhere.yml" in finding.problem


@pytest.mark.parametrize("way", ["exec('a = 1')", "globals()['a'] = 1"])
def test_names_are_not_judged_where_there_is_no_telling(way: str) -> None:
    """Code that makes names by their text."""
    assert problems(f"mandatory: True\nquestion: ${{ a }}\n---\ncode: |\n  b = 1\n  {way}\n", severity="error") == []


def test_the_report_is_for_people_and_programs() -> None:
    """Plain text, HTML for a notebook, and a list (api)."""
    report = da_nb.check("mandatory: True\nquestion: ${ a < b }\n", name="trip")
    shown = report._repr_mimebundle_()
    assert shown["text/plain"] == str(report)
    assert str(report).splitlines() == [
        "trip, line 2: error: nothing in the interview defines 'a'",
        "  Add a block that defines it, or correct the name.",
        "trip, line 2: error: nothing in the interview defines 'b'",
        "  Add a block that defines it, or correct the name.",
        "trip: 2 errors.",
    ]
    assert "<td style='text-align: left'>trip, line 2</td>" in shown["text/html"]
    assert len(report) == 2
    assert str(da_nb.check(SOUND)) == "interview: nothing found to mend."


def test_modules_of_a_package_given_by_its_folder_are_found(tmp_path: Path) -> None:
    """Issue 3: whatever interview was at work before."""
    (tmp_path / "tools.py").write_text("def double(value):\n    return 2 * value\n", "utf-8")
    text = "modules: acme.sums.tools\n---\nmandatory: True\nquestion: ${ double(2) }\n"
    assert str(check_source(text, packages={"acme.sums": tmp_path})) == "interview: nothing found to mend."
