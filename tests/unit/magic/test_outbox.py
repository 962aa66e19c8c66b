"""`%outbox` in an IPython shell."""

from typing import Any

from tests.unit.magic.test_interview import run, shell

__all__ = ["shell"]

MAILING = """
mandatory: True
code: sent = send_email(to='<x@example.com>', subject='Rain & <wind>')
---
mandatory: True
question: Sent
"""


def test_the_outbox_is_a_table(shell: Any) -> None:  # noqa: ANN401
    """What mails say is escaped in it (house decision 11)."""
    assert "No mail" in str(shell.run_line_magic("outbox", ""))
    session = run(shell, "tax --quiet", MAILING)
    assert len(session.outbox) == 1
    shown = shell.run_line_magic("outbox", "")._repr_mimebundle_()["text/html"]
    assert "<td>Rain &amp; &lt;wind&gt;</td>" in shown
