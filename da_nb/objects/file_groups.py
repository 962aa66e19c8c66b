"""Several files together, and files of packages (library 6)."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from da_nb.current import current
from da_nb.documents.pdf_form import fields_of
from da_nb.documents.pdf_pages import page_count
from da_nb.objects.base import AnyValue, DAObject, MissingAttribute
from da_nb.objects.files import TEXT, DAFile, FileLost, type_of
from da_nb.objects.lists import DAList

OF_THE_FIRST = (
    *("filename", "extension", "mimetype", "number", "ok", "extract_pages", "convert_to", "page_path", "pngs_ready"),
    *("get_pdf_fields", "get_docx_variables", "is_encrypted", "uses_acroform", "fix_up", "bates_number"),
    *("make_ocr_pdf", "copy_into", "write", "open", "retrieve", "commit", "set_mimetype"),
)
"""What a list of files has from its first one."""


class DAFileList(DAList):
    """Files, as an upload gives them. Most methods are those of the first file; `show` shows all."""

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """Its items are files, complete once they are initialized."""
        attributes.setdefault("object_type", DAFile)
        attributes.setdefault("complete_attribute", "initialized")
        super().init(*args, **attributes)

    def _first(self) -> DAFile:
        file: DAFile = self[0]
        return file

    def path(self, **keywords: AnyValue) -> str:
        """The path of the first file."""
        return self._first().path(**keywords)

    def slurp(self, auto_decode: bool = True) -> Any:  # noqa: ANN401 - text or bytes
        """The contents of the first file."""
        return self._first().slurp(auto_decode)

    def readlines(self) -> list[str]:
        """The lines of the first file."""
        return self._first().readlines()

    def url_for(self, **keywords: AnyValue) -> str:
        """A link to the first file."""
        return self._first().url_for(**keywords)

    def size_in_bytes(self) -> int:
        """The size of the first file."""
        return self._first().size_in_bytes()

    def num_pages(self) -> int:
        """Pages of all files."""
        return sum(file.num_pages() for file in self)

    def show(self, width: str | int | None = None, alt_text: str | None = None) -> str:
        """Markup that shows every file."""
        return " ".join(file.show(width=width, alt_text=alt_text) for file in self)

    def __str__(self) -> str:
        return self.show()

    def set_attributes(self, **attributes: AnyValue) -> None:
        """The same for every file."""
        for file in self:
            file.set_attributes(**attributes)

    def set_alt_text(self, text: str) -> None:
        """The same text for every picture."""
        for file in self:
            file.set_alt_text(text)

    def get_alt_text(self) -> str | None:
        """The text of the first picture."""
        return self._first().get_alt_text()

    def user_access(self, *users: AnyValue, **keywords: AnyValue) -> None:
        """Nothing: files here are seen by those who hold the session."""

    def privilege_access(self, *privileges: AnyValue, **keywords: AnyValue) -> None:
        """Nothing, likewise."""

    def __getattr__(self, name: str) -> AnyValue:
        if name in OF_THE_FIRST and self.__dict__.get("elements"):
            return getattr(self._first(), name)
        return super().__getattr__(name)


class DAStaticFile(DAObject):
    """A file of a package: `filename` is a reference such as 'logo.png'. It can only be read."""

    def _found(self) -> Path:
        found = current().find_file("static", str(self.filename))
        if found is None:
            raise FileLost(str(self.filename))
        return found

    def path(self) -> str:
        """The path of the file. Raises FileLost."""
        return str(self._found())

    def slurp(self, auto_decode: bool = True) -> Any:  # noqa: ANN401 - text or bytes
        """The contents: text for files of text, else bytes."""
        data = self._found().read_bytes()
        return data.decode("utf-8") if auto_decode and type_of(str(self.filename)).startswith(TEXT) else data

    def size_in_bytes(self) -> int:
        """The size of the file."""
        return self._found().stat().st_size

    def url_for(self, **keywords: AnyValue) -> str:
        """A link to the file, taken by the session's screen."""
        del keywords
        return f"?static={quote(str(self.filename))}"

    def show(self, width: str | int | None = None, alt_text: str | None = None) -> str:
        """Markup that shows the file where it stands."""
        alt = alt_text or self.attr("alt_text")
        parts = [
            str(self.filename),
            *([] if width is None and not alt else [str(width or "")]),
            *([str(alt)] if alt else []),
        ]
        return f"[FILE {', '.join(parts)}]"

    def num_pages(self) -> int:
        """Pages of a PDF; 1 for anything else."""
        return page_count(self._found())

    def get_pdf_fields(self) -> list[tuple[str, str, int, str]]:
        """Name, value, page (from 0) and type of each field of a PDF form."""
        return fields_of(self._found())

    def set_alt_text(self, text: str) -> None:
        """Give the text that is read in place of the picture."""
        self.alt_text = text

    def get_alt_text(self) -> str | None:
        """The text that is read in place of the picture, or None."""
        text: str | None = self.attr("alt_text")
        return text

    def __str__(self) -> str:
        return self.show()


FORMATS = ("pdf", "docx", "rtf", "md", "tex", "html", "raw")
"""Formats of a document, in the order in which one is chosen."""


class DAFileCollection(DAObject):
    """An assembled document: a DAFile for each format, as attributes `pdf`, `docx`, `rtf`, `md`, `html`, and `info`."""

    def _formats(self) -> list[str]:
        return [name for name in FORMATS if self.attribute_defined(name)]

    def _best(self) -> DAFile:
        formats = self._formats()
        if not formats:
            raise MissingAttribute(self.instanceName, "pdf", self)
        file: DAFile = getattr(self, next((name for name in formats if name != "html"), formats[0]))
        return file

    def path(self, **keywords: AnyValue) -> str:
        """The path of the first format there is."""
        return self._best().path(**keywords)

    def url_for(self, **keywords: AnyValue) -> str:
        """A link to the first format there is."""
        return self._best().url_for(**keywords)

    def slurp(self, auto_decode: bool = True) -> Any:  # noqa: ANN401 - text or bytes
        """The contents of the first format there is."""
        return self._best().slurp(auto_decode)

    def size_in_bytes(self) -> int:
        """The size of the first format there is."""
        return self._best().size_in_bytes()

    def num_pages(self) -> int:
        """Pages of the PDF, 1 without one."""
        return int(self.pdf.num_pages()) if self.attribute_defined("pdf") else 1

    def extract_pages(self, *args: AnyValue, **keywords: AnyValue) -> AnyValue:
        """A new PDF file of some pages of the PDF."""
        return self.pdf.extract_pages(*args, **keywords)

    def show(self, **keywords: AnyValue) -> str:
        """Markup that shows every format."""
        return " ".join(getattr(self, name).show(**keywords) for name in self._formats())

    def set_attributes(self, **attributes: AnyValue) -> None:
        """The same for every format."""
        for name in self._formats():
            getattr(self, name).set_attributes(**attributes)

    def user_access(self, *users: AnyValue, **keywords: AnyValue) -> None:
        """Nothing: files here are seen by those who hold the session."""

    def privilege_access(self, *privileges: AnyValue, **keywords: AnyValue) -> None:
        """Nothing, likewise."""

    def __str__(self) -> str:
        return str(self._best())


CLASSES = (DAFileCollection, DAFileList, DAStaticFile)
