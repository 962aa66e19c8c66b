"""Files joined, packed and found (library 2)."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from da_nb.current import current
from da_nb.documents.archive import zipped
from da_nb.documents.engines import EngineMissing, engine
from da_nb.documents.pdf_pages import joined, laid_over
from da_nb.objects.file_groups import FORMATS, DAFileCollection, DAFileList, DAStaticFile
from da_nb.objects.file_pages import NeedsProgram
from da_nb.objects.files import DAFile, FileLost, type_of

Given = Any
"""A file object, a list of them, or the reference of a package's file."""


def path_and_mimetype(file: Given) -> tuple[str | None, str | None]:
    """The path and the mimetype of a file; (None, None) of no file. Source: library 2."""
    if file is None:
        return None, None
    if isinstance(file, DAFileList):
        file = file[0]
    if isinstance(file, DAFile):
        return file.path(), str(file.mimetype)
    path = _path(file)
    return str(path), type_of(path.name)


def pdf_concatenate(
    *files: Given,
    filename: str = "file.pdf",
    pdfa: bool = False,
    password: str | None = None,
    output_to: DAFile | None = None,
) -> DAFile:
    """One PDF of several files, of which pictures, Word documents and texts are turned into PDF. Source: library 2."""
    del pdfa
    paths = [_path(one, best="pdf") for one in _flat(files)]
    return _kept(output_to, f"{Path(filename).stem}.pdf", joined(paths, password))


def zip_file(*files: Given, filename: str = "file.zip", output_to: DAFile | None = None) -> DAFile:
    """A ZIP of files; dicts of them by name are folders. Source: library 2."""
    return _kept(output_to, f"{Path(filename).stem}.zip", zipped(_in_folders(files, "")))


def overlay_pdf(
    main: Given,
    logo: Given,
    first_page: int | None = None,
    last_page: int | None = None,
    logo_page: int | None = None,
    only: str | None = None,
    multi: bool = False,
    output_to: DAFile | None = None,
    filename: str = "file.pdf",
) -> DAFile:
    """The main PDF with a page of another laid over its pages, `only` the 'even' or 'odd' ones. Source: library 2."""
    below, above = _path(main, best="pdf"), _path(logo, best="pdf")
    pages = range(first_page or 1, (last_page or 1_000_000) + 1)
    made = laid_over(below, above, pages, only, logo_page or 1, multi)
    return _kept(output_to, f"{Path(filename).stem}.pdf", made)


def read_qr(file: Given) -> list[str]:
    """The texts of the QR codes on a picture. Raises NeedsProgram without the package that reads them.

    Source: library 2.
    """
    path = _path(next(iter(_flat((file,)))))
    try:
        reader, pictures = engine("zxingcpp"), engine("PIL.Image")
    except EngineMissing:
        mend = "Install them:  pip install zxing-cpp Pillow"
        raise NeedsProgram("read_qr()", "the packages zxing-cpp and Pillow", mend) from None
    return [code.text for code in reader.read_barcodes(pictures.open(path))]


def ocr_file(file: Given, **options: Given) -> str:
    """Nothing here reads pictures of text. Raises NeedsProgram. Source: library 2."""
    del options
    raise NeedsProgram("ocr_file()", "a program that reads pictures of text", "Give the interview a text or a PDF.")


def _kept(output_to: DAFile | None, filename: str, data: bytes) -> DAFile:
    file = DAFile() if output_to is None else output_to
    file.initialize(filename=filename, content=data, reinitialize=True)
    return file


def _flat(files: Iterable[Given]) -> Iterator[Given]:
    """The files one by one, of lists too."""
    for file in files:
        if isinstance(file, str | DAFile | DAFileCollection | DAStaticFile | Path):
            yield file
        elif file is not None:
            yield from _flat(file)


def _path(file: Given, best: str = "") -> Path:
    """The file's path; of a document in several formats that of the `best`, else the first. Raises FileLost."""
    if isinstance(file, DAFileCollection) and best and file.attribute_defined(best):
        file = getattr(file, best)
    if isinstance(file, Path):
        return file
    if not isinstance(file, str):
        return Path(file.path())
    found = (current().find_file(kind, file) for kind in ("static", "templates", "sources"))
    path = next((place for place in found if place is not None), None)
    if path is None and Path(file).is_absolute() and Path(file).is_file():
        path = Path(file)
    if path is None:
        raise FileLost(file)
    return path


def _in_folders(files: Iterable[Given], folder: str) -> Iterator[tuple[str, bytes]]:
    for file in files:
        if isinstance(file, Mapping):
            for name, inner in file.items():
                yield from _named(str(name), inner, folder)
        elif isinstance(file, DAFileCollection):
            formats = [getattr(file, name) for name in FORMATS if file.attribute_defined(name)]
            yield from _in_folders(formats, folder)
        elif isinstance(file, str | DAFile | DAStaticFile | Path):
            yield f"{folder}{_name(file)}", _path(file).read_bytes()
        elif file is not None:
            yield from _in_folders(file, folder)


def _named(name: str, inner: Given, folder: str) -> Iterator[tuple[str, bytes]]:
    """A file under a name of its own, or a folder of this name."""
    if isinstance(inner, str | DAFile | DAStaticFile | Path):
        yield f"{folder}{name}", _path(inner).read_bytes()
    else:
        yield from _in_folders([inner], f"{folder}{name}/")


def _name(file: Given) -> str:
    return str(file.filename) if isinstance(file, DAFile) else _path(file).name


FUNCTIONS = (ocr_file, overlay_pdf, path_and_mimetype, pdf_concatenate, read_qr, zip_file)
