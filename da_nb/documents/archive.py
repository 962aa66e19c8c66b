"""Several files in one archive."""

import io
import zipfile
from collections.abc import Iterable


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of files by name; of two with one name the later gets a number."""
    kept = io.BytesIO()
    taken: set[str] = set()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            free = _free(name, taken)
            taken.add(free)
            archive.writestr(free, data)
    return kept.getvalue()


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem or name} {number}{dot}{ending if dot else ''}"
    return free
