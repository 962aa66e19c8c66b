"""Links to files: what they reach, and what not."""

from pathlib import Path

from da_nb.testing import InterviewDriver
from da_nb.view.downloads import Download, download_of

FILE = """
objects:
  - letter: DAFile
---
mandatory: True
code: |
  letter.initialize(filename='letter.txt', content='Dear all')
---
mandatory: True
question: ${ letter.url_for() }
"""


def test_a_link_gives_the_file_of_its_session_and_no_other() -> None:
    """House decision 19, Security: a number leads to files of the session on whose screen it stands."""
    with InterviewDriver.open(FILE) as one, InterviewDriver.open(FILE) as other:
        link = one.title
        runner, parts = one._runner, one._app.parts
        assert download_of(runner, parts, link) == Download("letter.txt", "text/plain", b"Dear all")
        assert download_of(other._runner, other._app.parts, link) is None


def test_a_link_to_nowhere_gives_nothing() -> None:
    """House, Security: what comes from a browser raises nothing and reaches no folder but those meant for it."""
    with InterviewDriver.open(FILE) as visit:
        far = ("?file=../../key", "?static=../x", "?static=/etc/passwd", f"?file={'9' * 5000}")
        for link in ("?file=", "?file=x", "?file=1", "?", "", *far):
            assert download_of(visit._runner, visit._app.parts, link) is None, link


def test_a_typed_link_reaches_no_other_file_beside_the_interview(tmp_path: Path) -> None:
    """House, Security: what lies beside a notebook is not given out, but for pictures and the folder `static`."""
    (tmp_path / "static").mkdir()
    for name in ("answers.csv", "dot.png", "x.yml", "static/form.pdf"):
        (tmp_path / name).write_bytes(b"data")
    (tmp_path / "x.yml").write_text("mandatory: True\nquestion: Q\n")
    with InterviewDriver.open(tmp_path / "x.yml") as visit:
        runner, parts = visit._runner, visit._app.parts
        got = {
            name: download_of(runner, parts, f"?static={name}") is not None
            for name in ("answers.csv", "x.yml", "dot.png", "form.pdf", "static/form.pdf")
        }
    assert got == {"answers.csv": False, "x.yml": False, "dot.png": True, "form.pdf": True, "static/form.pdf": False}
