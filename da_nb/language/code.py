"""Compile and run Python at its YAML line: the only exec and eval of the package."""

import ast
import linecache
import marshal
from functools import cached_property, lru_cache
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import Any, ClassVar

from da_nb.errors import InterviewError, Origin
from da_nb.language.assigned import Assigned
from da_nb.language.syntax_tree import relocate, shift
from da_nb.model.bundle import Source

_BARE_EXCEPT = "a bare `except:` also stops early endings such as background_response(); write `except Exception:`"
# Part of Python's message -> how to mend it.
_MENDS = (
    ("expected ':'", "End the line with a colon."),
    ("was never closed", "Close the bracket."),
    ("unterminated string", "Close the quotation mark on the same line."),
    ("unterminated triple-quoted", "Close the three quotation marks."),
    ("unmatched", "Remove the bracket or add the one that opens it."),
    ("does not match opening", "Close brackets in the order in which they were opened."),
    ("unindent does not match", "Indent the line like the lines it belongs to."),
    ("unexpected indent", "Indent the line like the one above."),
    ("expected an indented block", "Indent the lines that belong to the line with the colon."),
    ("cannot assign to", "Only a name, an attribute or an item can stand left of the equals sign."),
    ("Maybe you meant '=='", "Write == to compare."),
    ("outside function", "Code of a block is not a function; use if and else instead of return."),
)


def remember_lines(source: Source) -> None:
    """Make tracebacks show the author's lines of `source`."""
    lines = source.text.splitlines(keepends=True)
    # Without a modification time linecache keeps the entry when it looks for changed files.
    linecache.cache[source.name] = (len(source.text), None, lines, source.name)


def run(code: CodeType, namespace: dict[str, Any]) -> None:
    """Execute compiled statements in `namespace`."""
    exec(code, namespace)


def compile_tree(tree: ast.AST, file: str, mode: str) -> CodeType:
    """Code of a tree that already stands at its place in the file."""
    code: CodeType = compile(tree, file, mode, flags=0, dont_inherit=True)  # type: ignore[call-overload]
    return code


def freeze(code: CodeType) -> bytes:
    """Bytes of compiled code, for a pickle; they mean nothing to another version of Python."""
    return MAGIC_NUMBER + marshal.dumps(code)


def thaw(data: bytes) -> CodeType | None:
    """Code of such bytes; None if another version of Python wrote them."""
    if not data.startswith(MAGIC_NUMBER):
        return None
    code: CodeType = marshal.loads(data[len(MAGIC_NUMBER) :])
    return code


def python_error(error: SyntaxError | ValueError, origin: Origin) -> InterviewError:
    """Say in the author's words what Python found wrong at `origin`."""
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    text = (error.text or "").strip() if isinstance(error, SyntaxError) else ""
    mend = next((mend for part, mend in _MENDS if part in message), "Correct the Python in this line.")
    shown = f": {text}" if text else ""
    return InterviewError(f"this is not Python ({message}){shown}", origin, mend)


class _Python:
    """What Code and Expression share: Python at its YAML line, compiled when it is first run or checked."""

    mode: ClassVar[str]

    def __init__(self, text: str, origin: Origin) -> None:
        self.text = text
        self.origin = origin
        # Known now, for another interview of this name may have been read by the time it is compiled.
        self._columns = _indent(text, origin)
        self._code: CodeType | None = None

    @cached_property
    def _names(self) -> Assigned:
        return Assigned(self._parse())

    @cached_property
    def assigned(self) -> frozenset[str]:
        """Names it may define (language 4.1): `a`, `a.b`, `a['k']`, `a[0]`, `a[i]`."""
        return frozenset(self._names.found)

    @property
    def warnings(self) -> tuple[tuple[str, Origin], ...]:
        """(problem, origin) pairs the author should hear about at load."""
        return tuple((_BARE_EXCEPT, self._at(line)) for line in self._names.bare_excepts)

    @property
    def compiled(self) -> CodeType:
        """Python's code, with the lines of the YAML file. Raises InterviewError when the text is not Python."""
        if self._code is None:
            self._code = self._compile()
        return self._code

    def check(self) -> None:
        """Raise InterviewError with the YAML line when the text is not Python."""
        if self._code is None and not _is_sound(self.text, self.mode):
            self._compile()

    def _compile(self) -> CodeType:
        tree, origin = self._parse(), self.origin
        if self._columns is not None:
            shift(tree, origin.line - 1, self._columns)
        else:
            relocate(tree, lambda line: line + origin.line - 1)
        try:
            return compile_tree(tree, origin.file, self.mode)
        except SyntaxError as error:
            raise python_error(error, Origin(origin.file, error.lineno or origin.line)) from error

    def _parse(self) -> ast.AST:
        try:
            return ast.parse(self.text, self.origin.file, self.mode)
        except SyntaxError as error:
            raise python_error(error, self._at(error.lineno)) from error
        except ValueError as error:
            raise python_error(error, self.origin) from error

    def _at(self, line: int | None) -> Origin:
        """Origin of a line of the text, from 1."""
        last = self.text.count("\n") + 1
        return Origin(self.origin.file, self.origin.line + min(max(line or 1, 1), last) - 1)

    def mentions(self, name: str) -> bool:
        """Whether the plain name occurs anywhere, read or written."""
        return name in self._names.mentioned

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r}, {self.origin})"

    def __getstate__(self) -> dict[str, Any]:
        code = None if self._code is None else freeze(self._code)
        return {"text": self.text, "origin": self.origin, "_columns": self._columns, "_code": code}

    def __setstate__(self, state: dict[str, Any]) -> None:
        code = state["_code"]
        vars(self).update(state, _code=None if code is None else thaw(code))


@lru_cache(maxsize=20_000)
def _is_sound(text: str, mode: str) -> bool:
    """Whether the text is Python; remembered, since most of an interview stays as it is when a line of it changes."""
    try:
        compile_tree(ast.parse(text, "", mode), "", mode)
    except (SyntaxError, ValueError):
        return False
    return True


class Code(_Python):
    """Statements of an interview. What they define has to be known at load, so they are parsed then."""

    mode = "exec"

    def __init__(self, text: str, origin: Origin) -> None:
        """Raise InterviewError with the YAML line when the text is not Python."""
        super().__init__(text, origin)
        self._names  # noqa: B018 - parsed for what it may raise

    def run(self, namespace: dict[str, Any]) -> None:
        """Execute in `namespace`, which may be a dict with `__missing__`."""
        exec(self._code or self.compiled, namespace)


class Expression(_Python):
    """One expression of an interview."""

    mode = "eval"

    def __init__(self, text: str, origin: Origin) -> None:
        stripped = text.lstrip()
        lead = text[: len(text) - len(stripped)].count("\n")
        super().__init__(stripped.rstrip(), Origin(origin.file, origin.line + lead))

    def value(self, namespace: dict[str, Any]) -> Any:  # noqa: ANN401 - the value is the author's
        """Evaluate in `namespace`, which may be a dict with `__missing__`."""
        return eval(self._code or self.compiled, namespace)


def _indent(text: str, origin: Origin) -> int | None:
    """Bytes that stand before the text's first line in the remembered file; None if it is not found there."""
    first = text.partition("\n")[0]
    shown = linecache.cache.get(origin.file)
    if shown is None or len(shown) != 4 or not first:
        return None
    lines = shown[2]
    line = lines[origin.line - 1] if 0 < origin.line <= len(lines) else ""
    start = line.find(first)
    return len(line[:start].encode()) if start >= 0 else None
