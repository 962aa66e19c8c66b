"""Put the pieces of a text's marks into its clean HTML; give tables their class and terms their link."""

import re
from dataclasses import dataclass, field
from html import escape

from da_nb.language.cleaning import clean
from da_nb.language.rendering import Piece, Rendering
from da_nb.language.scan import BEGIN, END, Scan

_NODE = re.compile(
    rf"<(?P<closing>/?)(?P<element>[a-z][a-z0-9]*)[^>]*>|{BEGIN}(?P<number>\d{{1,7}}){END}|[{BEGIN}{END}]"
)
_TOKEN = re.compile(rf"{BEGIN}(\d{{1,7}}){END}")
_TOKEN_IN_TAG = re.compile(rf"<[^>{BEGIN}]*{BEGIN}[^>]*>")
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "source", "track", "wbr"))
_PARAGRAPHS = frozenset(("dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "td", "th"))
_BOXES = _PARAGRAPHS | {"blockquote", "caption", "div", "fieldset", "figcaption", "legend", "main", "pre", "section"}
_CODE = frozenset(("code", "pre", "samp", "textarea"))
_NO_LINKS = frozenset(("a", "button", "option", "select", "summary", "textarea"))


@dataclass
class _Element:
    name: str
    at: int
    styles: dict[str, str] = field(default_factory=dict)
    emptied: bool = False
    """A piece without trace stood here, so that nothing else may be left."""


class Filling:
    """Fills one text. `html` is clean and holds tokens; nothing of a piece is taken for a token or a term again."""

    def __init__(self, scan: Scan, rendering: Rendering) -> None:
        self._pieces = scan.pieces
        self._sources = scan.sources
        self._rendering = rendering
        self._term = scan.term
        self._out: list[str] = []
        self._open: list[_Element] = [_Element("", 0)]
        self._onward: dict[str, str] = {}

    def fill(self, html: str, *, inline: bool) -> str:
        """The finished HTML; `inline` if it is to stand within a line or heading."""
        if _TOKEN_IN_TAG.search(html):
            # What now stands in an attribute has not been judged: it may have become the address of a script.
            html = clean(_TOKEN_IN_TAG.sub(self._in_tag, html))
        self._out.append("")
        at = 0
        for node in _NODE.finditer(html):
            self._text(html[at : node.start()])
            at = node.end()
            if node["element"]:
                self._tag(node)
            elif node["number"] and int(node["number"]) < len(self._pieces):
                self._piece(int(node["number"]))
        self._text(html[at:])
        filled = "".join(self._out)
        styles = _css(self._open[0].styles)
        if not styles:
            return filled
        return (
            f'<span style="display:block;{styles}">{filled}</span>'
            if inline
            else f'<div style="{styles}">{filled}</div>'
        )

    def _in_tag(self, tag: re.Match[str]) -> str:
        return _TOKEN.sub(lambda token: escape(self._attribute(int(token.group(1)))), tag.group())

    def _attribute(self, number: int) -> str:
        if number >= len(self._pieces):
            return ""
        text = self._pieces[number].text
        return self._sources[number] if text is None else text

    def _text(self, text: str) -> None:
        terms = self._rendering.terms
        if not text or not terms.has_unmarked or self._is_within(_CODE | _NO_LINKS):
            self._out.append(text)
            return
        for part, definition in terms.split(text):
            self._out.append(part if definition is None else self._term(part, definition))

    def _tag(self, node: re.Match[str]) -> None:
        name, html = node["element"], node.group()
        if node["closing"]:
            self._close(html)
            return
        self._out.append(self._with_class(name, html))
        if name not in _VOID:
            element = _Element(name, len(self._out) - 1)
            if name in _PARAGRAPHS:
                element.styles.update(self._onward)
            self._open.append(element)

    def _close(self, html: str) -> None:
        if len(self._open) == 1:
            return
        element = self._open.pop()
        self._write_styles(element)
        if element.emptied and self._is_blank_since(element):
            self._out[element.at :] = []
        else:
            self._out.append(html)

    def _write_styles(self, element: _Element) -> None:
        if styles := _css(element.styles):
            self._out[element.at] = _with_style(self._out[element.at], styles)

    def _is_blank_since(self, element: _Element) -> bool:
        return not any(part.strip() for part in self._out[element.at + 1 :])

    def _with_class(self, name: str, html: str) -> str:
        css = {"table": self._rendering.table_class, "thead": self._rendering.header_class}.get(name)
        return f'<{name} class="{escape(css)}"{html[len(name) + 1 :]}' if css and ' class="' not in html else html

    def _piece(self, number: int) -> None:
        piece = self._pieces[number]
        if piece.not_in_code and self._is_within(_CODE):
            self._out.append(escape(self._sources[number], quote=False))
            return
        if piece.style or piece.onward is not None:
            self._style(piece)
        if piece.splits or piece.block:
            self._between_paragraphs(piece)
        elif piece.bare is not None and self._is_within(_NO_LINKS):
            self._out.append(piece.bare)
        elif piece.html:
            self._out.append(piece.html)
        elif self._open[-1].name == "p":
            self._open[-1].emptied = True

    def _style(self, piece: Piece) -> None:
        box = next((element for element in reversed(self._open) if element.name in _BOXES), self._open[0])
        for name, value in (piece.onward or {}).items():
            self._onward.pop(name, None)
            box.styles.pop(name, None)
            if value is not None:
                self._onward[name] = box.styles[name] = value
        box.styles.update(_rules(piece.style))

    def _between_paragraphs(self, piece: Piece) -> None:
        """End the paragraph before the piece and begin one like it after it; within other elements just break."""
        paragraph = self._open[-1]
        if paragraph.name != "p":
            self._out.append("<br><br>" if piece.splits else piece.html)
            return
        opening = self._out[paragraph.at]
        self._write_styles(paragraph)
        if self._is_blank_since(paragraph):
            self._out[paragraph.at :] = []
        else:
            self._out.append("</p>\n")
        self._out += [piece.html, opening]
        self._open[-1] = _Element("p", len(self._out) - 1, dict(self._onward), emptied=True)

    def _is_within(self, names: frozenset[str]) -> bool:
        return any(element.name in names for element in self._open)


def _rules(css: str) -> dict[str, str]:
    return {name: value for name, _, value in (rule.partition(":") for rule in css.split(";")) if name}


def _css(styles: dict[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in styles.items())


def _with_style(tag: str, css: str) -> str:
    """An opening tag with styles before its own, which win."""
    before, style, after = tag.partition(' style="')
    return f"{before}{style}{css};{after}" if style else f'{tag[:-1]} style="{css}">'
