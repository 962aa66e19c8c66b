"""Make the Python modules of an interview importable: those of its packages, and those beside it (language 1).

Two interviews of one process may each bring along a package of the same name. Modules are therefore kept by folder,
and those of the interview at work stand in `sys.modules`.
"""

import importlib
import importlib.util
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from threading import RLock
from types import ModuleType

from da_nb.model.bundle import Bundle


class Importer(MetaPathFinder):
    """Finds the packages whose folders are known, and modules of one more folder, which are asked for last."""

    def __init__(self) -> None:
        self._folders: dict[str, Path] = {}
        self._beside: Path | None = None
        self._kept: dict[tuple[str, Path], dict[str, ModuleType]] = {}
        self._found: set[str] = set()
        self._lock = RLock()

    def activate(self, bundle: Bundle) -> None:
        """Have imports mean the packages of the bundle from now on."""
        folders = {package: Path(folder) for package, folder in bundle.packages}
        beside = None if bundle.folder is None else Path(bundle.folder)
        if (folders, beside) == (self._folders, self._beside):
            return
        with self._lock:
            if self not in sys.meta_path:
                sys.meta_path.append(self)
            self._put_away(folders, beside)
            self._folders, self._beside = folders, beside
            importlib.invalidate_caches()
            for name, folder in [place for place in self._kept if place in folders.items() or place[1] == beside]:
                sys.modules.update(self._kept.pop((name, folder)))
                if name not in folders:
                    self._found.add(name)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Place of a package of the interview, of what it lies in, or of a module beside the interview."""
        del target
        folder = self._folders.get(fullname)
        if folder is not None:
            return _spec(fullname, folder)
        if any(package.startswith(f"{fullname}.") for package in self._folders):
            return ModuleSpec(fullname, None, is_package=True)
        spec = None if path is not None or self._beside is None else _spec(fullname, self._beside / fullname)
        if spec is not None:
            self._found.add(fullname)
        return spec

    def _put_away(self, folders: dict[str, Path], beside: Path | None) -> None:
        """Take out of `sys.modules` what comes from folders that are not used now."""
        for package, folder in self._folders.items():
            if folders.get(package) != folder:
                self._kept[package, folder] = _taken(package)
        if self._beside is not None and beside != self._beside:
            for name in self._found:
                self._kept[name, self._beside] = _taken(name)
            self._found.clear()


def _taken(package: str) -> dict[str, ModuleType]:
    """A package and what lies in it, taken out of `sys.modules`."""
    inside = [name for name in sys.modules if name == package or name.startswith(f"{package}.")]
    return {name: sys.modules.pop(name) for name in inside}


def _spec(name: str, place: Path) -> ModuleSpec | None:
    """Spec of the package in a folder, with or without `__init__.py`, or of a module; None if there is neither."""
    if (place / "__init__.py").is_file():
        return importlib.util.spec_from_file_location(
            name, place / "__init__.py", submodule_search_locations=[str(place)]
        )
    if place.is_dir():
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = [str(place)]
        return spec
    module = place.with_name(f"{place.name}.py")
    return importlib.util.spec_from_file_location(name, module) if module.is_file() else None


IMPORTER = Importer()
"""The one of this process."""
