"""Variable paths such as `a.b[0]['k']`: take them apart, look them up, assign to them."""

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

PRIVATE = "_internal"
ITERATORS = frozenset(("x", "i", "j", "k", "l", "m", "n"))


@dataclass(frozen=True)
class Part:
    """One step of a path: `.key` or `[key]`; `by_name` says that the key in brackets is a variable such as `i`."""

    kind: Literal["attribute", "item"]
    key: Any
    by_name: bool = False


@dataclass(frozen=True)
class Path:
    """A parsed variable name."""

    root: str
    parts: tuple[Part, ...] = ()

    @property
    def parent(self) -> "Path":
        """The path without its last part."""
        return Path(self.root, self.parts[:-1])

    def __str__(self) -> str:
        return self.root + "".join(_shown(part) for part in self.parts)


def _shown(part: Part) -> str:
    if part.kind == "attribute":
        return f".{part.key}"
    return f"[{part.key}]" if part.by_name else f"[{part.key!r}]"


@lru_cache(maxsize=4096)
def parse(text: str) -> Path | None:
    """The path `text` spells, or None when it is no variable name.

    What Python keeps for itself, such as `__class__`, is none: paths come from browsers too, and would lead from an
    object to what all sessions share.
    """
    try:
        node = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError):
        return None
    parts: list[Part] = []
    while not isinstance(node, ast.Name):
        match node:
            case ast.Attribute(value=inner, attr=name) if not _is_python_s(name):
                parts.append(Part("attribute", name))
            case ast.Subscript(value=inner, slice=ast.Constant(value=key)):
                parts.append(Part("item", key))
            case ast.Subscript(value=inner, slice=ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(key)))):
                parts.append(Part("item", -key))
            case ast.Subscript(value=inner, slice=ast.Name(id=name)):
                parts.append(Part("item", name, by_name=True))
            case _:
                return None
        node = inner
    return None if _is_python_s(node.id) else Path(node.id, tuple(reversed(parts)))


def _is_python_s(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")


def canonical(text: str) -> str:
    """One spelling for every way to write a path; other text comes back as it is."""
    if text.isidentifier():
        return text
    path = parse(text)
    return text if path is None else str(path)


def concrete(text: str, answers: Mapping[str, Any]) -> str:
    """`text` with the iterators and the generic `x` in it replaced by what they stand for now.

    An object is named by its own name, so that a value reaches the object itself (language 18).
    """
    path = parse(text)
    if path is None or not path.parts:
        return text
    parts = tuple(
        Part("item", answers[part.key]) if part.by_name and part.key in ITERATORS and part.key in answers else part
        for part in path.parts
    )
    own = getattr(answers["x"], "instanceName", None) if path.root == "x" and "x" in answers else None
    base = parse(own) if isinstance(own, str) else None
    return str(Path(path.root, parts) if base is None else Path(base.root, (*base.parts, *parts)))


def bind(bindings: Iterable[tuple[str, str]], answers: dict[str, Any]) -> None:
    """Give iterators and the generic `x` the values that the expressions of `bindings` have now."""
    for name, text in bindings:
        path = parse(text)
        answers[name] = ast.literal_eval(text) if path is None else lookup(path, answers)


class NotDefined(LookupError):
    """A path leads nowhere; `missing` spells the part that has no value."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


def lookup(path: Path, answers: Mapping[str, Any]) -> Any:  # noqa: ANN401 - values belong to the interview's author
    """The value at `path`, without seeking anything.

    Raises NotDefined.
    """
    if path.root not in answers:
        raise NotDefined(path.root)
    value = answers[path.root]
    for at, part in enumerate(path.parts, 1):
        value = _step(value, part, answers, Path(path.root, path.parts[:at]))
    return value


def _step(value: Any, part: Part, answers: Mapping[str, Any], here: Path) -> Any:  # noqa: ANN401
    if part.kind == "attribute":
        if not hasattr(value, part.key):
            raise NotDefined(str(here))
        return getattr(value, part.key)
    if part.by_name and part.key not in answers:
        raise NotDefined(part.key)
    key = answers[part.key] if part.by_name else part.key
    # Groups make or seek what is not there; whoever looks a path up wants to know what is.
    raw = getattr(type(value), "element", None)
    try:
        return value[key] if raw is None else raw(value, key)
    except (LookupError, TypeError, AttributeError):
        raise NotDefined(str(here)) from None


def is_defined(path: Path, answers: Mapping[str, Any]) -> bool:
    """Whether `path` has a value now."""
    try:
        lookup(path, answers)
    except NotDefined:
        return False
    return True


def assign(path: Path, value: object, answers: dict[str, Any]) -> None:
    """Give `path` a value; its parent must exist.

    Raises NotDefined.
    """
    if not path.parts:
        answers[path.root] = value
        return
    parent, last = lookup(path.parent, answers), path.parts[-1]
    if last.kind == "attribute":
        setattr(parent, last.key, value)
    else:
        parent[answers[last.key] if last.by_name else last.key] = value


def delete(path: Path, answers: dict[str, Any]) -> None:
    """Take the value at `path` away; nothing happens when there is none."""
    if not path.parts:
        answers.pop(path.root, None)
        return
    try:
        parent, last = lookup(path.parent, answers), path.parts[-1]
        if last.kind == "attribute":
            delattr(parent, last.key)
        else:
            del parent[answers[last.key] if last.by_name else last.key]
    except (NotDefined, AttributeError, LookupError):
        return
