"""`%%interview` in an IPython shell without a browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from da_nb.errors import InterviewError, NoScreenLeft, SourceNotFound
from da_nb.view.house import HOUSE

HELLO = """
mandatory: True
question: Hello ${ url_args.get('who', 'you') }
fields:
  - Name: name
---
mandatory: True
question: Thank you, ${ name }
"""


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A shell with the extension, and a store of its own."""
    monkeypatch.setenv("DA_NB_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    shell = InteractiveShell(  # type: ignore[no-untyped-call] # IPython has no types here
        config=Config({"HistoryManager": {"enabled": False}})
    )
    shell.run_line_magic("load_ext", "da_nb")
    yield shell
    shell.run_line_magic("unload_ext", "da_nb")


def run(shell: Any, line: str, cell: str = HELLO) -> Any:  # noqa: ANN401 - a Session, bound by the magic
    """The session after the cell."""
    shell.run_cell_magic("interview", line, cell)
    return shell.user_ns["tax"]


def test_the_name_is_bound_and_the_session_goes_on(shell: Any) -> None:  # noqa: ANN401
    """Running the cell again, with changed text too, keeps the answers; --new does not."""
    first = run(shell, "tax --quiet")
    first.submit(name="Ann")
    changed = run(shell, "tax --quiet", HELLO.replace("Thank you", "Farewell"))
    assert changed.id == first.id
    assert changed.screen.question == "Farewell, Ann"
    assert run(shell, "tax --quiet --new").screen.question == "Hello you"


def test_a_session_is_resumed_by_another_app(shell: Any) -> None:  # noqa: ANN401
    """As after a restart of the kernel; another person has a session of their own."""
    session = run(shell, "tax --quiet")
    session.submit(name="Ann")
    HOUSE.close()
    assert run(shell, "tax --quiet").screen.question == "Thank you, Ann"
    assert run(shell, "tax --quiet --user bob@example.com").screen.question == "Hello you"


def test_parameters_go_into_url_args(shell: Any) -> None:  # noqa: ANN401
    """`--param key=value`, as often as wanted."""
    session = run(shell, "tax --quiet --param who=Ann --param b=c=d")
    assert session.screen.question == "Hello Ann"
    assert session["url_args"] == {"who": "Ann", "b": "c=d"}


def test_a_file_is_loaded_by_its_path(shell: Any, tmp_path: Path) -> None:  # noqa: ANN401
    """`%interview REF [NAME]`: without a name the session is called like the file; each name is a session."""
    (tmp_path / "first tax.yml").write_text(HELLO, encoding="utf-8")
    path = f'"{tmp_path}/first tax.yml"'
    shell.run_line_magic("interview", f"{path} --quiet --param who=Ann")
    shell.run_line_magic("interview", f"{path} other --quiet")
    first, other = shell.user_ns["first_tax"], shell.user_ns["other"]
    first.submit(name="Ann")
    assert first.screen.question == "Thank you, Ann"
    assert other.screen.question == "Hello you"
    shell.run_line_magic("interview", f"{path} --quiet")
    assert shell.user_ns["first_tax"].id == first.id


def test_a_reference_to_a_package_is_loaded(shell: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """`package:data/questions/file.yml`; what it includes is found beside it."""
    folder = tmp_path / "taxpackage"
    (folder / "data" / "questions").mkdir(parents=True)
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "data" / "questions" / "main.yml").write_text("include: more.yml", encoding="utf-8")
    (folder / "data" / "questions" / "more.yml").write_text(HELLO, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    shell.run_line_magic("interview", "taxpackage:data/questions/main.yml tax --quiet")
    assert shell.user_ns["tax"].screen.question == "Hello you"


@pytest.mark.parametrize("line", ["", "a.yml b c", "a.yml 2tax"])
def test_a_line_that_names_no_file_or_too_much(shell: Any, line: str) -> None:  # noqa: ANN401
    """It is said without a traceback."""
    with pytest.raises(UsageError):
        shell.run_line_magic("interview", line)


def test_a_file_that_is_not_there(shell: Any) -> None:  # noqa: ANN401
    """The places tried are named, as for `include`."""
    with pytest.raises(SourceNotFound, match="not found"):
        shell.run_line_magic("interview", "nowhere.yml tax")


@pytest.mark.parametrize("line", ["", "2tax", "tax more", "tax --param who", "tax --param =1", "tax --nwe"])
def test_a_line_that_makes_no_sense(shell: Any, line: str) -> None:  # noqa: ANN401
    """It is said without a traceback."""
    with pytest.raises(UsageError):
        shell.run_cell_magic("interview", line, HELLO)


def test_errors_of_the_text_and_of_its_logic_are_raised_in_the_cell(shell: Any) -> None:  # noqa: ANN401
    """And the running session stays as it is."""
    session = run(shell, "tax --quiet")
    with pytest.raises(InterviewError):
        run(shell, "tax --quiet", "question: [")
    with pytest.raises(NoScreenLeft):
        run(shell, "tax --quiet", "mandatory: True\ncode: a = 1")
    session.submit(name="Ann")
    assert session.screen.question == "Thank you, Ann"
