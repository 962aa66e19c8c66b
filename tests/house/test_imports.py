"""Who may import whom, as far as the floors in pyproject.toml do not say it, and that they do say it."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.house.places import ROOT, python_files, relative, syntax


def imports_root(node: ast.AST) -> bool:
    """Whether a statement imports the package itself and not a module of it."""
    if isinstance(node, ast.Import):
        return any(alias.name == "da_nb" for alias in node.names)
    return isinstance(node, ast.ImportFrom) and node.module == "da_nb"


def test_nobody_inside_imports_the_root() -> None:
    """Style 2: the root is for users; inside, it would be a cycle through everything it offers."""
    guilty = [
        f"{relative(path)}:{getattr(node, 'lineno', 0)}"
        for path in python_files("da_nb")
        for node in ast.walk(syntax(path))
        if imports_root(node)
    ]
    assert guilty == []


def test_only_rooms_not_yet_built_are_optional() -> None:
    """House 2: in the floors, parentheses mean that the room is planned; who builds it takes them off."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    floors = " ".join(project["tool"]["importlinter"]["contracts"][0]["layers"])
    package = ROOT / "da_nb"
    planned = re.findall(r"\((\w+)\)", floors)
    built = [room for room in planned if (package / f"{room}.py").exists() or any((package / room).glob("*.py"))]
    assert built == []


def test_an_import_upwards_is_reported(tmp_path: Path) -> None:
    """House 2: imports go down only; the gate says who broke it."""
    for path in python_files("da_nb"):
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "da_nb" / "language" / "planted.py"
    planted.write_text('"""Reach for the ceiling."""\n\nimport da_nb.view\n', encoding="utf-8")

    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [linter, "--no-cache", "--no-logo"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert "da_nb.language is not allowed to import da_nb.view" in done.stdout
    assert "da_nb.language.planted -> da_nb.view (l.3)" in done.stdout
