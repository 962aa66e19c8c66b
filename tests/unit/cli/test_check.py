"""`da-nb check`."""

import io
from pathlib import Path

import pytest

from da_nb.cli import main
from da_nb.cli.terminal import Terminal


@pytest.mark.parametrize(
    ("text", "options", "status", "said"),
    [
        ("mandatory: True\nquestion: Hi\n", (), 0, "nothing found to mend."),
        ("mandatory: True\nquestion: Hi\nsubquestoin: Ho\n", (), 0, "1 warning."),
        ("mandatory: True\nquestion: Hi\nsubquestoin: Ho\n", ("--strict",), 1, "Did you mean 'subquestion'?"),
        ("mandatory: True\nquestion: ${ nobody }\n", (), 1, "line 2: error: nothing in the interview defines 'nobody'"),
        ("question: [\n", (), 1, "line 2: error:"),
    ],
)
def test_findings_are_written_and_counted(
    tmp_path: Path, text: str, options: tuple[str, ...], status: int, said: str
) -> None:
    """Each with its line; errors make the status 1, with --strict warnings do too."""
    path = tmp_path / "trip.yml"
    path.write_text(text, encoding="utf-8")
    shown = io.StringIO()
    assert main(["check", str(path), *options], Terminal(io.StringIO(), shown)) == status
    assert said in shown.getvalue()


def test_a_file_that_is_not_there() -> None:
    """It is said without a traceback."""
    shown = io.StringIO()
    assert main(["check", "nowhere.yml"], Terminal(io.StringIO(), shown)) == 1
    assert "there is no interview file 'nowhere.yml'" in shown.getvalue()
