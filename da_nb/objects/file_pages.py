"""What a file can do as a document of pages (library 6)."""

from pathlib import Path
from typing import Any

from da_nb.documents.engines import engine
from da_nb.documents.pdf_form import fields_of
from da_nb.documents.pdf_pages import as_pdf, has_form, is_encrypted, numbered, page_count, page_picture, taken
from da_nb.errors import DaNbError
from da_nb.objects.base import AnyValue, DAObject

PDF = "application/pdf"
WIDTHS = {"page": 300, "screen": 80}
"""Dots per inch of the pictures of a page."""


class NeedsProgram(DaNbError):
    """A function needs a program or package that is not here."""

    def __init__(self, function: str, program: str, mend: str) -> None:
        super().__init__(function, program, mend)
        self.function = function
        self.program = program
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.function} needs {self.program}, which is not here.\n{self.mend}"


class PagedFile(DAObject):
    """A file whose pages can be counted, taken out, turned into pictures and filled in."""

    mimetype: str
    filename: str

    def path(self, **keywords: AnyValue) -> str:
        """The path of the contents."""
        raise NotImplementedError

    def num_pages(self) -> int:
        """Pages of a PDF; 1 for anything else."""
        return page_count(self._where()) if self.mimetype == PDF else 1

    def extract_pages(
        self,
        first: int | None = None,
        last: int | None = None,
        output_to: AnyValue = None,
        filename: str | None = None,
    ) -> AnyValue:
        """A new PDF file of the pages from `first` to `last`, counted from 1."""
        return self._made(output_to, filename or self.filename, taken(self._where(), first, last))

    def convert_to(self, extension: str, output_to: AnyValue = None) -> None:
        """Make the contents those of another kind, 'pdf' above all; or put them into `output_to`."""
        ending = extension.lower().lstrip(".")
        path = self._where()
        if path.suffix.lower() == f".{ending}" and output_to is None:
            return
        if ending != "pdf":
            raise NeedsProgram(f"convert_to('{ending}')", "an image and office converter", "Only 'pdf' can be made.")
        name = f"{path.stem}.pdf"
        target = self if output_to is None else output_to
        data = as_pdf(path)
        target.initialize(filename=name, content=data, reinitialize=True)

    def page_path(self, number: int, prefix: str = "page", wait: bool = True) -> str:
        """The path of a PNG picture of a page of a PDF, counted from 1; `prefix` is 'page' or, smaller, 'screen'."""
        del wait
        path = self._where()
        key = (prefix, number, path.stat().st_mtime_ns)
        made: dict[tuple[str, int, int], PagedFile] = vars(self).setdefault("_pictures", {})
        if key not in made:
            data = page_picture(path, number, WIDTHS.get(prefix, WIDTHS["page"]))
            picture: Any = type(self)()
            picture.initialize(filename=f"{prefix}-{number}.png", content=data)
            made[key] = picture
        return made[key].path()

    def pngs_ready(self) -> bool:
        """True: pictures of pages are made when they are asked for."""
        return True

    def get_pdf_fields(self) -> list[tuple[str, str, int, str]]:
        """Name, value, page (from 0) and type of each field of a PDF form."""
        return fields_of(self._where())

    def get_docx_variables(self) -> list[str]:
        """Names that a Word template uses, in order of the alphabet."""
        return sorted(engine("docxtpl").DocxTemplate(self.path()).get_undeclared_template_variables())

    def is_encrypted(self) -> bool:
        """Whether the PDF opens with a password only."""
        return self.mimetype == PDF and is_encrypted(self._where())

    def uses_acroform(self) -> bool:
        """Whether the PDF has fields to fill in."""
        return self.mimetype == PDF and has_form(self._where())

    def fix_up(self) -> None:
        """Write the PDF anew, which mends small faults."""
        if self.mimetype == PDF:
            self._where().write_bytes(taken(self._where(), None, None))

    def bates_number(
        self,
        prefix: str = "",
        digits: int = 6,
        start: int = 1,
        output_to: AnyValue = None,
        filename: str | None = None,
        **others: AnyValue,
    ) -> AnyValue:
        """A new PDF with a number at the foot of each page, beginning with `start`."""
        del others
        return self._made(output_to, filename or self.filename, numbered(self._where(), prefix, start, digits))

    def make_ocr_pdf(self, *files: AnyValue, **keywords: AnyValue) -> None:
        """Nothing here reads pictures of text. Raises NeedsProgram."""
        raise NeedsProgram("make_ocr_pdf()", "a program that reads pictures of text", "Give it a PDF that has text.")

    def _where(self) -> Path:
        return Path(self.path())

    def _made(self, output_to: AnyValue, filename: str, data: bytes) -> Any:  # noqa: ANN401 - a DAFile
        file = type(self)() if output_to is None else output_to
        file.initialize(filename=f"{Path(filename).stem}.pdf", content=data, reinitialize=True)
        return file
