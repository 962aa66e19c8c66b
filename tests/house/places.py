"""Where things are in the checkout, and how to read them."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import da_nb

ROOT = Path(__file__).resolve().parents[2]


def python_files(*folders: str) -> list[Path]:
    """Every Python file below folders of the checkout, in a fixed order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def syntax(path: Path) -> ast.Module:
    """Syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def relative(path: Path) -> str:
    """Path as messages show it, from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()


def modules() -> Iterator[ModuleType]:
    """Every module of the package, imported; `__main__` would run the command line and is left out."""
    for info in pkgutil.walk_packages(da_nb.__path__, "da_nb."):
        if not info.name.endswith(".__main__"):
            yield importlib.import_module(info.name)
