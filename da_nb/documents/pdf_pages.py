"""Pages of PDF files: joined, taken out, laid over each other, and made of other files (library 6 and 8)."""

import io
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from da_nb.documents.engines import DocumentFailed, engine, pandoc
from da_nb.documents.office import by_office
from da_nb.documents.options import Look
from da_nb.documents.pages import docx_to_pdf, to_pdf

WORD = ("docx", "doc", "odt", "rtf")
PICTURES = ("png", "jpg", "jpeg", "gif", "svg", "webp")
TEXTS = ("md", "txt", "html")


def as_pdf(path: Path) -> bytes:
    """The file as PDF: a Word document, a picture (one page), a text. Raises EngineMissing, DocumentFailed."""
    ending = path.suffix.lower().lstrip(".")
    if ending == "pdf":
        return path.read_bytes()
    if ending in WORD:
        made = by_office(path.read_bytes(), ending)
        if made is None and ending not in ("docx", "rtf"):
            raise DocumentFailed(f"The PDF of {path.name}", "this needs LibreOffice, which is not installed")
        return made or _without_office(path, ending)
    if ending in PICTURES:
        return _picture_page(path)
    if ending in TEXTS:
        source = "html" if ending == "html" else "markdown"
        return to_pdf(pandoc(path.read_bytes(), "--to=html", source=source).decode(), Look())
    raise DocumentFailed(f"The PDF of {path.name}", f"files '.{ending}' cannot be turned into PDF")


def _without_office(path: Path, ending: str) -> bytes:
    if ending == "docx":
        return docx_to_pdf(path.read_bytes(), Look())
    return to_pdf(pandoc(path.read_bytes(), "--to=html", source="rtf").decode(), Look())


def _picture_page(path: Path) -> bytes:
    picture = f"picture{path.suffix.lower()}"
    fitted = f'#image("{picture}", fit: "contain", width: 100%, height: 100%)'
    text = f'#set page(paper: "us-letter", margin: 0.5in)\n{fitted}\n'
    return _typeset(text, {picture: path.read_bytes()}, path.name)


def picture_in(path: Path, width_pt: float, height_pt: float) -> bytes:
    """A PDF page of this size with the picture on it, as large as it fits."""
    picture = f"picture{path.suffix.lower()}"
    size = f"width: {width_pt}pt, height: {height_pt}pt, margin: 0pt, fill: none"
    text = f'#set page({size})\n#image("{picture}", fit: "contain", width: 100%, height: 100%)\n'
    return _typeset(text, {picture: path.read_bytes()}, path.name)


def _typeset(text: str, files: Mapping[str, bytes], what: str, png_dots_per_inch: int | None = None) -> bytes:
    """The PDF (or with dots per inch the PNG) that typst makes of a text, which may name the files."""
    form = {} if png_dots_per_inch is None else {"format": "png", "ppi": png_dots_per_inch}
    with tempfile.TemporaryDirectory(prefix="da_nb-page-") as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        source = Path(folder) / "page.typ"
        source.write_text(text, encoding="utf-8")
        try:
            made: bytes = engine("typst").compile(str(source), root=folder, **form)
        except RuntimeError as error:
            raise DocumentFailed(f"Typst, with {what},", str(error)) from error
        return made


def joined(paths: Iterable[Path], password: str | None = None) -> bytes:
    """One PDF of all files, one after another; with `password` it opens with that only."""
    writer = engine("pypdf").PdfWriter()
    for path in paths:
        writer.append(_reader(as_pdf(path), path.name))
    if password:
        writer.encrypt(password)
    return _written(writer)


def locked(data: bytes, password: str, owner_password: str) -> bytes:
    """The PDF encrypted; it opens with `password` ('' for none), or that of its owner ('' for the same)."""
    writer = engine("pypdf").PdfWriter()
    writer.append(_reader(data, "document"))
    writer.encrypt(password, owner_password or None)
    return _written(writer)


def taken(path: Path, first: int | None, last: int | None) -> bytes:
    """The pages from `first` to `last`, which count from 1; None for the first and the last there are."""
    reader = _reader(path.read_bytes(), path.name)
    writer = engine("pypdf").PdfWriter()
    for page in reader.pages[(first or 1) - 1 : last]:
        writer.add_page(page)
    return _written(writer)


def laid_over(main: Path, over: Path, pages: range, only: str | None, over_page: int, multi: bool) -> bytes:
    """The main PDF with a page of another on its `pages` (from 1), `only` the even or odd ones.

    `multi` lays page by page over each other, in place of one page over all.
    """
    below, above = _reader(main.read_bytes(), main.name), _reader(over.read_bytes(), over.name)
    writer = engine("pypdf").PdfWriter()
    for number, page in enumerate(below.pages, 1):
        place = pages.index(number) if multi and number in pages else over_page - 1
        wanted = number in pages and only != ("odd" if number % 2 == 0 else "even")
        writer.add_page(page)
        if wanted and place < len(above.pages):
            writer.pages[-1].merge_page(above.pages[place])
    return _written(writer)


def page_count(path: Path) -> int:
    """Pages of a PDF; 1 for any other file. Raises EngineMissing, DocumentFailed."""
    return len(_reader(path.read_bytes(), path.name).pages) if path.suffix.lower() == ".pdf" else 1


def page_picture(path: Path, number: int, dots_per_inch: int) -> bytes:
    """A PNG of a page, which counts from 1. Raises EngineMissing, DocumentFailed."""
    page = _reader(path.read_bytes(), path.name).pages[number - 1]
    size = f"width: {float(page.mediabox.width)}pt, height: {float(page.mediabox.height)}pt"
    text = f'#set page({size}, margin: 0pt)\n#image("document.pdf", page: {number}, width: 100%)\n'
    return _typeset(text, {"document.pdf": path.read_bytes()}, f"page {number} of {path.name}", dots_per_inch)


def is_encrypted(path: Path) -> bool:
    """Whether the PDF needs a password."""
    return bool(engine("pypdf").PdfReader(str(path)).is_encrypted)


def has_form(path: Path) -> bool:
    """Whether the PDF has fields to fill in."""
    return bool(engine("pypdf").PdfReader(str(path)).get_fields())


def numbered(path: Path, prefix: str, start: int, digits: int) -> bytes:
    """The PDF with a number at the foot of each page: `prefix` and as many digits."""
    reader = _reader(path.read_bytes(), path.name)
    writer = engine("pypdf").PdfWriter()
    for at, page in enumerate(reader.pages):
        writer.add_page(page)
        label = f"{prefix}{start + at:0{digits}d}"
        size = (float(page.mediabox.width), float(page.mediabox.height))
        writer.pages[-1].merge_page(_reader(_label_page(label, size), "label").pages[0])
    return _written(writer)


def _label_page(label: str, size_pt: tuple[float, float]) -> bytes:
    quoted = label.replace("\\", "\\\\").replace('"', '\\"')
    text = (
        f"#set page(width: {size_pt[0]}pt, height: {size_pt[1]}pt, margin: 18pt, fill: none)\n"
        f'#place(bottom + right, text(size: 10pt, "{quoted}"))\n'
    )
    return _typeset(text, {}, "a number")


def _reader(data: bytes, name: str) -> Any:  # noqa: ANN401 - pypdf's own object
    pypdf = engine("pypdf")
    try:
        return pypdf.PdfReader(io.BytesIO(data))
    except pypdf.errors.PyPdfError as error:
        raise DocumentFailed(f"The PDF {name}", str(error)) from error


def _written(writer: Any) -> bytes:  # noqa: ANN401 - pypdf's own object
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()
