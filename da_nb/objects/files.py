"""Files of the session: uploads, signatures, documents, and what interview code writes (library 6)."""

import mimetypes
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from da_nb.current import current, worlds
from da_nb.errors import DaNbError
from da_nb.model.services import Files
from da_nb.objects.base import AnyValue, MissingAttribute
from da_nb.objects.file_pages import PagedFile

TEXT = ("text/", "application/json", "application/xml", "application/javascript", "application/x-yaml")
"""How the mimetypes begin whose contents are given as text."""
OWN_TYPES = {
    ".md": "text/markdown",
    ".yml": "application/x-yaml",
    ".yaml": "application/x-yaml",
    ".rtf": "application/rtf",
}
MOST_NAME, MOST_ENDING = 200, 40
"""Bytes of a file name, and of its ending, that are kept."""


class FileLost(DaNbError):
    """A file's contents are not where they were kept."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return (
            f"The contents of the file '{self.name}' are not there.\nThe session they belong to may have been deleted."
        )


def safe_name(name: str, otherwise: str = "file") -> str:
    """A file name without folders and signs that mean something to a system."""
    bare = name.replace("\\", "/").rpartition("/")[2].strip().strip(".")
    kept = "".join(sign if sign.isalnum() or sign in "-_.() " else "_" for sign in bare)
    stem, dot, ending = kept.rpartition(".")
    return f"{_cut(stem if dot else kept, MOST_NAME) or otherwise}{dot}{_cut(ending, MOST_ENDING) if dot else ''}"


def _cut(text: str, most_bytes: int) -> str:
    """The text, or as much of its beginning as fits: what limits names of files are bytes."""
    return text.encode("utf-8", "ignore")[:most_bytes].decode("utf-8", "ignore")


def type_of(name: str) -> str:
    """The mimetype of a file name."""
    ending = Path(name).suffix.lower()
    return OWN_TYPES.get(ending) or mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream"


class DAFile(PagedFile):
    """A file of the session: `filename`, `extension`, `mimetype`, and the `number` its contents are kept under.

    Whoever reads one that was never initialized has its attribute `initialized` sought. One whose `ok` is False was
    asked for and not given; it shows nothing.
    """

    def init(self, *args: AnyValue, **attributes: AnyValue) -> None:
        """With `content` or `initialized=True` there are contents at once."""
        content, ready = attributes.pop("content", None), attributes.pop("initialized", False)
        super().init(*args, **attributes)
        if content is not None or ready:
            self.initialize()
        if content is not None:
            self.write(content)

    # ---- Contents ----

    def initialize(
        self,
        filename: str | None = None,
        extension: str | None = None,
        content: str | bytes | None = None,
        mimetype: str | None = None,
        reinitialize: bool = False,
        **others: AnyValue,
    ) -> None:
        """Make an empty file, by default 'file.txt'; nothing happens to one that has contents."""
        del others
        if self.attribute_defined("number") and not reinitialize:
            return
        name = filename or self.attr("filename") or f"file.{(extension or self.attr('extension') or 'txt').lstrip('.')}"
        self.filename = safe_name(str(name))
        self.extension = Path(self.filename).suffix.lstrip(".").lower()
        self.mimetype = mimetype or type_of(self.filename)
        evaluation = current()
        if evaluation.services.files is None:
            raise RuntimeError("No file can be kept here.")
        self._owner = evaluation.session
        self.number = evaluation.services.files.new(self._owner)
        self.ok = self.initialized = True
        self.write(b"" if content is None else content)

    def keep(self, place: Path, session: str) -> None:
        """Take over contents that are with the session already: the only file of the folder named by its number."""
        self.filename = place.name
        self.extension, self.mimetype = place.suffix.lstrip(".").lower(), type_of(place.name)
        self._owner, self.number = session, int(place.parent.name)
        self.ok = self.initialized = True

    def path(self, **keywords: AnyValue) -> str:
        """The path of the contents on this machine. Raises FileLost."""
        del keywords
        return str(self._place())

    def slurp(self, auto_decode: bool = True) -> Any:  # noqa: ANN401 - text or bytes
        """The contents: text for files of text, else bytes."""
        data = self._place().read_bytes()
        return data.decode("utf-8") if auto_decode and self._is_text() else data

    def readlines(self) -> list[str]:
        """The lines of a text."""
        return self._place().read_text("utf-8").splitlines(keepends=True)

    def write(self, content: str | bytes, binary: bool = False) -> None:
        """Put `content` in place of what is there."""
        del binary
        self._place().write_bytes(content.encode() if isinstance(content, str) else bytes(content))

    def open(self, mode: str = "r") -> IO[Any]:
        """The contents as a Python file."""
        return self._place().open(mode)

    def copy_into(self, other: AnyValue) -> None:
        """Put the contents of another file, or of the one at a path, in place of what is there."""
        source = Path(other if isinstance(other, str | Path) else other.path())
        if not self.attribute_defined("number"):
            self.initialize(filename=getattr(other, "filename", None) or source.name)
        self.write(source.read_bytes())

    def from_url(self, url: str) -> None:
        """Fetch the contents from an address. Raises DaNbError: interviews here fetch nothing."""
        raise NoNetwork(url)

    def retrieve(self) -> None:
        """Nothing: the contents are on this machine."""

    def commit(self) -> None:
        """Nothing: what is written is kept."""

    def size_in_bytes(self) -> int:
        """The size of the contents."""
        return self._place().stat().st_size

    def _place(self) -> Path:
        if not self.attribute_defined("number"):
            raise MissingAttribute(self.attr_name("initialized"), "initialized", self)
        # These are attributes like others, so a form or a link may have set them: none of them leads elsewhere.
        owner, name = safe_name(str(self._owner)), safe_name(str(self.filename))
        for files in _places() if isinstance(self.number, int) else ():
            folder = files.folder(owner, self.number)
            if folder is not None:
                return _file_in(folder, name)
        raise FileLost(name)

    def _is_text(self) -> bool:
        return str(self.mimetype).startswith(TEXT)

    # ---- How it is shown ----

    def url_for(self, **keywords: AnyValue) -> str:
        """A link to the contents, taken by the session's screen (house decision 19)."""
        del keywords
        self._place()
        return f"?file={self.number}&name={quote(self.filename)}"

    def show(self, width: str | int | None = None, wait: bool = True, alt_text: str | None = None) -> str:
        """Markup that shows the file where it stands."""
        del wait
        if self.attr("ok") is False:
            return ""
        self._place()
        alt = alt_text or self.attr("alt_text")
        parts = [
            str(self.number),
            *([] if width is None and not alt else [str(width or "")]),
            *([str(alt)] if alt else []),
        ]
        return f"[FILE {', '.join(parts)}]"

    def __str__(self) -> str:
        return self.show()

    def set_mimetype(self, mimetype: str) -> None:
        """Say what kind of contents it has."""
        self.mimetype = mimetype
        self.extension = (mimetypes.guess_extension(mimetype) or f".{self.attr('extension') or 'txt'}").lstrip(".")

    def set_alt_text(self, text: str) -> None:
        """Give the text that is read in place of a picture."""
        self.alt_text = text

    def get_alt_text(self) -> str | None:
        """The text that is read in place of a picture, or None."""
        text: str | None = self.attr("alt_text")
        return text

    def set_attributes(self, **attributes: AnyValue) -> None:
        """Say who may see the file (`private`, `persistent`) or rename it (`filename`)."""
        name = attributes.pop("filename", None)
        if name:
            place = self._place()
            self.filename = safe_name(str(name))
            place.rename(place.with_name(self.filename))
            self.extension, self.mimetype = Path(self.filename).suffix.lstrip(".").lower(), type_of(self.filename)
        for key in ("private", "persistent", "session"):
            if key in attributes:
                setattr(self, key, attributes[key])

    def user_access(self, *users: AnyValue, **keywords: AnyValue) -> None:
        """Nothing: files here are seen by those who hold the session."""

    def privilege_access(self, *privileges: AnyValue, **keywords: AnyValue) -> None:
        """Nothing, likewise."""


class NoNetwork(DaNbError):
    """An interview wanted something from the network, which it does not get here."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url

    def __str__(self) -> str:
        return f"Nothing is fetched from {self.url}.\nFetch it in a notebook cell and give it to the session."


def _file_in(folder: Path, name: str) -> Path:
    """The file of this name, or the one that is there: the folder has one, whose object may have been renamed."""
    place = folder / name
    return place if place.exists() else next((one for one in folder.iterdir() if one.name[0] != "."), place)


def _places() -> list[Files]:
    """Where files are kept: those of the running evaluation, or in a notebook cell of every open App."""
    return [services.files for services in worlds() if services.files is not None]


CLASSES = (DAFile,)
