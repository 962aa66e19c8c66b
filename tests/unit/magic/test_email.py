"""`%email` and `%%email` in an IPython shell."""

from pathlib import Path
from typing import Any

import pytest
from IPython.core.error import UsageError

import da_nb
from tests.unit.magic.test_interview import run, shell

__all__ = ["shell"]

ADDRESSED = """
mandatory: True
code: |
  multi_user = True
  address = interview_email()
---
mandatory: True
question: Hi
"""


def test_a_file_is_delivered(shell: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """The report is a table of recipients; api.md names the magic."""
    session = run(shell, "tax --quiet", ADDRESSED)
    file = tmp_path / "a mail.eml"
    file.write_text(f"To: {session.answers['address']}\nSubject: Hi\n\nBody\n")
    report = shell.run_line_magic("email", f"'{file}'")
    assert report.accepted == [session.id]
    assert "<td>started</td>" in report._repr_mimebundle_()["text/html"]


def test_a_cell_is_delivered(shell: Any) -> None:  # noqa: ANN401
    """Without a recipient it goes to the session that the line names."""
    session = run(shell, "tax --quiet", ADDRESSED)
    assert session.addresses == [session.answers["address"]]
    assert shell.run_cell_magic("email", "tax", "Subject: Hi\n\nBody\n").accepted == [session.id]
    assert len(shell.run_cell_magic("email", "", "To: nobody@example.com\n\nBody\n").refused) == 1


def test_what_cannot_be_delivered(shell: Any) -> None:  # noqa: ANN401
    """The messages say what to write."""
    with pytest.raises(UsageError, match=r"answer\.eml"):
        shell.run_line_magic("email", "")
    with pytest.raises(UsageError, match="cannot be read"):
        shell.run_line_magic("email", "nowhere.eml")
    with pytest.raises(UsageError, match="no session"):
        shell.run_cell_magic("email", "nothing", "Subject: Hi\n\nBody\n")
    run(shell, "tax --quiet", "mandatory: True\nquestion: Hi\n")
    with pytest.raises(UsageError, match="interview_email"):
        shell.run_cell_magic("email", "tax", "Subject: Hi\n\nBody\n")


def test_deliver_in_python(shell: Any) -> None:  # noqa: ANN401
    """da_nb.deliver takes what d.deliver takes."""
    session = run(shell, "tax --quiet", ADDRESSED)
    assert da_nb.deliver(f"To: {session.answers['address']}\n\nBody\n").accepted == [session.id]
