"""Find kinds by folder: build a read-only table from the modules of one package."""

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any


def discover(package: str, path: Iterable[str], attribute: str, key: str = "name") -> Mapping[str, Any]:
    """Table from `item.<key>` to item, over the tuple `attribute` of every module of `package`.

    Raises ValueError when two modules claim one key (house decision 7).
    """
    found: dict[str, tuple[str, Any]] = {}
    for info in pkgutil.iter_modules(list(path)):
        module = importlib.import_module(f"{package}.{info.name}")
        for item in getattr(module, attribute, ()):
            name = getattr(item, key)
            if name in found:
                raise ValueError(f"{name!r} is claimed by both {found[name][0]} and {info.name}; rename one.")
            found[name] = (info.name, item)
    return MappingProxyType({name: item for name, (_, item) in found.items()})
