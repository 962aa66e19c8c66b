"""Files that links on a screen lead to: read when somebody follows one (house decision 19)."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from da_nb.language.places import find_file
from da_nb.objects.files import type_of
from da_nb.runtime.parts import Parts
from da_nb.runtime.runner import Runner
from da_nb.store.files import BITS

MOST_DIGITS = len(str(1 << BITS))
"""Of the number of a file."""


@dataclass(frozen=True)
class Download:
    """A file as it goes to the browser."""

    name: str
    mimetype: str
    data: bytes


def download_of(runner: Runner, parts: Parts, link: str) -> Download | None:
    """The file of a link `?file=NUMBER` (of this session) or `?static=REFERENCE` (of a package); None if it is gone.

    The link comes from a browser: it reaches no other session's file, and of packages only those meant to be shown.
    """
    asked = parse_qs(link.removeprefix("?"))
    number, reference = asked.get("file", [""])[0], asked.get("static", [""])[0]
    path = _kept(runner, parts, number) if number else find_file(runner.interview.bundle, "static", reference)
    if path is None or not path.is_file():
        return None
    return Download(path.name, type_of(path.name), path.read_bytes())


def _kept(runner: Runner, parts: Parts, number: str) -> Path | None:
    known = number.isdecimal() and len(number) <= MOST_DIGITS
    folder = parts.files.folder(runner.id, int(number)) if known else None
    # What begins with a dot is still on its way here.
    return None if folder is None else next((one for one in folder.iterdir() if not one.name.startswith(".")), None)
