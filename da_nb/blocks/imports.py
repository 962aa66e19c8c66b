"""`modules` and `imports`: names from Python modules, never saved (language 3)."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any, ClassVar

from da_nb.blocks.base import Block, Common
from da_nb.errors import InterviewError, Origin
from da_nb.language.keys import refuse, take_list, take_texts
from da_nb.language.marks import Mapping


@dataclass(frozen=True, eq=False)
class ImportsBlock:
    """Modules whose public names (`star`), or which themselves, the interview's code can use."""

    common: Common
    modules: tuple[tuple[str, Origin], ...]
    star: bool
    one_by_one: ClassVar[bool] = False

    @property
    def names(self) -> frozenset[str]:
        """Nothing is defined: the names are there."""
        return self.common.offered(frozenset())

    def satisfy(self, answers: dict[str, Any], sought: str | None) -> None:
        """Nothing is left to do."""

    def mentions(self, name: str) -> bool:
        """Whether a module is called `name`."""
        return any(module == name for module, _ in self.modules)

    def imported(self) -> Iterator[tuple[str, object]]:
        """Each name and its value. Raises InterviewError for a module that cannot be imported."""
        for name, origin in self.modules:
            module = _import(name, origin)
            if self.star:
                yield from ((public, getattr(module, public)) for public in _public(module))
            else:
                root = name.partition(".")[0]
                yield root, importlib.import_module(root)


def _import(name: str, origin: Origin) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise InterviewError(
            f"there is no module {error.name!r}", origin, "Install it, or put its file beside the notebook."
        ) from error
    except Exception as error:  # importing runs the module: any error may come
        raise InterviewError(
            f"the module {name!r} cannot be imported ({type(error).__name__}: {error})", origin, "Correct the module."
        ) from error


def _public(module: ModuleType) -> list[str]:
    return list(getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")])


@dataclass(frozen=True)
class ImportsType:
    """Reads `modules` or `imports`."""

    key: str
    star: bool
    flow: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The key alone."""
        return frozenset((self.key,))

    def parse(self, document: Mapping, common: Common) -> Block:
        """The block: one name or a list of them; `.name` is a module of the interview's package."""
        names, items = take_texts(document, self.key), take_list(document, self.key)
        if not names:
            refuse(document, self.key, "no modules are named", "Write a list of module names, each after a dash.")
        package = document.file.partition(":")[0] if ":data/" in document.file else ""
        absolute = [f"{package}{name}" if name.startswith(".") and package else name.lstrip(".") for name in names]
        return ImportsBlock(
            common, tuple((name.strip(), items.origin(at)) for at, name in enumerate(absolute)), self.star
        )


BLOCK_TYPES = (ImportsType("modules", star=True), ImportsType("imports", star=False))
