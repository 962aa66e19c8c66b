"""What every file of the checkout owes its reader."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.places import ROOT, python_files, relative, syntax

LONGEST_PYTHON = 400
LONGEST_TYPESCRIPT = 250
# Put together here, so that this file does not hold what it looks for.
HOSTS = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "yarn" + "pkg.com",
    "npm" + "mirror.com",
)
MACHINE_PATHS = tuple(
    "/" + "/".join(parts) for parts in (("opt", "wheels"), ("opt", "pypi"), ("work", "main"), ("work", "shared"))
)


def too_long(paths: list[Path], longest: int) -> dict[str, int]:
    """Files with more lines than allowed, and their number of lines."""
    lines = {relative(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return {name: count for name, count in lines.items() if count > longest}


def tracked_files() -> list[Path]:
    """Every file git tracks or would track, as far as it still exists."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_no_python_file_is_too_long() -> None:
    """House 10, style 1: a module holds one idea, in at most 400 lines."""
    assert too_long(python_files("da_nb", "tests", ".ci"), LONGEST_PYTHON) == {}


def test_no_typescript_file_is_too_long() -> None:
    """House 9: at most 250 lines a TypeScript file."""
    assert too_long(sorted((ROOT / "labextension" / "src").rglob("*.ts")), LONGEST_TYPESCRIPT) == {}


def test_every_module_says_on_line_one_what_it_is_for() -> None:
    """Style 1: line 1 of a module is its docstring."""
    silent = []
    for path in python_files("da_nb", "tests", ".ci"):
        tree = syntax(path)
        if not ast.get_docstring(tree) or tree.body[0].lineno != 1:
            silent.append(relative(path))
    assert silent == []


def test_no_file_names_a_registry_or_this_machine() -> None:
    """Issue 2, point 1: where packages come from is the user's setting, never ours."""
    forbidden = re.compile("|".join(map(re.escape, (*HOSTS, *MACHINE_PATHS))), re.IGNORECASE)
    found = {}
    for path in tracked_files():
        match = forbidden.search(path.read_bytes().decode("utf-8", errors="ignore"))
        if match:
            found[relative(path)] = match.group()
    assert found == {}


def test_notebooks_are_saved_without_output() -> None:
    """Style, end: a notebook in the repository holds what its author wrote and nothing that a run added."""
    with_output = [
        relative(path)
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        if re.search(r'"(execution_count": *\d|output_type")', path.read_text(encoding="utf-8"))
    ]
    assert with_output == []
