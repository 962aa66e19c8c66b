"""Shape text: lines, paragraphs, emphasis, ends of sentences, file names, redaction (library 2)."""

import base64
import re
import unicodedata
from typing import Any

_LINE_BREAKS = re.compile(r"[\r\n]+")
_MARKUP_CODE = re.compile(r"\[[A-Z][A-Z_]*(?: [^\]]*)?\]")
# What Markdown, Mako's output and our own tags could take for theirs.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|~:$=<>&\"'-])")
BLOCK = "█"


def indent(text: object, by: int = 4) -> str:
    """Every line, the first too, after `by` blanks. Source: library 2."""
    blanks = " " * int(by)
    return "\n".join(blanks + line for line in str(text).split("\n"))


def quote_paragraphs(text: object) -> str:
    """The text as a Markdown quotation. Source: library 2."""
    return "\n>\n".join("> " + line.strip() for line in _LINE_BREAKS.split(str(text).strip()))


def single_to_double_newlines(text: object) -> str:
    """Every line a paragraph of its own. Source: library 2."""
    return _LINE_BREAKS.sub("\n\n", str(text))


def single_paragraph(text: object) -> str:
    """The text on one line. Source: library 2."""
    return _LINE_BREAKS.sub(" ", str(text))


def fix_punctuation(text: object, mark: str = ".", other_marks: list[str] | None = None) -> str:
    """The text with `mark` at its end, unless it ends in one of `other_marks` ('.', '?', '!'). Source: library 2."""
    shown = str(text).rstrip()
    ends = (mark, *(other_marks if isinstance(other_marks, list | tuple) else (".", "?", "!")))
    return shown if not shown or shown.endswith(ends) else shown + mark


def verbatim(text: object) -> str:
    """The text so that Markdown and HTML show it as it is. Source: library 2."""
    return _MARKDOWN.sub(lambda sign: f"&#{ord(sign[1])};", str(text).strip())


def _emphasised(text: object, mark: str, default: object) -> str:
    shown = "" if text is None else str(text)
    if shown.strip():
        return f"{mark}{shown.strip()}{mark}"
    return "" if default is None else f"{mark}{default}{mark}"


def bold(text: object, default: object = None) -> str:
    """The text in bold type; `default`, or nothing, when it is blank. Source: library 2."""
    return _emphasised(text, "**", default)


def italic(text: object, default: object = None) -> str:
    """The text in italics; `default`, or nothing, when it is blank. Source: library 2."""
    return _emphasised(text, "_", default)


def plain(text: object, default: object = None) -> str:
    """The text as it is; `default`, or nothing, when it is blank. Source: library 2."""
    return _emphasised(text, "", default)


def space_to_underscore(text: object) -> str:
    """Text fit for a file name: ASCII letters, digits, '_', '.', '-'. Source: library 2."""
    ascii_only = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_.-]", "", re.sub(r"\s+", "_", ascii_only.strip()))


def split(text: object, breaks: Any, index: Any) -> Any:  # noqa: ANN401 - a number or 'all', a text or texts
    """Part `index` (from 0) of a text cut between words into parts of `breaks` characters; 'all' for every part.

    `breaks` is one width or a list; what is left over is the last part. Source: library 2.
    """
    widths = list(breaks) if isinstance(breaks, list | tuple) else [breaks]
    rest, parts = str(text).strip(), []
    for width in map(int, widths):
        part, rest = _cut(rest, width)
        parts.append(part)
    parts.append(rest)
    if index == "all":
        return parts
    return parts[int(index)] if -len(parts) <= int(index) < len(parts) else ""


def _cut(text: str, width: int) -> tuple[str, str]:
    if len(text) <= width:
        return text, ""
    at = text.rfind(" ", 0, width + 1)
    at = width if at <= 0 else at
    return text[:at].rstrip(), text[at:].lstrip()


def redacted(text: object) -> str:
    """The text with every letter blacked out; spaces and markup codes stay."""
    pieces, at = [], 0
    shown = str(text)
    for code in _MARKUP_CODE.finditer(shown):
        pieces += [re.sub(r"\S", BLOCK, shown[at : code.start()]), code.group()]
        at = code.end()
    return "".join((*pieces, re.sub(r"\S", BLOCK, shown[at:])))


def encode_name(name: object) -> str:
    """A variable's name in letters and digits that an HTML name may have. Source: library 2."""
    return base64.b64encode(str(name).encode()).decode().rstrip("=")


def decode_name(code: str) -> str:
    """The variable's name that `encode_name` made `code` of. Source: library 2."""
    return base64.b64decode(code + "=" * (-len(code) % 4)).decode()


def yes_or_no(value: object, is_yes: bool) -> str:
    """'Yes' or 'No' whether the value's truth is `is_yes`; '' for None and ''."""
    if value is None or value == "":
        return ""
    return "Yes" if bool(value) is is_yes else "No"
