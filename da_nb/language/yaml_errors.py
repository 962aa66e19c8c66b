"""Say in plain words what a YAML parser found wrong, and how to mend it."""

from dataclasses import dataclass

import yaml

from da_nb.errors import InterviewError, Origin

_QUOTE = "Put the whole text in quotation marks, or write it on the lines below a | sign."
_BELOW = "Write `|` after the key's colon and put the text on the lines below it, indented."
_INDENT = "Indent the line like the keys it belongs to, and look at the line above."


@dataclass(frozen=True)
class _Case:
    """A parser's wording and ours; `at_start` points to where the thing that is wrong begins."""

    parts: tuple[str, ...]
    problem: str
    mend: str
    at_start: bool = False


_CASES = (
    _Case(
        ("found unexpected end of stream",),
        "a quotation mark is not closed",
        "Close it, or remove the one at the beginning of the text.",
        at_start=True,
    ),
    _Case(
        ("could not find expected ':'",),
        "a colon is missing after the key",
        "Write `key: value`, or indent the line under the key whose text it is.",
        at_start=True,
    ),
    _Case(
        ("',' or ']'",),
        "a square bracket is not closed, or a comma is missing",
        f"Close it with ]. {_QUOTE}",
        at_start=True,
    ),
    _Case(
        ("',' or '}'",), "a brace is not closed, or a comma is missing", f"Close it with }}. {_QUOTE}", at_start=True
    ),
    _Case(
        ("sequence entries are not allowed",),
        "a list begins beside its key",
        "Put its first - on a line of its own below the key.",
    ),
    _Case(
        ("'-' indicator",),
        "this line belongs to no item of the list",
        "Begin it with - or indent it like the item above.",
    ),
    _Case(
        ("unknown escape", "hexdecimal"),
        "a backslash in double quotation marks begins no known sign",
        "Write two backslashes, or use single quotation marks.",
    ),
    _Case(
        ("characters are not allowed",),
        "the text holds a control character",
        "Remove it, or write it as an escape in double quotation marks.",
    ),
    _Case(("comment or line break", "comment or a line break", "chomping or"), "text follows the | or > sign", _BELOW),
    _Case(("node content",), "a text begins with a sign that YAML uses", _QUOTE),
    _Case(("found duplicate anchor",), "the same &name is given twice", "Rename one of them."),
    _Case(("<document start>",), "text stands beside the keys of this block", _INDENT),
    _Case(("tag",), "a text begins with an exclamation mark", _QUOTE),
)
_SIGNS = {"`": "a backtick", "\t": "a tab"}


def explain(error: yaml.YAMLError, piece: str, lines_before: int, file: str) -> InterviewError:
    """Turn a parser's error about `piece` into one that names the line of the file."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", error))
    mark, start = _place(error, piece)
    lines = piece.split("\n")
    case = _sign(said, mark, lines) or _colon(said, mark, lines) or _misplaced(said, mark, lines) or _known(said)
    line = start[0] if case.at_start else mark[0]
    shown = lines[line].strip() if line < len(lines) else ""
    problem = f"{case.problem}: {shown}" if shown else case.problem
    return InterviewError(problem, Origin(file, lines_before + line + 1), case.mend)


def _place(error: yaml.YAMLError, piece: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """(line, column) of the problem and of what it belongs to, from 0."""
    if isinstance(error, yaml.MarkedYAMLError):
        marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
        if marks:
            return (marks[0].line, marks[0].column), (marks[-1].line, marks[-1].column)
    before = piece[: getattr(error, "position", 0)]
    place = (before.count("\n"), len(before) - before.rfind("\n") - 1)
    return place, place


def _sign(said: str, mark: tuple[int, int], lines: list[str]) -> _Case | None:
    """Case of a text whose first sign YAML keeps for itself."""
    line = lines[mark[0]] if mark[0] < len(lines) else ""
    if "directive" in said or (line.startswith("%") and mark[1] <= 1):
        return _Case((), "a line of Mako begins beside the keys of this block", _BELOW)
    if "alphabetic or numeric" in said:
        return _Case((), "a text begins with * or &", _QUOTE)
    if "cannot start any token" not in said:
        return None
    sign = line[mark[1] : mark[1] + 1]
    mend = _BELOW if sign == "%" else _QUOTE
    return _Case((), f"a text cannot begin with {_SIGNS.get(sign, sign)}", mend)


def _colon(said: str, mark: tuple[int, int], lines: list[str]) -> _Case | None:
    """Case of a colon where none is expected: in a text, or after a line that ends no key."""
    if "mapping values are not allowed" not in said:
        return None
    if ": " in lines[mark[0]][: mark[1]]:
        return _Case((), "a colon followed by a space stands inside plain text", _QUOTE)
    return _Case((), "a key stands where the text above it goes on", _INDENT)


def _misplaced(said: str, mark: tuple[int, int], lines: list[str]) -> _Case | None:
    """Case of something that is neither key nor text: in the middle of a line or at its beginning."""
    if "expected key" not in said and "<block end>" not in said:
        return None
    if mark[0] < len(lines) and lines[mark[0]][: mark[1]].strip():
        return _Case((), "text follows a closing quotation mark or bracket", _QUOTE)
    return _Case((), "this line is indented neither like the keys above nor like a text", _INDENT)


def _known(said: str) -> _Case:
    for case in _CASES:
        if any(part in said for part in case.parts):
            return case
    return _Case((), f"this is not YAML ({said})", _INDENT)
