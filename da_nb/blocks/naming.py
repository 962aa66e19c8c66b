"""Blocks that make one object under one name: where it goes and what it is called (library 3)."""

from typing import Any

from da_nb.functions.variables import value
from da_nb.names import NotDefined, Part, Path, lookup
from da_nb.objects.base import DAObject


def existing(path: Path, answers: dict[str, Any]) -> object:
    """What is at `path` now, None when there is nothing; its parent is sought."""
    if path.parts:
        value(str(path.parent))
    try:
        return lookup(path, answers)
    except NotDefined:
        return None


def intrinsic(path: Path, answers: dict[str, Any]) -> str:
    """The name an object made for `path` gets: what iterators and a generic `x` stand for is spelt out."""
    owner, rest = answers.get(path.root) if path.parts else None, list(path.parts)
    name = owner.instanceName if isinstance(owner, DAObject) else path.root
    parts = [Part("item", answers[part.key]) if part.by_name and part.key in answers else part for part in rest]
    return name + str(Path("", tuple(parts)))
