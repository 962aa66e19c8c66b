"""A changed interview under a live session says what changed (issue 3, language 15)."""

from pathlib import Path

from da_nb.testing import InterviewDriver
from da_nb.view.house import open_session

ASKS = "metadata:\n  title: T\n---\nmandatory: True\nquestion: How many?\nfields:\n  - Number: many\n"
ENDS = "---\nmandatory: True\nquestion: You said ${ many }.\n"


def notes(texts: list[str], tmp_path: Path) -> list[str]:
    """What the screen says beside the question after each of the texts was loaded in turn."""
    first = InterviewDriver.open(texts[0], store=f"sqlite:///{tmp_path}/s.db")
    said = []
    for text in texts[1:]:
        open_session(text, app=first.session._app, session=first.session.id)
        said.append(first.text)
    first.close()
    return said


def test_a_changed_block_is_named(tmp_path: Path) -> None:
    """15: file and line of what changed, and the question's fate."""
    (said,) = notes([ASKS + ENDS, ASKS.replace("How many?", "How many apples?") + ENDS], tmp_path)
    assert "The interview has changed: the block at interview, line 4 changed." in said
    assert "The question 'How many?' gave way to what the interview asks now." in said
    assert "How many apples?" in said


def test_added_and_removed_blocks_are_named(tmp_path: Path) -> None:
    """15: each with its line."""
    said = notes([ASKS + ENDS, f"{ASKS}{ENDS}---\ncode: a = 1\n", ASKS + ENDS, ASKS + ENDS], tmp_path)
    assert "the block at interview, line 12 added." in said[0]
    assert "The question on the screen is as it was." in said[0]
    assert "the block at interview, line 12 removed." in said[1]
    assert "has changed" not in said[2]


def test_many_blocks_are_counted(tmp_path: Path) -> None:
    """15: not all of them are named."""
    more = "".join(f"---\ncode: a{at} = 1\n" for at in range(7))
    assert "7 blocks added" in notes([ASKS + ENDS, ASKS + ENDS + more], tmp_path)[0]


def test_a_field_added_to_the_question_on_the_screen(tmp_path: Path) -> None:
    """15: the same question, changed."""
    (said,) = notes([ASKS + ENDS, f"{ASKS}  - Colour: colour\n{ENDS}"], tmp_path)
    assert "The question on the screen was changed with it." in said
