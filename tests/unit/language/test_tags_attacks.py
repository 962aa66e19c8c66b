"""Nothing in a tag, icon or term becomes HTML of its own (house decision 11)."""

from html.parser import HTMLParser

import pytest

from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.rendering import Image, Media, Rendering
from da_nb.language.scan import BEGIN, END, Scan
from da_nb.language.terms import Term, Terms

ATTACKS = (
    '"><script>alert(1)</script>',
    "\"' onerror=alert(1) x='",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "<img src=x onerror=alert(1)>",
    "&#34;&gt;&lt;script&gt;",
    "x;position:fixed;top:0",
    "url(javascript:alert(1))",
    f"{BEGIN}0{END}",
    "&#xFDD0;0&#xFDD1;",
    "`<script>`",
    "*a* <b onclick=x>",
)
NAMES = (
    *("FILE", "FILE a.jpg,", "FILE a.jpg, 1in,", "FILE a.pdf, 1in,", "FILE a.mp3, 1in,", "FILE no, 1in,", "FILE no"),
    *("EMOJI", "EMOJI a.jpg,", "TARGET", "FIELD", "QR", "QR a, 1in,", "QR a,", "YOUTUBE", "VIMEO", "YOUTUBE4:3", "MAP"),
    *("INDENTBY", "INDENTBY 1in", "REDACTION_WORD", "BR", "CENTER", "PAGEBREAK"),
)
ALLOWED = frozenset(
    (
        *("class", "style", "src", "alt", "href", "target", "rel", "role", "tabindex", "aria-label", "aria-hidden"),
        *("data-target", "data-da-definition", "controls", "preload", "viewbox", "fill", "stroke", "d", "title"),
    )
)
FILES = {
    "a.jpg": Media("/a.jpg", "image/jpeg", "a.jpg"),
    "a.pdf": Media("/a.pdf", "application/pdf", "a.pdf"),
    "a.mp3": Media("/a.mp3", "audio/mpeg", "a.mp3"),
}
WITH = Rendering(
    files=FILES.get,
    images={"pic": Image("a.jpg")},
    terms=Terms([Term(("term",), "Definition")], [Term(("loan",), "Def")]),
)


class Judge(HTMLParser):
    """Collects what could do harm."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Elements that run, attributes nobody needs, addresses that run, styles that leave the screen."""
        if tag in ("script", "style", "iframe", "object"):
            self.harm.append(tag)
        for name, value in attrs:
            if name not in ALLOWED:
                self.harm.append(name)
            if name in ("href", "src") and (value or "").strip().lower().startswith("javascript"):
                self.harm.append(f"{name}={value}")
            if name == "style" and ("position" in (value or "") or "url" in (value or "")):
                self.harm.append(f"{name}={value}")


def harm_of(html: str) -> list[str]:
    """What could do harm in the HTML."""
    judge = Judge()
    judge.feed(html)
    judge.close()
    return judge.harm


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", NAMES)
def test_arguments_of_tags(name: str, attack: str) -> None:
    """In a text, in a heading, in an attribute and in a link."""
    tag = f"[{name} {attack}]"
    for text in (
        tag,
        f"*{tag}*",
        f'<b title="{tag}">a</b>',
        f"<b title='{tag}'>a</b>",
        f"[a](#x '{tag}')",
        f"![{tag}](a.png)",
    ):
        assert harm_of(to_html(text, WITH)) == [], text
        assert harm_of(to_inline(text, WITH)) == [], text


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", ["{{term|{}}}", "{{{}}}", ":pic:{}", "[BEGIN_TWOCOL]{}[BREAK]{}[END_TWOCOL]", "| {}"])
def test_icons_terms_and_columns(form: str, attack: str) -> None:
    """The text of an author inside a mark is cleaned like any other."""
    assert harm_of(to_html(form.replace("{}", attack).replace("{{", "{").replace("}}", "}"), WITH)) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_definitions(attack: str) -> None:
    """A definition is cleaned before it is put into an attribute, of which it cannot break out."""
    rendering = Rendering(terms=Terms([Term(("term",), attack)]))
    html = to_html("a {term} b", rendering)
    assert harm_of(html) == []
    found: list[str] = []

    class Definitions(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if name == "data-da-definition")

    Definitions().feed(html)
    assert len(found) == 1
    assert harm_of(found[0]) == []


@pytest.mark.parametrize("tag", ["END", "PAGENUM", "NO_EMOJIS", "MAP x", "TARGET y", "NEWPAR", "BR"])
def test_a_tag_cannot_hide_an_address(tag: str) -> None:
    """An address is judged as it stands in the end, without the tags that vanish from it."""
    for text in (f"[a](java[{tag}]script:alert(1))", f'<a href="java[{tag}]script:alert(1)">a</a>'):
        assert harm_of(to_html(text)) == []
        assert "javascript:" not in to_html(text)


def test_tokens_cannot_be_forged() -> None:
    """Characters that mark our tokens are dropped from a text, and a number that names nothing gives nothing."""
    assert to_html(f"a{BEGIN}0{END}b [BR]") == "<p>a0b <br></p>"
    assert plain(to_html("a&#xFDD0;7&#xFDD1;b [BR]")) == "ab"
    assert "7" not in to_html('<b title="&#xFDD0;7&#xFDD1;">[BR]</b>')


def test_a_forged_term_has_no_definition() -> None:
    """What the front end shows as a definition is ours alone."""
    assert "data-da" not in to_html('<a class="da-term" data-da-definition="&lt;img src=x onerror=y&gt;">a</a> [BR]')


def test_marks_inside_attributes_leave_them_whole() -> None:
    """An icon or term in an address is no icon or term; a tag in one gives its text."""
    assert 'href="https://h/:x:/{term}"' in to_inline("[a](https://h/:x:/{term})", WITH)
    assert to_inline('<b title="1[ENDASH]2 [FILE a.jpg, 1in, x&quot;y]">a</b>', WITH).startswith('<b title="1\u20132 ')


@pytest.mark.parametrize(
    "text",
    [
        "[A " * 20_000,
        "[FILE" + " " * 50_000,
        "{" * 50_000,
        ":a" * 20_000,
        "| " * 50_000,
        "|-" + " " * 50_000 + "x\n| a",
    ],
)
def test_hostile_text_is_scanned_in_time(text: str) -> None:
    """Many openings without an end cost no more than their length: the test's time limit is the judge."""
    assert Scan(text, WITH, to_html, to_inline).text
