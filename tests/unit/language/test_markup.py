"""Markdown and the text one sees of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from da_nb.language import markup
from da_nb.language.cleaning import clean
from da_nb.language.markup import plain, to_html, to_inline, without_tags


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('It\'s "so" -- well...', "<p>It\u2019s “so” \u2013 well…</p>"),
        ("one\ntwo\n\nthree", "<p>one\ntwo</p>\n<p>three</p>"),
        ("# Heading {: .big #top}", '<h1 class="big" id="top">Heading</h1>'),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("1. a\n\n* b", "<ol>\n<li>a</li>\n</ol>\n<ul>\n<li>b</li>\n</ul>"),
        ("    code", "<pre><code>code\n</code></pre>"),
        ('<div markdown="1">\n*a*\n</div>', "<div>\n<p><em>a</em></p>\n</div>"),
        ("<b onclick='x'>a</b>", "<p><b>a</b></p>"),
        ("[a](https://example.com)", '<p><a href="https://example.com" target="_blank" rel="noopener">a</a></p>'),
        ("[LABEL x] and 12:30:45", "<p>[LABEL x] and 12:30:45</p>"),
        ("", ""),
    ],
)
def test_html(text: str, html: str) -> None:
    """Language 13.2: smarty, attr_list, sane_lists, md_in_html; single newlines join; four spaces make code."""
    assert to_html(text) == html


def test_tables_and_footnotes() -> None:
    """Language 13.2: tables and footnotes are on, and the footnotes of one text are not another's."""
    assert "<td>1</td>" in to_html("| a |\n|---|\n| 1 |")
    assert plain(to_html("a[^1]\n\n[^1]: note")).startswith("a1 note")
    assert "note" not in to_html("b[^1]")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("What's *this*?", "What\u2019s <em>this</em>?"),
        ("one\n\ntwo", "one two"),
        ("one\n{: .a}", "one"),
        ("- a", "<ul>\n<li>a</li>\n</ul>"),
        ("a\n\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"),
        ("Name", "Name"),
    ],
)
def test_inline(text: str, html: str) -> None:
    """Language 13.2: headings and labels lose the outer paragraph; inner breaks become spaces."""
    assert to_inline(text) == html


@pytest.mark.parametrize(
    "text", ["What is your name?", "Total, in $ (5% of 3) = 4; e.g. à la carte/menu.", "f + 1", "x"]
)
def test_text_without_markup_is_the_same_either_way(text: str) -> None:
    """Performance 4.3: labels without markup need no Markdown and read as if they had gone through it."""
    assert markup._NO_MARKUP.fullmatch(text)
    assert to_html(text) == clean(markup._converter().convert(text))


@pytest.mark.parametrize(
    "text", ["a...", "a--b", "it's", "a*b*", "1. a", "a_b_", "<b>", "a&b", "a:b", "a\nb", "# a", "a [b]", "a\\b"]
)
def test_text_with_markup_goes_through_markdown(text: str) -> None:
    """Anything that might be markup is left to Markdown."""
    assert not markup._NO_MARKUP.fullmatch(text)


def test_threads_share_one_converter() -> None:
    """House decision 15: an evaluation runs on the thread that brings it."""
    texts = [f"*{number}* it's [a](#{number})" for number in range(200)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(to_html, texts))
    assert found == [f'<p><em>{n}</em> it\u2019s <a href="#{n}">a</a></p>' for n in range(200)]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a<br>b</p><p>c</p>", "a b c"),
        ("w<b>o</b>r<span>d</span>", "word"),
        ("a&nbsp;&amp;&lt;b&#8217;", "a &<b\u2019"),
        ("  a \n\t b ", "a b"),
        ("<ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>", "a b c d"),
        ("a<script>b</script><style>c</style>d", "a d"),
        ("a</script>b", "a b"),
        ("<!-- a -->b", "b"),
        ("5 < 6", "5 < 6"),
        ("plain", "plain"),
    ],
)
def test_visible_text(html: str, text: str) -> None:
    """Language 18: what people read is the text after Markdown, with white space normalised."""
    assert plain(html) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a <b>c</b>", "a c"),
        ("a < b and c > d", "a < b and c > d"),
        ("3<4", "3<4"),
        ("a\\b\\\\c", "abc"),
        ("<!-- a -->b", "b"),
        ("<img src=x onerror=y>z", "z"),
        ("<scr<b>ipt>a</scr</b>ipt>", "script>a/script>"),
        ("line\nnext", "line\nnext"),
    ],
)
def test_typed_text_loses_tags_and_backslashes(typed: str, kept: str) -> None:
    """Language 8.1: HTML tags removed and backslashes deleted; what is left makes no tag."""
    assert without_tags(typed) == kept


def test_hostile_text_is_read_in_time() -> None:
    """Many openings without an end cost no more than their length."""
    assert without_tags("<a" * 200_000) == "<a" * 200_000
