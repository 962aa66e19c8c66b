"""Conditions in JavaScript, as a tree that kernel and browser work out alike (language 8.3).

A tree is a list: its first item says what it is, the others are its parts. `["value", 3]`, `["val", "pet"]`,
`["list", ...]`, `["not", a]`, `["minus", a]`, `["if", a, b, c]`, `["length", a]`, `["call", name, a, ...]`, or an
operator with two parts such as `["===", a, b]`. Nothing is ever run as JavaScript.
"""

import re
from collections.abc import Callable
from typing import Any

Tree = list[Any]

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?|\.\d+)|(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    r"""|(?P<name>[A-Za-z_$][\w$]*)|(?P<sign>===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:()\[\],.;]))"""
)
_LEVELS = (("||",), ("&&",), ("===", "!==", "==", "!="), ("<=", ">=", "<", ">"), ("+", "-"), ("*", "/", "%"))
"""Operators from those that bind least to those that bind most."""
_NAMED: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None}
FUNCTIONS = frozenset(("parseInt", "parseFloat", "Number", "String", "Boolean", "isNaN", "inArray"))
METHODS = frozenset(("includes", "indexOf", "startsWith", "endsWith", "toLowerCase", "toUpperCase", "trim"))


class _NotUnderstood(Exception):
    """The text is JavaScript of another kind."""


def parse_condition(text: str) -> Tree | None:
    """The tree of an expression; None for one of a kind that is not understood, or nested beyond reason."""
    try:
        return _Reader(_tokens(text)).whole()
    except (_NotUnderstood, RecursionError):
        return None


def renamed(tree: Tree, rename: Callable[[str], str]) -> Tree:
    """The tree with other names for the fields it asks for."""
    if tree[0] == "val":
        return ["val", rename(tree[1])]
    return [renamed(part, rename) if isinstance(part, list) else part for part in tree]


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at, bare = [], 0, text.strip()
    while at < len(bare):
        match = _TOKEN.match(bare, at)
        if match is None or match.lastgroup is None:
            raise _NotUnderstood
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


class _Reader:
    """Reads the tokens from left to right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    def whole(self) -> Tree:
        tree = self._choice()
        while self._takes(";"):
            pass
        if self._at < len(self._tokens):
            raise _NotUnderstood
        return tree

    def _next(self) -> tuple[str, str]:
        if self._at >= len(self._tokens):
            raise _NotUnderstood
        self._at += 1
        return self._tokens[self._at - 1]

    def _takes(self, *signs: str) -> str | None:
        """The sign that comes next, if it is one of these."""
        if self._at < len(self._tokens):
            kind, text = self._tokens[self._at]
            if kind == "sign" and text in signs:
                self._at += 1
                return text
        return None

    def _needs(self, sign: str) -> None:
        if self._takes(sign) is None:
            raise _NotUnderstood

    def _choice(self) -> Tree:
        condition = self._level(0)
        if self._takes("?") is None:
            return condition
        met = self._choice()
        self._needs(":")
        return ["if", condition, met, self._choice()]

    def _level(self, level: int) -> Tree:
        if level == len(_LEVELS):
            return self._single()
        tree = self._level(level + 1)
        while (sign := self._takes(*_LEVELS[level])) is not None:
            tree = [sign, tree, self._level(level + 1)]
        return tree

    def _single(self) -> Tree:
        if self._takes("!"):
            return ["not", self._single()]
        if self._takes("-"):
            return ["minus", self._single()]
        tree = self._atom()
        while self._takes("."):
            kind, name = self._next()
            if name == "length":
                tree = ["length", tree]
            elif kind == "name" and name in METHODS:
                self._needs("(")
                tree = ["call", name, tree, *self._parts(")")]
            else:
                raise _NotUnderstood
        return tree

    def _atom(self) -> Tree:
        kind, text = self._next()
        if kind == "number":
            return ["value", float(text) if "." in text else int(text)]
        if kind == "text":
            return ["value", re.sub(r"\\(.)", r"\1", text[1:-1])]
        if kind == "name":
            return self._named(text)
        if text == "(":
            tree = self._choice()
            self._needs(")")
            return tree
        if text == "[":
            return ["list", *self._parts("]")]
        raise _NotUnderstood

    def _named(self, name: str) -> Tree:
        if name in _NAMED:
            return ["value", _NAMED[name]]
        if name in ("$", "jQuery"):
            self._needs(".")
            name = self._next()[1]
        if name != "val" and name not in FUNCTIONS:
            raise _NotUnderstood
        self._needs("(")
        parts = self._parts(")")
        if name != "val":
            return ["call", name, *parts]
        if len(parts) != 1 or parts[0][0] != "value" or not isinstance(parts[0][1], str):
            raise _NotUnderstood
        return ["val", parts[0][1]]

    def _parts(self, end: str) -> list[Tree]:
        parts: list[Tree] = []
        while self._takes(end) is None:
            if parts:
                self._needs(",")
            parts.append(self._choice())
        return parts
