"""Links to files: what they reach, and what not."""

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
