"""Files that links on a screen lead to: read when somebody follows one (house decision 19)."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from da_nb.language.places import find_file
from da_nb.objects.files import type_of
from da_nb.runtime.parts import Parts
from da_nb.runtime.runner import Runner


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
    folder = parts.files.folder(runner.id, int(number)) if number.isdecimal() else None
    return None if folder is None else next(iter(folder.iterdir()), None)
