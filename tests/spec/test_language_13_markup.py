"""Markdown, tags, icons and terms on screens (language 13.2-13.5)."""

import pytest

from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.rendering import Rendering, table_classes
from tests.play import play


def subquestion(text: str) -> str:
    """HTML of a text below a heading."""
    indented = text.replace("\n", "\n  ")
    return play(f"mandatory: True\nquestion: Hello\nsubquestion: |\n  {indented}\n").screen.subquestion


def test_quotes_and_dashes_are_curly_in_headings_labels_and_buttons() -> None:
    """13.2: Markdown is applied to questions, labels and buttons too."""
    screen = play(
        """
        question: It's "you" -- *really*...
        fields:
          - Mother's name: name
        continue button label: Let's go
        ---
        mandatory: True
        question: Hi ${ name }
        """.replace("\n        ", "\n")
    ).screen
    assert screen.title == "It\u2019s “you” \u2013 <em>really</em>…"
    assert screen.fields[0].label == "Mother\u2019s name"
    assert screen.buttons[-1].label == "Let\u2019s go"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("one\ntwo", "one two"),
        ("a [BR] b", "a b"),
        ("[BOLDCENTER] Title\n\ntext", "Title text"),
        ("| a\n| b", "a b"),
        ("Name | Age\n-----|----\nAnn | 5", "Name Age Ann 5"),
        ("a[NBSP]b [ENDASH] c", "a b \u2013 c"),
        ("x [PAGEBREAK] y", "x y"),
        ("[BEGIN_TWOCOL] left [BREAK] right [END_TWOCOL]", "left right"),
        ("Total: [TARGET total]", "Total:"),
        (":cog: Settings", "Settings"),
        (":cog: Settings [NO_EMOJIS]", ":cog: Settings"),
    ],
)
def test_what_a_person_reads(text: str, seen: str) -> None:
    """13.2-13.4: the visible text of Markdown, tags and icons."""
    assert plain(subquestion(text)) == seen


def test_names_are_filled_in_before_tags_are_read() -> None:
    """13.3: a tag may come out of an expression."""
    run = play("mandatory: True\nquestion: To ${ address }\n---\ncode: |\n  address = '1 Main St [NEWLINE] Boston'\n")
    assert run.screen.title == "To 1 Main St <br> Boston"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[a](#there)", '<a href="#there">a</a>'),
        ("[a](?k=v)", '<a href="?k=v">a</a>'),
        ("[a](?action=abc)", '<a href="?action=abc">a</a>'),
        ("[a](https://example.com)", '<a href="https://example.com" target="_blank" rel="noopener">a</a>'),
        ("[a](/files/a.pdf)", '<a href="/files/a.pdf" target="_blank" rel="noopener">a</a>'),
    ],
)
def test_links(text: str, link: str) -> None:
    """13.2: parts of the screen and actions stay in place; other hosts and files open a new tab."""
    assert subquestion(text) == f"<p>{link}</p>"


def test_tables_get_their_classes() -> None:
    """13.2: the first item of `table css class` is the table's, the second its header's; an author's own stays."""
    text = "a | b\n--|--\nc | d\n\n<table class='own'><tbody><tr><td>1</td></tr></tbody></table>"
    assert '<table class="table table-striped">\n<thead>' in to_html(text)
    table, header = table_classes("table wide, dark")
    html = to_html(text, Rendering(table_class=table, header_class=header))
    assert '<table class="table wide">\n<thead class="dark">' in html
    assert '<table class="own">' in html
    assert table_classes("wide") == ("wide", "")
    assert "<table>\n<thead>" in to_html(text, Rendering(table_class=""))


def test_a_class_is_escaped() -> None:
    """13.2: `table css class` is a template, so anything may come out of it."""
    html = to_html("a | b\n--|--\nc | d", Rendering(table_class='"><script>'))
    assert '<table class="&quot;&gt;&lt;script&gt;">' in html


def test_a_heading_with_a_tag_for_paragraphs() -> None:
    """13.2, 13.3: the outer paragraph goes, the look stays."""
    assert to_inline("[CENTER] Hello") == '<span style="display:block;text-align:center"> Hello</span>'
