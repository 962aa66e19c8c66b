"""Files that come from a screen: what is answered to each part."""

from da_nb.testing import InterviewDriver
from da_nb.view.uploads import receive


def test_a_file_that_cannot_be_kept_is_refused() -> None:
    """Language 8.1: the form waits for an answer, also when there is no room on the disk."""
    with InterviewDriver.open("mandatory: True\nquestion: Q\n") as visit:
        runner, parts = visit._runner, visit._app.parts
        parts.files.root.mkdir(parents=True, exist_ok=True)
        (parts.files.root / runner.id).write_text("in the way", "utf-8")
        part = {"kind": "upload", "number": 7, "name": "a.txt", "size": 1, "at": 0}
        assert receive(runner, parts, part, [b"a"]) == {"kind": "uploaded", "number": 7, "at": None}
