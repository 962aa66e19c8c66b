"""A text as DOCX and RTF: pandoc writes them, and gives paragraphs the look that their CSS asks for."""

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from da_nb.documents.engines import engine, pandoc
from da_nb.documents.html import with_sizes, with_styled_boxes, without_foreign_pictures
from da_nb.documents.options import Look

LUA = str(Path(__file__).with_name("look.lua"))
CSS = "css "
"""How the names of styles begin that hold a paragraph's CSS; look.lua gives them."""
_LENGTH = re.compile(r"([\d.]+)(in|pt|px|cm|mm|em)")
_POINTS = {"in": 72.0, "pt": 1.0, "px": 0.75, "cm": 72 / 2.54, "mm": 72 / 25.4, "em": 12.0}
_NORMAL_LINE = 1.2
"""Height of a single-spaced line in CSS."""
_NUMBER = "[PAGENUM]"


def to_docx(html: str, look: Look) -> bytes:
    """The Word document. Raises EngineMissing, DocumentFailed."""
    docx = engine("docx")
    made = docx.Document(io.BytesIO(_by_pandoc(html, "docx", look)))
    made.core_properties.title = look.title
    _set_pages(made, look)
    for paragraph in _paragraphs(made):
        _set_paragraph(made, paragraph, look)
    for style in [style for style in made.styles if style.name.startswith(CSS)]:
        style.delete()
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def to_rtf(html: str, look: Look) -> bytes:
    """The document in Rich Text Format. Raises EngineMissing, DocumentFailed."""
    top, bottom, left, right = (round(inches * 1440) for inches in look.margins_in)
    written = _by_pandoc(html, "rtf", look).decode()
    page = f"\\margt{top}\\margb{bottom}\\margl{left}\\margr{right}\n"
    size, lines = round(look.font_size_pt * 2), round(240 * look.spacing)
    written = written.replace("\\fs24", f"\\fs{size}")
    paragraph = r"{\pard \ql \f0 \sa180 \li0 \fi0 "
    spaced = paragraph + f"\\sl{lines}\\slmult1\\fs{size} "
    return written.replace("\\widowctrl", page + "\\widowctrl", 1).replace(paragraph, spaced).encode()


def _by_pandoc(html: str, kind: str, look: Look) -> bytes:
    placed = without_foreign_pictures(with_sizes(with_styled_boxes(html)))
    options = ["--toc"] if look.toc else []
    return pandoc(placed.encode(), f"--to={kind}", "--standalone", f"--lua-filter={LUA}", *options)


def _paragraphs(made: Any) -> Iterable[Any]:  # noqa: ANN401 - python-docx has no types
    yield from made.paragraphs
    for table in made.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def _set_pages(made: Any, look: Look) -> None:  # noqa: ANN401
    inches = engine("docx.shared").Inches
    for section in made.sections:
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
            inches(margin) for margin in look.margins_in
        )
        section.different_first_page_header_footer = look.first_headers is not None or look.first_footers is not None
        for part, texts in (
            (section.header, look.headers),
            (section.footer, look.footers),
            (section.first_page_header, look.first_headers or look.headers),
            (section.first_page_footer, look.first_footers or look.footers),
        ):
            if any(texts):
                _write_running(part.paragraphs[0], texts)


def _write_running(paragraph: Any, texts: tuple[str, str, str]) -> None:  # noqa: ANN401
    for at, part in enumerate("\t".join(texts).split(_NUMBER)):
        if at:
            _add_page_number(paragraph)
        if part:
            paragraph.add_run(part)


def _add_page_number(paragraph: Any) -> None:  # noqa: ANN401
    oxml, qn = engine("docx.oxml"), engine("docx.oxml.ns").qn
    number = oxml.OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    paragraph._p.append(number)


def _set_paragraph(made: Any, paragraph: Any, look: Look) -> None:  # noqa: ANN401
    pt = engine("docx.shared").Pt
    name = paragraph.style.name if paragraph.style is not None else ""
    css = _css_of(name.removeprefix(CSS)) if name.startswith(CSS) else {}
    if name.startswith(CSS):
        paragraph.style = made.styles["Normal"]
    form = paragraph.paragraph_format
    if not name.startswith("Heading"):
        lines = css.get("line-height")
        form.line_spacing = look.spacing if lines is None else float(lines) / _NORMAL_LINE
        for run in paragraph.runs:
            run.font.size = run.font.size or pt(look.font_size_pt)
    align = engine("docx.enum.text").WD_ALIGN_PARAGRAPH
    chosen = {"center": align.CENTER, "left": align.LEFT, "right": align.RIGHT}.get(css.get("text-align", ""))
    if chosen is not None:
        form.alignment = chosen
    for name, attribute in _INDENTS.items():
        points = _points(css.get(name))
        if points is not None:
            setattr(form, attribute, pt(points))
    if css.get("font-weight") == "bold":
        for run in paragraph.runs:
            run.font.bold = True
    if "border" in css:
        _draw_border(paragraph)


_INDENTS = {"margin-left": "left_indent", "margin-right": "right_indent", "text-indent": "first_line_indent"}


def _draw_border(paragraph: Any) -> None:  # noqa: ANN401
    oxml, qn = engine("docx.oxml"), engine("docx.oxml.ns").qn
    borders = oxml.OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = oxml.OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)


def _css_of(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def _points(length: str | None) -> float | None:
    if length == "0":
        return 0.0
    found = _LENGTH.fullmatch(length or "")
    return None if found is None else float(found.group(1)) * _POINTS[found.group(2)]
