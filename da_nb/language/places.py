"""Find the files that an interview's package brings along: pictures, templates, data (language 11.2, 13.3)."""

import mimetypes
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from da_nb.model.bundle import Bundle

Kind = Literal["static", "templates", "sources"]
_REFERENCE = re.compile(r"(?P<package>[A-Za-z_][\w.]*):(?P<path>[^:\s][^:]*)")


def find_file(bundle: Bundle, kind: Kind, reference: str) -> Path | None:
    """The file of a reference such as `logo.png`, `package:logo.png` or `package:data/static/logo.png`.

    A bare name is looked for in the folder `kind` of each package that the interview's texts are from, then beside
    the interview. None when there is none, and for whatever leads out of those folders: the reference may have been
    typed by somebody.
    """
    found = _REFERENCE.fullmatch(reference.strip())
    path = found["path"] if found else reference.strip()
    if not path or Path(path).is_absolute() or "\\" in path or ".." in Path(path).parts:
        return None
    if found is None:
        roots = (folder for package in _packages(bundle) for folder in _roots(bundle, package, path, kind))
        candidates = [*roots, *_beside(bundle, path, kind)]
    else:
        candidates = list(_roots(bundle, found["package"], path, kind))
    return next((place for place in candidates if place.is_file()), None)


def _packages(bundle: Bundle) -> list[str]:
    """Names of the packages that the texts are from, the main one first."""
    found = (_REFERENCE.fullmatch(source.name) for source in bundle.sources)
    return list(dict.fromkeys(match["package"] for match in found if match))


def _roots(bundle: Bundle, package: str, path: str, kind: Kind) -> Iterator[Path]:
    within = path if path.startswith("data/") else f"data/{kind}/{path}"
    if not within.startswith(f"data/{kind}/"):
        return
    folder = dict(bundle.packages).get(package)
    if folder is not None:
        yield Path(folder) / within
        return
    yield from (place / within for place in _installed(package))


def _installed(package: str) -> Iterator[Path]:
    """Where an installed package lies. It is not imported: the reference may have been typed by somebody."""
    top, *inner = package.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        return
    for place in (spec and spec.submodule_search_locations) or ():
        yield Path(place, *inner)


def _beside(bundle: Bundle, path: str, kind: Kind) -> Iterator[Path]:
    """Beside the interview: `static/x`, `../static/x` as in a package, or just `x`.

    What a text shows may have been named by somebody who answers, so of all that lies beside a notebook it reaches
    pictures, sounds and films only.
    """
    if bundle.folder is not None:
        folder = Path(bundle.folder)
        yield from (folder / kind / path, folder.parent / kind / path)
        shown = (mimetypes.guess_type(path)[0] or "").startswith(("image/", "audio/", "video/")) and "/" not in path
        if kind != "static" or shown:
            yield folder / path
