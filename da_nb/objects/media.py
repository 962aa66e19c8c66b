"""Find the file that a text shows: one of the session by its number, or one of a package (language 13.3)."""

import base64
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from da_nb.current import Evaluation, maybe_current
from da_nb.language.rendering import Media
from da_nb.objects.files import type_of

MOST_EMBEDDED = 5_000_000
"""Bytes of a picture that are put into the page itself; larger ones are links."""
CONTENT = ("text/markdown", "text/plain")
"""Kinds of files whose text is put into the place of the tag."""


def media_of(reference: str) -> Media | None:
    """What a reference shows; None when there is no such file, or when nothing is being evaluated."""
    evaluation = maybe_current()
    if evaluation is None:
        return None
    number = reference.strip()
    if number.isdecimal():
        path = _kept(evaluation, int(number))
        return None if path is None else _media(path, f"?file={number}&name={quote(path.name)}")
    path = evaluation.find_file("static", number)
    return None if path is None else _media(path, f"?static={quote(number)}")


def _kept(evaluation: Evaluation, number: int) -> Path | None:
    files = evaluation.services.files
    folder = None if files is None else files.folder(evaluation.session, number)
    return None if folder is None else next(iter(folder.iterdir()), None)


def _media(path: Path, link: str) -> Media:
    mimetype, facts = type_of(path.name), path.stat()
    if mimetype in CONTENT:
        return Media(link, mimetype, path.name, text=path.read_text("utf-8", errors="replace"))
    if mimetype.startswith("image/") and facts.st_size <= MOST_EMBEDDED:
        return Media(_embedded(path, mimetype, facts.st_mtime_ns, facts.st_size), mimetype, path.name)
    return Media(link, mimetype, path.name)


@lru_cache(maxsize=32)
def _embedded(path: Path, mimetype: str, changed_ns: int, size: int) -> str:
    """The picture as an address of its own; `changed_ns` and `size` tell when it has to be made anew."""
    del changed_ns, size
    return f"data:{mimetype};base64,{base64.b64encode(path.read_bytes()).decode()}"
