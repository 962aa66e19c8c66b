"""Several files in one archive."""

import hashlib
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


def digest_of(archive: bytes) -> str:
    """Names the contents of an archive, whatever the time it was made at."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        parts = sorted((part.filename, hashlib.sha256(opened.read(part)).hexdigest()) for part in opened.infolist())
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{stem or name} {number}{dot}{ending if dot else ''}"
    return free
