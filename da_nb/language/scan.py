"""Take the marks out of a text before Markdown: tags, icons, terms and lines that keep their breaks.

Each mark leaves a token of characters that Unicode reserves for such uses, which Markdown and the cleaning pass by;
`fill.py` puts the piece of the mark in its place.
"""

import re
from collections.abc import Callable, Iterator
from html import escape

from da_nb.language.icons import icon
from da_nb.language.rendering import PairedTag, Piece, Rendering
from da_nb.language.tags import PAIRED_TAGS, TAGS

BEGIN, END = "\ufdd0", "\ufdd1"
MAY_HOLD_MARKS = re.compile(r"\[[A-Z]|:[A-Za-z][A-Za-z0-9_-]*+:|^\| |[\ufdd0\ufdd1]", re.MULTILINE)
_NO_ICONS = "[NO_EMOJIS]"
_MARK = re.compile(
    r"\\[\\\[{]"
    r"|\[(?P<tag>[A-Z][A-Z0-9_:]*+)(?:\s++(?P<argument>[^\[\]]*+))?+\]"
    r"|\{(?P<phrase>[^{}|]*+)(?:\|(?P<shown>[^{}]*+))?+\}"
    r"|:(?P<icon>[A-Za-z][A-Za-z0-9_-]*+):"
)
_TABLE_RULE = re.compile(r"\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+(?:\|\s*+)?+")

Inner = Callable[[str, Rendering], str]
"""Renders a text within a text, as paragraphs."""


class Scan:
    """One text without its marks, and the pieces for them; `sources` are the marks as written."""

    def __init__(self, text: str, rendering: Rendering, blocks: Inner, inline: Inner) -> None:
        self.pieces: list[Piece] = []
        self.sources: list[str] = []
        self._rendering = rendering
        self._blocks = blocks
        self._inline = inline
        self._icons = _NO_ICONS not in text
        self.text = text
        if not rendering.terms and not MAY_HOLD_MARKS.search(text):
            return
        text = text.replace(BEGIN, "").replace(END, "")
        if "| " in text:
            text = "\n".join(_with_breaks(text.split("\n")))
        if "[BEGIN_" in text:
            for pair in PAIRED_TAGS.values():
                text = self._pairs(text, pair)
        self.text = self._marks(text)

    def _pairs(self, text: str, pair: PairedTag) -> str:
        begin, between, end = (f"[{name}]" for name in (pair.name, pair.between, pair.end))
        out: list[str] = []
        while True:
            head, _, rest = text.partition(begin)
            left, found, rest = rest.partition(between)
            right, ends, tail = rest.partition(end)
            if not (found and ends):
                return "".join((*out, text))
            piece = Piece(text=" ", block=True, inside=(left, right), frame=pair.frame)
            out += [head, "\n\n", self._token(piece, ""), "\n\n"]
            text = tail

    def _marks(self, text: str) -> str:
        out: list[str] = []
        at = start = 0
        while found := _MARK.search(text, start):
            piece = self._piece(found)
            if piece is None:
                # What is not a mark may hold one.
                start = found.end() if found.group().startswith("\\") else found.start() + 1
                continue
            out += [text[at : found.start()], self._token(piece, found.group())]
            at = start = found.end()
        return "".join((*out, text[at:]))

    def _piece(self, found: re.Match[str]) -> Piece | None:
        if (name := found["tag"]) is not None:
            tag = TAGS.get(name)
            piece: Piece | None = tag.render(found["argument"] or "", self._rendering) if tag else None
            return piece
        if found["icon"] is not None:
            return icon(found["icon"], self._rendering) if self._icons else None
        if found["phrase"] is not None and self._rendering.terms:
            return self._term(found["phrase"], found["shown"])
        return None

    def _term(self, phrase: str, shown: str | None) -> Piece | None:
        definition = self._rendering.terms.definition(phrase)
        if definition is None:
            return None
        html = self._inline((phrase if shown is None else shown).strip(), self._rendering.without_terms())
        return Piece(self.term(html, definition), None, bare=html, not_in_code=True)

    def term(self, html: str, definition: str) -> str:
        """HTML of a term: what can be pressed to read the definition."""
        if self._rendering.document:
            return html
        popped_up = escape(self._blocks(definition, self._rendering.without_terms()))
        return f'<a class="da-term" role="button" tabindex="0" data-da-definition="{popped_up}">{html}</a>'

    def _token(self, piece: Piece, source: str) -> str:
        if piece.frame:
            piece = Piece("".join(self._framed(piece)), piece.text, block=piece.block)
        self.pieces.append(piece)
        self.sources.append(source)
        return f"{BEGIN}{len(self.pieces) - 1}{END}"

    def _framed(self, piece: Piece) -> Iterator[str]:
        rendering = self._rendering.for_foreign_text() if piece.foreign else self._rendering
        yield piece.frame[0]
        for text, after in zip(piece.inside, piece.frame[1:], strict=True):
            yield self._blocks(text.strip("\n"), rendering)
            yield after


def _with_breaks(lines: list[str]) -> Iterator[str]:
    """The lines; those that begin with `| ` and are no table's end with a break."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].startswith("|"):
            end += 1
        run = lines[at:end]
        if not run:
            yield lines[at]
            at += 1
            continue
        is_table = any(_TABLE_RULE.fullmatch(line) for line in run)
        for line in run:
            yield line if is_table or not line.startswith("| ") else f"{line[2:]}[BR]"
        at = end
