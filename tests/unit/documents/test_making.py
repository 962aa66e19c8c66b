"""Texts as PDF, DOCX and RTF: what can be read in them, and how it looks (library 8)."""

import io

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Inches, Pt
from pypdf import PdfReader

from da_nb.documents.engines import DocumentFailed, EngineMissing, engine, pandoc
from da_nb.documents.options import Look, read_look
from da_nb.documents.pages import to_pdf
from da_nb.documents.word import to_docx, to_rtf
from da_nb.language.markup import to_html
from da_nb.language.rendering import Rendering

PAGES = """
[BOLDCENTER] Notice #1 of $500

[FLUSHRIGHT] Ann "A" Smith[NEWLINE]Main Street

First *paragraph* with a note[^1], 50 % @home.

[^1]: The note.

[INDENTBY 1in] [SINGLESPACING] Moved in

[BEGIN_CAPTION] Left [VERTICAL_LINE] Right [END_CAPTION]

| a | b |
|---|---|
| 1 | 2 |

[BORDER] Boxed

Sign [BLANK]

[QR https://example.com, 100px]

[PAGEBREAK]

Page [PAGENUM]
"""


def html(text: str) -> str:
    """As an attachment's text is made."""
    return to_html(text, Rendering(document=True))


def pages(data: bytes) -> list[str]:
    """The words of each page."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def test_a_pdf_holds_the_text_on_the_pages_it_asks_for() -> None:
    """Library 8: markup counts, page breaks and page numbers too; signs of other languages are just signs."""
    first, *_, last = pages(to_pdf(html(PAGES), read_look({})))
    for words in (
        "Notice #1 of $500", "Ann “A” Smith Main Street", "50 % @home.", "Moved in", "Left", "Right", "a b 1 2",
        "The note.", "Sign _____",
    ):  # fmt: skip
        assert words in first, words
    assert last.startswith("Page 2")


def test_headers_and_footers_stand_on_the_pages_they_are_for() -> None:
    """Library 8: `HeaderLeft`, `FooterCenter`, and another header on the first page."""
    look = read_look({"HeaderLeft": 'Case "7"', "FooterCenter": "No. [PAGENUM]", "FirstHeaderRight": "Draft"})
    first, second = pages(to_pdf(html("One\n\n[PAGEBREAK]\n\nTwo"), look))
    assert "Draft" in first and "Case" not in first and "No. 1" in first
    assert 'Case "7"' in second and "No. 2" in second


def test_a_picture_is_in_the_pdf_and_none_is_fetched() -> None:
    """House, Security: what a text names outside of itself is left out."""
    data = to_pdf(html("[QR https://example.com, 1in]\n\n![x](/etc/passwd) ![y](https://example.com/y.png)"), Look())
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) == 1


def test_word_paragraphs_have_the_look_of_the_text() -> None:
    """Library 8: alignment, indents, spacing and bold arrive in Word's own terms."""
    made = docx.Document(io.BytesIO(to_docx(html(PAGES), read_look({"fontsize": "10pt", "title": "The notice"}))))
    by_text = {paragraph.text.strip(): paragraph for paragraph in made.paragraphs}
    assert by_text["Notice #1 of $500"].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert all(run.font.bold for run in by_text["Notice #1 of $500"].runs)
    assert by_text["Moved in"].paragraph_format.left_indent == Inches(1)
    assert by_text["Moved in"].paragraph_format.line_spacing == 1
    assert by_text["First paragraph with a note, 50 % @home."].paragraph_format.line_spacing == 2
    assert by_text["Boxed"].runs[0].font.size == Pt(10)
    assert len(made.tables) == 2
    assert made.core_properties.title == "The notice"
    assert not [style.name for style in made.styles if style.name.startswith("css")]


def test_word_has_headers_footers_and_margins() -> None:
    """Library 8: the page as the metadata describes it."""
    look = read_look({"HeaderLeft": "Case", "FooterCenter": "Page [PAGENUM]", "left-margin": "2in"})
    section = docx.Document(io.BytesIO(to_docx(html("One"), look))).sections[0]
    assert section.header.paragraphs[0].text == "Case\t\t"
    assert "PAGE" in section.footer.paragraphs[0]._p.xml
    assert section.left_margin == Inches(2)


def test_rich_text_holds_the_text_and_its_look() -> None:
    """Library 8: paragraphs are centred, spaced and sized."""
    written = to_rtf(html(PAGES), read_look({"SingleSpacing": True})).decode()
    assert written.startswith("{\\rtf1")
    assert "\\qc\\b Notice #1 of $500" in written
    assert "\\sl240" in written and "\\li1440" in written and "\\page" in written


@pytest.mark.parametrize(
    ("metadata", "spacing"),
    [({}, 2.0), ({"SingleSpacing": True}, 1.0), ({"OneAndAHalfSpacing": "true"}, 1.5), ({"TripleSpacing": "Yes"}, 3.0)],
)
def test_lines_are_double_spaced_unless_said_otherwise(metadata: dict[str, object], spacing: float) -> None:
    """Library 8: "Default double spacing"."""
    assert read_look(metadata).spacing == spacing


def test_sizes_and_margins_are_read_in_any_unit() -> None:
    """Library 8: `fontsize` and margins; what is no length is as if nothing were said."""
    look = read_look({"fontsize": "14pt", "top-margin": "2.54cm", "left-margin": "wide", "right-margin": "36pt"})
    assert look.font_size_pt == 14
    assert look.margins_in == pytest.approx((1.0, 1.0, 1.0, 0.5))


def test_an_engine_that_is_not_installed_says_how_to_get_it() -> None:
    """House, Errors: one sentence, and the command."""
    with pytest.raises(EngineMissing, match=r"pip install 'da_nb\[documents\]'"):
        engine("an_engine_nobody_has")


def test_what_an_engine_refuses_is_told() -> None:
    """House, Errors: the engine's own words."""
    with pytest.raises(DocumentFailed, match="no_such_format"):
        pandoc(b"<p>text</p>", "--to=no_such_format")
