"""`da-nb run`: an interview answered in a terminal, here a pipe."""

import io
from pathlib import Path

import pytest

from da_nb.cli import main
from da_nb.cli.terminal import Terminal

TRIP = """
mandatory: True
question: Have a good time in ${ city }.
subquestion: |
  You go by ${ means } and ${ 'take' if umbrella else 'leave' } the umbrella.
  % for thing, taken in luggage.items():
  % if taken:
  Do not forget the ${ thing }.
  % endif
  % endfor
---
question: Where are you going?
fields:
  - City: city
    hint: a town
  - Days: days
    datatype: integer
    max: 30
  - Means: means
    choices:
      - By train: train
      - By bus: bus
  - Umbrella: umbrella
    datatype: yesno
  - How wet: wet
    show if: umbrella
  - Luggage: luggage
    datatype: checkboxes
    choices:
      - bag
      - book
"""
LINKS = """
mandatory: True
question: Counted ${ count }
subquestion: |
  [More](${ url_action('more') })
buttons:
  - Ready: continue
---
mandatory: True
question: The end
---
code: |
  count = 0
---
event: more
code: |
  count += 1
"""


def visit(tmp_path: Path, text: str, typed: str, *options: str) -> tuple[int, str]:
    """Exit status, and everything that was written, for an interview and the lines typed."""
    path = tmp_path / "trip.yml"
    path.write_text(text, encoding="utf-8")
    shown = io.StringIO()
    return main(["run", str(path), *options], Terminal(io.StringIO(typed), shown)), shown.getvalue()


def test_fields_are_asked_one_by_one_and_the_end_is_shown(tmp_path: Path) -> None:
    """Options by number or name; a box by y or n; a field that is not seen is not asked."""
    status, shown = visit(tmp_path, TRIP, "Rome\n3\n2\nn\n1, book\n")
    assert status == 0
    assert "City (a town): Rome" in shown
    assert "1. By train" in shown
    assert "How wet" not in shown
    assert "Have a good time in Rome." in shown
    assert "You go by bus and leave the umbrella. Do not forget the bag. Do not" in shown


def test_what_will_not_do_is_said_and_asked_again(tmp_path: Path) -> None:
    """Only what is wrong is asked again, and Enter keeps what was typed."""
    status, shown = visit(tmp_path, TRIP, "Rome\n31\nby train\ny\nvery\nbook\n7\n")
    assert "! You need to enter a number that is at most 30." in shown
    assert shown.count("City (a town)") == 1
    assert "How wet: very" in shown
    assert "You go by train and take the umbrella." in shown
    assert status == 0


def test_words_that_are_no_option_are_refused(tmp_path: Path) -> None:
    """The question stays until there is an answer."""
    status, shown = visit(tmp_path, TRIP, "Rome\n3\nby air\n1\nperhaps\nn\n\n")
    assert "Type a number from 1 to 2, or the name of an option." in shown
    assert "Type y or n." in shown
    assert status == 1


def test_back_and_buttons(tmp_path: Path) -> None:
    """`:back` leads to the screen before, with what was typed; several buttons are numbered."""
    text = "mandatory: True\nquestion: ${ name } is ${ 'sure' if sure else 'unsure' }\n---\n"
    text += "question: Who\nfields:\n  - Name: name\n---\nquestion: Sure, ${ name }?\nyesno: sure\n"
    status, shown = visit(tmp_path, text, "Ann\n:back\nBob\nmaybe\n2\n")
    assert "Name [Ann]: Bob" in shown
    assert "Type a number from 1 to 2, or the name of a button." in shown
    assert "Bob is unsure" in shown
    assert status == 0


def test_links_help_and_quit(tmp_path: Path) -> None:
    """Links are numbered and followed; help says what can be typed."""
    status, shown = visit(tmp_path, LINKS, ":help\n:link 1\n:link 9\n:quit\n")
    assert "link 1: More" in shown
    assert ":back  the screen before" in shown
    assert "Counted 1" in shown
    assert "The screen has 1 links." in shown
    assert status == 0


def test_a_screen_that_asks_nothing_waits(tmp_path: Path) -> None:
    """It is not sent again and again when it is refused and nothing on it can be mended here."""
    text = "mandatory: True\nquestion: Plan\nfields:\n  - note: Look at this.\nvalidation code: |\n  x = 1 / 0\n"
    status, shown = visit(tmp_path, text, "\n\n")
    assert shown.count("[Enter: Continue]") == 3
    assert "division by zero" in shown
    assert status == 1


def test_input_that_ends_before_the_interview(tmp_path: Path) -> None:
    """The exit status tells a script so."""
    assert visit(tmp_path, TRIP, "Rome\n")[0] == 1


def test_an_error_of_the_interview_is_shown_with_its_line(tmp_path: Path) -> None:
    """Where, what and how to mend it, and no traceback; so is a text that cannot be loaded."""
    status, shown = visit(tmp_path, "mandatory: True\nquestion: ${ nobody }\n", "")
    assert status == 1
    assert "nobody" in shown
    status, shown = visit(tmp_path, "question: [\n", "")
    assert status == 1
    assert "trip.yml, line 2" in shown


def test_url_arguments_and_a_store(tmp_path: Path) -> None:
    """`--param` fills url_args; a session of a named store can be gone on with."""
    text = "mandatory: True\nquestion: Hello ${ url_args['who'] }, ${ name }\n---\n"
    text += "question: Who\nfields:\n  - Name: name\n"
    options = ("--param", "who=Ann", "--store", f"sqlite:///{tmp_path}/store.sqlite")
    status, shown = visit(tmp_path, text, "", *options)
    assert status == 1
    session = shown.split()[1]
    status, shown = visit(tmp_path, text, "Smith\n", *options, "--session", session)
    assert "Hello Ann, Smith" in shown
    assert status == 0


def test_a_line_that_makes_no_sense(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said with how to call the command."""
    with pytest.raises(SystemExit):
        main(["run", "x.yml", "--param", "who"])
    assert "NAME=VALUE" in capsys.readouterr().err


HANDED = """
question: Papers
fields:
  - Paper: paper
    datatype: file
  - More: more
    datatype: files
    required: False
---
question: Sign
signature: mark
---
mandatory: True
question: |
  ${ paper.slurp() } ${ len(more) } ${ mark.extension }
"""


def test_files_are_given_by_path(tmp_path: Path) -> None:
    """A signature is a picture; a path that leads nowhere is asked again."""
    one, two = tmp_path / "one.txt", tmp_path / "two.png"
    one.write_text("Hello")
    two.write_bytes(b"x")
    status, shown = visit(tmp_path, HANDED, f"nowhere.txt\n{one}\n{one}; {two}\n{two}\n")
    assert "There is no file nowhere.txt." in shown
    assert "Hello 2 png" in shown
    assert status == 0
