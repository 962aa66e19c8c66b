"""A text as PDF: pandoc turns its HTML into typst, typst sets the pages."""

import tempfile
from pathlib import Path

from da_nb.documents.engines import DocumentFailed, engine, pandoc
from da_nb.documents.html import with_files, with_sizes, with_styled_boxes
from da_nb.documents.options import Look

LUA = str(Path(__file__).with_name("look.lua"))
FONTS = '("Libertinus Serif", "New Computer Modern")'


def docx_to_pdf(data: bytes, look: Look) -> bytes:
    """The text of a Word document as PDF, where no LibreOffice can keep its look. Raises as `to_pdf`."""
    return to_pdf(pandoc(data, "--to=html", "--embed-resources", source="docx").decode(), look)


def to_pdf(html: str, look: Look) -> bytes:
    """The PDF. Raises EngineMissing, DocumentFailed."""
    typst = engine("typst")
    with tempfile.TemporaryDirectory(prefix="da_nb-pdf-") as name:
        folder = Path(name)
        placed = with_files(with_sizes(with_styled_boxes(html)), lambda file, data: _write(folder / file, data))
        body = pandoc(placed.encode(), "--to=typst", f"--lua-filter={LUA}", "--wrap=preserve").decode()
        source = folder / "document.typ"
        source.write_text(preamble(look) + body, encoding="utf-8")
        try:
            data: bytes = typst.compile(str(source), root=name)
        except Exception as error:  # typst raises what it likes, and its text is what helps
            raise DocumentFailed("typst", str(error)) from error
    return data


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def preamble(look: Look) -> str:
    """How all pages look, in typst."""
    top, bottom, left, right = look.margins_in
    leading = 0.65 * look.spacing
    indent = "0.5in" if look.indents else "0pt"
    lines = [
        f"#set document(title: {_text(look.title)})",
        f'#set page(paper: "us-letter", margin: (top: {top}in, bottom: {bottom}in, left: {left}in, right: {right}in)'
        f"{_running(look)})",
        f"#set text(font: {FONTS}, size: {look.font_size_pt}pt, lang: {_text(look.language[:2])})",
        f"#set par(leading: {leading}em, spacing: {leading + 0.4}em, first-line-indent: {indent}, justify: false)",
        "#set table(inset: 6pt, stroke: 0.5pt)",
        "#show heading: set block(above: 1.4em, below: 1em)",
        "#show link: underline",
        "#let horizontalrule = line(length: 100%, stroke: 0.5pt)",
    ]
    if look.toc:
        lines.append("#outline()")
    return "\n".join(lines) + "\n\n"


def _running(look: Look) -> str:
    """Header and footer of the pages, and those of the first one."""
    parts = ""
    for name, usual, first in (
        ("header", look.headers, look.first_headers),
        ("footer", look.footers, look.first_footers),
    ):
        if not any(usual) and first is None:
            if name == "footer":
                parts += ', numbering: "1"'
            continue
        others = _row(usual)
        shown = others if first is None else f"#if counter(page).get().first() == 1 [{_row(first)}] else [{others}]"
        parts += f", {name}: context [{shown}]"
    return parts


def _row(texts: tuple[str, str, str]) -> str:
    cells = ", ".join(f"[#align({place})[{_content(text)}]]" for place, text in zip(_PLACES, texts, strict=True))
    return f"#grid(columns: (1fr, 1fr, 1fr), {cells})"


_PLACES = ("left", "center", "right")
_NUMBER = "[PAGENUM]"


def _content(text: str) -> str:
    parts = (f"#{_text(part)}" if part else "" for part in text.split(_NUMBER))
    return "#counter(page).display()".join(parts)


def _text(text: str) -> str:
    """A text of typst: nothing in it is code."""
    plainly = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{plainly}"'
