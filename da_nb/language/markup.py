"""Markdown of authors -> clean HTML, and HTML -> the text one sees (language 13.2)."""

import re
from functools import lru_cache
from html.parser import HTMLParser
from threading import Lock

from markdown import Markdown

from da_nb.language.cleaning import clean
from da_nb.language.fill import Filling
from da_nb.language.rendering import SCREEN, Rendering
from da_nb.language.scan import MAY_HOLD_MARKS, Scan

_EXTENSIONS = ("smarty", "sane_lists", "tables", "attr_list", "md_in_html", "footnotes")
_REMEMBERED = 2048
# One line that begins with a letter and holds no sign that Markdown, HTML or smarty could take for theirs.
_NO_MARKUP = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;?/%$€()=+]|\.(?!\.))*")
_PARAGRAPHS = re.compile(r"</p>\s*<p(?: [^>]*)?>")
_ONE_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>((?:(?!</?p\b).)*)</p>", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[/!?A-Za-z][^<>]*>", re.DOTALL)
_TAG_BEGINS = re.compile(r"<(?=[/!?A-Za-z])")
_VOID = frozenset({"br", "hr", "img", "input", "source", "track", "wbr"})
_HIDING_CLASSES = frozenset({"d-none", "visually-hidden", "sr-only"})
_HIDING_STYLE = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_UNSEEN = frozenset({"script", "style", "template", "title"})
# Elements that run on within a word; all others separate words.
_WITHIN_WORDS = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        "wbr",
    }
)


def to_html(text: str, rendering: Rendering = SCREEN) -> str:
    """Clean HTML of a text of one or more paragraphs, its tags, icons and terms in place."""
    return _render(text, rendering) if _matters(text, rendering) else _html(text)


def to_inline(text: str, rendering: Rendering = SCREEN) -> str:
    """Clean HTML of a heading or label: no outer paragraph, paragraph breaks become spaces."""
    return _render(text, rendering, inline=True) if _matters(text, rendering) else _inline(text)


@lru_cache(maxsize=_REMEMBERED)
def _html(text: str) -> str:
    return _render(text, SCREEN)


@lru_cache(maxsize=_REMEMBERED)
def _inline(text: str) -> str:
    return _render(text, SCREEN, inline=True)


def _matters(text: str, rendering: Rendering) -> bool:
    """Whether the text may look different with this rendering than with the one for texts that stand alone."""
    if rendering is SCREEN:
        return False
    terms = rendering.terms
    if terms and (terms.has_unmarked or "{" in text):
        return True
    return "|" in text or "<table" in text or MAY_HOLD_MARKS.search(text) is not None


def _render(text: str, rendering: Rendering, *, inline: bool = False) -> str:
    """What files and fields give may change, so the result is not remembered; what Markdown costs, is."""
    scan = Scan(text, rendering, to_html, to_inline)
    html = _converted(scan.text)
    if inline:
        html = _without_paragraph(html)
    if not scan.pieces and not rendering.terms.has_unmarked and "<table" not in html:
        return html
    return Filling(scan, rendering).fill(html, inline=inline)


@lru_cache(maxsize=_REMEMBERED)
def _converted(text: str) -> str:
    """Clean HTML of a text without marks, or with tokens in their places."""
    bare = text.rstrip()
    if _NO_MARKUP.fullmatch(bare):
        return f"<p>{bare}</p>"
    return clean(_converter().convert(text))


def _without_paragraph(html: str) -> str:
    html = _PARAGRAPHS.sub(" ", html.strip())
    paragraph = _ONE_PARAGRAPH.fullmatch(html)
    return paragraph.group(1) if paragraph else html


@lru_cache(maxsize=_REMEMBERED)
def plain(html: str) -> str:
    """Visible text: entities decoded, white space normalised, blocks and line breaks as spaces."""
    if "<" not in html and "&" not in html:
        return " ".join(html.split())
    seen = _Seen()
    seen.feed(html)
    seen.close()
    return " ".join("".join(seen.pieces).split())


def without_tags(text: str) -> str:
    """Typed-in text without HTML tags and backslashes (language 8.1)."""
    if "<" in text:
        text = _TAG.sub("", text)
        # What was left over from one tag must not make another.
        if _TAG.search(text):
            text = _TAG_BEGINS.sub("", text)
    return text.replace("\\", "")


class _Converter:
    """One Markdown instance for all texts: making one costs more than a conversion."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=_EXTENSIONS, output_format="html")
        self._lock = Lock()

    def convert(self, text: str) -> str:
        with self._lock:
            self._markdown.reset()
            return self._markdown.convert(text)


@lru_cache(maxsize=1)
def _converter() -> _Converter:
    return _Converter()


class _Seen(HTMLParser):
    """Collects the text outside of tags, but not what is hidden or folded away."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        # The element that is not seen, and how many of its name are open in it.
        self._unseen: str | None = None
        self._depth = 0
        self._folds = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen is not None:
            self._depth += tag == self._unseen
        elif tag in _UNSEEN or (tag not in _VOID and _is_hidden(dict(attrs))):
            self._unseen, self._depth = tag, 1
        elif tag == "details":
            self._folds = "open" not in dict(attrs)
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._depth -= 1
            if not self._depth:
                self._unseen = None
        elif tag == "summary" and self._folds and self._unseen is None:
            self._unseen, self._depth, self._folds = "details", 1, False
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            self.pieces.append(data)

    def _separate(self, tag: str) -> None:
        if tag not in _WITHIN_WORDS:
            self.pieces.append(" ")


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or _HIDING_CLASSES & set((attributes.get("class") or "").split()):
        return True
    return _HIDING_STYLE.search(attributes.get("style") or "") is not None
