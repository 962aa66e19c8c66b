"""Tags that change how text runs and looks."""

import pytest

from da_nb.language.markup import plain, to_html, to_inline
from da_nb.language.rendering import Rendering


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a [BR] b", "<p>a <br> b</p>"),
        ("1 Main St [NEWLINE] Boston", "<p>1 Main St <br> Boston</p>"),
        ("a[SKIPLINE]b", "<p>a<br>b</p>"),
        ("a[NEWPAR]b", "<p>a</p>\n<p>b</p>"),
        ("**a[NEWPAR]b**", "<p><strong>a<br><br>b</strong></p>"),
        ("a[NEWPAR]", "<p>a</p>\n"),
        ("[NEWPAR]a", "<p>a</p>"),
    ],
)
def test_breaks(text: str, html: str) -> None:
    """Language 13.3: breaks of lines and paragraphs; a paragraph is not broken within emphasis."""
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a[TAB]b", "a\u2003b"),
        ("a[NBSP]b", "a\u00a0b"),
        ("1[ENDASH]2[EMDASH]3[HYPHEN]4", "1\u20132\u20143-4"),
        ("[HYPHEN][HYPHEN]", "--"),
    ],
)
def test_characters(text: str, seen: str) -> None:
    """Language 13.3: the characters stand as they are, whatever Markdown makes of typed ones."""
    assert to_html(text) == f"<p>{seen}</p>"


@pytest.mark.parametrize(
    ("tag", "style"),
    [
        ("[CENTER]", "text-align:center"),
        ("[BOLDCENTER]", "text-align:center;font-weight:bold"),
        ("[FLUSHLEFT]", "text-align:left"),
        ("[FLUSHRIGHT]", "text-align:right"),
        ("[BORDER]", "border:1px solid;padding:0.5em"),
        ("[NOINDENT]", "text-indent:0"),
        ("[INDENTBY 1in]", "margin-left:1in"),
        ("[INDENTBY 1in 0.5in]", "margin-left:1in;margin-right:0.5in"),
        ("[INDENTBY 20]", "margin-left:20px"),
    ],
)
def test_a_paragraph_and_no_other(tag: str, style: str) -> None:
    """Language 13.3: the whole paragraph in which the tag stands."""
    assert to_html(f"a\n\n{tag}b\nc\n\nd") == f'<p>a</p>\n<p style="{style}">b\nc</p>\n<p>d</p>'


def test_a_heading_keeps_its_place() -> None:
    """Language 13.2, 13.3: without a paragraph, a tag for one has all of the heading."""
    assert to_inline("[CENTER]a *b*") == '<span style="display:block;text-align:center">a <em>b</em></span>'
    assert to_html("<b>[CENTER]a</b>") == '<p style="text-align:center"><b>a</b></p>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- [CENTER]a", '<ul>\n<li style="text-align:center">a</li>\n</ul>'),
        ("# [CENTER]a", '<h1 style="text-align:center">a</h1>'),
        ('<p style="color:red">[CENTER]a</p>', '<p style="text-align:center;color:red">a</p>'),
        ("[CENTER][BORDER]a", '<p style="text-align:center;border:1px solid;padding:0.5em">a</p>'),
    ],
)
def test_what_counts_as_a_paragraph(text: str, html: str) -> None:
    """Items, cells and headings count; an author's own style stays."""
    assert to_html(text) == html


def test_spacing_goes_on() -> None:
    """Language 13.3: spacing from the tag on, until the next."""
    html = to_html("a\n\n[DOUBLESPACING]b\n\nc\n\n[SINGLESPACING]\n\nd")
    assert [line for line in html.split("\n") if line] == [
        "<p>a</p>",
        '<p style="line-height:2.4">b</p>',
        '<p style="line-height:2.4">c</p>',
        '<p style="line-height:1.2">d</p>',
    ]


@pytest.mark.parametrize("name", ["TIGHT", "ONEANDAHALF", "TRIPLE"])
def test_every_spacing_has_a_line_height(name: str) -> None:
    """Language 13.3: the other spacings."""
    assert to_html(f"[{name}SPACING]a").startswith('<p style="line-height:')


def test_indentation_until_it_is_stopped() -> None:
    """Language 13.3: first lines are indented between the two tags."""
    html = to_html("[START_INDENTATION]a\n\nb\n\n[NOINDENT]c\n\n[STOP_INDENTATION]d")
    assert [line.partition(">")[0] for line in html.split("\n")] == [
        '<p style="text-indent:2em"',
        '<p style="text-indent:2em"',
        '<p style="text-indent:0"',
        "<p",
    ]


@pytest.mark.parametrize("tag", ["BLANK", "BLANKFILL", "CHECKBOX"])
def test_gaps_are_seen_and_not_read(tag: str) -> None:
    """Language 13.3: underlined gaps without text."""
    html = to_html(f"a [{tag}] b")
    assert "border-bottom:1px solid" in html
    assert plain(html) == "a b"


@pytest.mark.parametrize(
    ("begin", "between", "end"), [("TWOCOL", "BREAK", "TWOCOL"), ("CAPTION", "VERTICAL_LINE", "CAPTION")]
)
def test_two_texts_side_by_side(begin: str, between: str, end: str) -> None:
    """Language 13.3: both texts are Markdown, with paragraphs of their own; what follows is not in them."""
    html = to_html(f"x [BEGIN_{begin}]\n*a*\n\nb [BR] c\n[{between}] d [END_{end}] y")
    assert plain(html) == "x a b c d y"
    assert html.count("<div") == html.count("</div>") == 3
    assert "<p><em>a</em></p>\n<p>b <br> c</p></div>" in html
    assert html.endswith("</div></div>\n<p>y</p>")


@pytest.mark.parametrize(
    "text", ["[BEGIN_TWOCOL] a [END_TWOCOL]", "[BEGIN_TWOCOL] a [BREAK] b", "[END_TWOCOL] a [BREAK] b [BEGIN_TWOCOL]"]
)
def test_incomplete_columns_stay_as_written(text: str) -> None:
    """An author sees what is wrong."""
    assert to_html(text) == f"<p>{text}</p>"


@pytest.mark.parametrize("tag", ["PAGEBREAK", "PAGENUM", "SECTIONNUM", "END", "MAP abc", "NO_EMOJIS"])
def test_what_is_for_paper_goes_without_trace(tag: str) -> None:
    """Language 13.3: nothing is left, not even the paragraph."""
    assert to_html(f"a[{tag}]\n\n[{tag}]\n\nb").split() == ["<p>a</p>", "<p>b</p>"]


def test_a_document_has_pages() -> None:
    """Inside documents the page breaks."""
    assert to_html("a\n\n[PAGEBREAK]\n\nb", Rendering(document=True)).split("\n")[1] == (
        '<div style="break-after:page"></div>'
    )


def test_bars_hide_what_they_cover() -> None:
    """Language 13.3: a redacted word is not in the HTML."""
    assert to_html("[REDACTION_WORD secret][REDACTION_SPACE]x") == "<p>" + "\u2588" * 7 + "<wbr>x</p>"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("| Roses\n| are *red*", "<p>Roses<br>\nare <em>red</em><br></p>"),
        ("a\n| b\nc", "<p>a\nb<br>\nc</p>"),
        ("a | b", "<p>a | b</p>"),
    ],
)
def test_lines_that_keep_their_breaks(text: str, seen: str) -> None:
    """Language 13.3: a line that begins with `| ` ends with a break."""
    assert to_html(text) == seen


@pytest.mark.parametrize("text", ["| a | b |\n|---|---|\n| c | d |", "| a\n|---\n| c", "| a | b\n| :-: | -\n| c | d"])
def test_tables_are_no_such_lines(text: str) -> None:
    """Language 13.2: tables whose rows begin with `| ` stay tables."""
    html = to_html(text)
    assert html.count("<tr>") == 2
    assert "<br>" not in html


@pytest.mark.parametrize(
    "text",
    ["[UNKNOWN]", "[BR x]", "[br]", "[PAGEBREAK now]", "[INDENTBY wide]", "[INDENTBY 1in 1in 1in]", "[REDACTION_WORD]"],
)
def test_what_is_no_tag_stays_as_written(text: str) -> None:
    """Unknown names, and arguments a tag does not take."""
    assert to_html(text) == f"<p>{text}</p>"


def test_a_backslash_keeps_a_tag() -> None:
    """Markdown's way to mean a bracket."""
    assert to_html("\\[BR]") == "<p>[BR]</p>"
