"""Compile the usual Mako - text, `${}`, `% if`, `% for`, `% while` - without Mako, some twenty times as fast.

Whatever is rare or wrong is left to `mako_code`, which also words the errors: this module never raises.
"""

import ast
import re
from types import CodeType

from da_nb.errors import Origin
from da_nb.language.code import compile_tree
from da_nb.language.syntax_tree import relocate

# Places where something other than text may begin.
_MARK = re.compile(r"\$\{|\\\n|^[ \t]*%(?P<line>[^\n]*)(?:\n|\Z)", re.MULTILINE)
_RARE = re.compile(r"</?%|\bloop\b|\r|^\s*%%", re.MULTILINE)
_CONTROL = re.compile(r"[ \t]*(?P<end>end)?(?P<word>if|elif|else|for|while)\b")
# Strings, brackets, and the signs that end an expression or begin a filter or a comment.
_TOKEN = re.compile(r"""("{3}|'{3}|"|')(?:\\.|(?!\1).)*\1|[\[\](){}|#]""", re.DOTALL)
_WITHIN = {"elif": "if", "else": "if"}


class _Rare(Exception):
    """Mako has to look at this text."""


def compile_light(text: str, origin: Origin) -> CodeType | None:
    """Code that passes every piece of the text to `__M_write`; None if only Mako can tell."""
    if _RARE.search(text):
        return None
    try:
        source, lines = _Writer(text).python()
        tree = ast.parse(source)
    except (_Rare, SyntaxError, ValueError):
        return None
    relocate(tree, lambda line: lines[line - 1] + origin.line)
    try:
        return compile_tree(tree, origin.file, "exec")
    except SyntaxError:
        return None


class _Writer:
    """Writes Python for one text, line by line, remembering the text's line of each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._code: list[str] = []
        self._lines: list[int] = []
        self._open: list[str] = []
        self._literal: list[str] = []

    def python(self) -> tuple[str, list[int]]:
        """Python source, and for each of its lines the line of the text, from 0."""
        text = self._text
        position = 0
        while (mark := _MARK.search(text, position)) is not None:
            self._literal.append(text[position : mark.start()])
            position = mark.end()
            if mark["line"] is not None:
                self._flush()
                self._control(mark["line"].rstrip(), mark.start())
            elif mark.group() == "${":
                self._flush()
                position = self._expression(position)
        self._literal.append(text[position:])
        self._flush()
        if self._open:
            raise _Rare
        return "\n".join(self._code), self._lines

    def _emit(self, code: str, position: int) -> None:
        line = self._text.count("\n", 0, position)
        pieces = code.split("\n")
        self._code.append(" " * len(self._open) + code)
        self._lines.extend(range(line, line + len(pieces)))

    def _flush(self) -> None:
        literal = "".join(self._literal)
        self._literal.clear()
        if literal:
            self._emit(f"__M_write({literal!r})", 0)

    def _expression(self, start: int) -> int:
        """Write the expression that begins at `start`; position after its closing brace."""
        depth = 0
        for token in _TOKEN.finditer(self._text, start):
            sign = token.group()
            if sign in ("(", "[", "{"):
                depth += 1
            elif sign in (")", "]", "}"):
                if depth == 0 and sign == "}":
                    self._emit(f"__M_write(__M_str({self._text[start : token.start()]}\n))", start)
                    return token.end()
                depth -= 1
            elif sign == "#" or (sign == "|" and depth == 0):
                raise _Rare
            if depth < 0:
                raise _Rare
        raise _Rare

    def _control(self, line: str, position: int) -> None:
        control = _CONTROL.match(line)
        if control is None or line.endswith("\\"):
            raise _Rare
        word = control["word"]
        if control["end"] or word in _WITHIN:
            if not self._open or self._open.pop() != _WITHIN.get(word, word):
                raise _Rare
            if control["end"]:
                return
        self._emit(line.strip(), position)
        self._open.append(_WITHIN.get(word, word))
        self._emit("pass", position)
