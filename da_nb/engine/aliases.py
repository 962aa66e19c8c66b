"""Modules by the names interviews know the library by; they mean ours where docassemble is not installed."""

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

PACKAGES = ("docassemble", "docassemble.base")
MODULES = tuple(f"docassemble.base.{name}" for name in ("util", "core", "functions", "legal"))


class _Library(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the modules after everything else has been asked, and fills them with our names."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        self._names = names

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Place of one of the modules; None for any other."""
        del path, target
        if fullname in PACKAGES or fullname in MODULES:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=fullname in PACKAGES)
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Fill the module."""
        if module.__name__ in MODULES:
            vars(module).update(self._names)
            vars(module)["__all__"] = list(self._names)


def provide(names: Mapping[str, Any]) -> None:
    """Have `names` found in the modules docassemble's interviews import from."""
    if not any(isinstance(finder, _Library) for finder in sys.meta_path):
        sys.meta_path.append(_Library(names))
