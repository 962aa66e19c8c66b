"""Markdown of authors -> clean HTML, and HTML -> the text one sees (language 13.2)."""

import re
from functools import lru_cache
from html.parser import HTMLParser
from threading import Lock

from markdown import Markdown

from da_nb.language.cleaning import clean

_EXTENSIONS = ("smarty", "sane_lists", "tables", "attr_list", "md_in_html", "footnotes")
_REMEMBERED = 2048
# One line that begins with a letter and holds no sign that Markdown, HTML or smarty could take for theirs.
_NO_MARKUP = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;?/%$€()=+]|\.(?!\.))*")
_PARAGRAPHS = re.compile(r"</p>\s*<p(?: [^>]*)?>")
_ONE_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>((?:(?!</?p\b).)*)</p>", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<[/!?A-Za-z][^<>]*>", re.DOTALL)
_TAG_BEGINS = re.compile(r"<(?=[/!?A-Za-z])")
_UNSEEN = frozenset({"script", "style", "template", "title"})
# Elements that run on within a word; all others separate words.
_WITHIN_WORDS = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"),
        "wbr",
    }
)


@lru_cache(maxsize=_REMEMBERED)
def to_html(text: str) -> str:
    """Clean HTML of a text of one or more paragraphs."""
    if _NO_MARKUP.fullmatch(text := text.strip()):
        return f"<p>{text}</p>"
    return clean(_converter().convert(text))


@lru_cache(maxsize=_REMEMBERED)
def to_inline(text: str) -> str:
    """Clean HTML of a heading or label: no outer paragraph, paragraph breaks become spaces."""
    html = _PARAGRAPHS.sub(" ", to_html(text).strip())
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
    """Collects the text outside of tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)

    def _separate(self, tag: str) -> None:
        if tag not in _WITHIN_WORDS:
            self.pieces.append(" ")
