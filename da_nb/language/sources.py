"""Find the texts an interview consists of: the main one, and what it includes."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

from da_nb.errors import Faults, InterviewError, Origin, SourceNotFound
from da_nb.language import keys, marks
from da_nb.language.jinja import written
from da_nb.model.bundle import Bundle, Source

_QUESTIONS = "data/questions"
_REFERENCE = re.compile(r"(?P<package>[A-Za-z_][\w.]+):(?P<path>[^\s:]+)")
_SAYS_NOTHING = frozenset(("id", "comment"))
_INCLUDES = re.compile(r"^include[ \t]*:", re.MULTILINE | re.IGNORECASE)


def load(
    source: str | Path,
    name: str = "interview",
    packages: Mapping[str, str | Path] | None = None,
    folder: Path | None = None,
) -> Bundle:
    """Bundle of an interview: the main text first, then every included text once.

    `source` is a text, a path or a reference such as `package:data/questions/x.yml`. `name` is shown in errors when
    it is a text. `packages` maps package names to folders that stand for them. `folder` is where relative paths begin
    (None: the working directory).
    Raises SourceNotFound with the places tried when there is no main text. What is included and cannot be read is
    told together with the other faults, when the interview is compiled.
    """
    start = (folder or Path()).resolve()
    if isinstance(source, str) and is_text(source):
        main = written(Source(name, source))
    elif isinstance(source, str) and _REFERENCE.fullmatch(source):
        main = _Finder(start, packages or {}).find(_candidates(source, ""), source, None)
    else:
        path = start / source
        start = path.parent
        main = _Finder(start, packages or {}).find([path.name], str(source), None)
    sources, lost = [main], Faults()
    seen = {main.name}
    for text in sources:
        for reference, origin in _references(text):
            with lost.caught():
                found = _Finder(start, packages or {}).find(_candidates(reference, text.name), reference, origin)
                if found.name not in seen:
                    seen.add(found.name)
                    sources.append(found)
    folders = tuple(sorted((package, str(Path(where).resolve())) for package, where in (packages or {}).items()))
    where = None if main.name == name and folder is None else str(start)
    return Bundle(tuple(sources), where, folders, tuple(lost.found))


def documents(bundle: Bundle, faults: Faults | None = None) -> list[marks.Mapping]:
    """All blocks in file order, with `include` expanded in place; what was read once is not read again.

    Blocks and included texts that cannot be read go to `faults`. Raises InterviewError instead when there are none.
    """
    collected = faults or Faults()
    collected.found += bundle.lost
    texts = {source.name: source for source in bundle.sources}
    found = list(_expand(bundle.sources[0], texts, set(), collected))
    if faults is None:
        collected.tell()
    return found


def is_text(source: str) -> bool:
    """Whether a string is an interview itself rather than the name of one."""
    return "\n" in source or ": " in source


def _expand(source: Source, texts: dict[str, Source], read: set[str], faults: Faults) -> Iterator[marks.Mapping]:
    read.add(source.name)
    for block in marks.documents(source, faults):
        references: list[tuple[str, Origin]] | None = []
        with faults.caught():
            references = _include_of(block)
        if references is None:
            yield block
            continue
        for reference, _ in references:
            name = next((name for name in _candidates(reference, source.name) if name in texts), None)
            if name is not None and name not in read:
                yield from _expand(texts[name], texts, read, faults)
        rest = _without_include(block)
        if not set(rest) <= _SAYS_NOTHING:
            yield rest


def _without_include(block: marks.Mapping) -> marks.Mapping:
    """What else stands in a block that includes."""
    rest = marks.Mapping(block.file, block.line)
    for key, value in block.items():
        if str(key).lower() != "include":
            rest.put(key, value, block.key_lines[key], block.lines[key])
    return rest


def _include_of(block: marks.Mapping) -> list[tuple[str, Origin]] | None:
    """References of an include block with their places; None for any other block."""
    key = next((key for key in block if isinstance(key, str) and key.lower() == "include"), None)
    if key is None:
        return None
    items = keys.take_list(block, key)
    if not items:
        keys.refuse(block, key, "no file is named", "Write the name of a file, or a list of names after dashes.")
    return [(text, items.origin(n)) for n, text in enumerate(keys.take_texts(block, key))]


def _references(source: Source) -> Iterator[tuple[str, Origin]]:
    """What a text includes; only the blocks that say `include` are parsed for it."""
    for piece in marks.pieces(source.text):
        if _INCLUDES.search(piece.text):
            # What is wrong with the block is told when the interview is compiled.
            with Faults().caught():
                block = marks.document(piece, source.name)
                yield from (_include_of(block) or []) if block is not None else []


def _candidates(reference: str, including: str) -> list[str]:
    """Names under which a reference may be found, best first: pure text, so that a worker finds the same."""
    package = _REFERENCE.fullmatch(reference)
    if package:
        # Also a path within the package itself, for those who write it out without `data/`.
        within = package["path"]
        first = within if within.startswith("data/") else f"{_QUESTIONS}/{within}"
        return list(dict.fromkeys((f"{package['package']}:{first}", f"{package['package']}:{within}")))
    return [_canonical(reference, including), f"da_nb:{_QUESTIONS}/{reference}"]


def _canonical(reference: str, including: str) -> str:
    """Name of a bare reference that stands in the text named `including`."""
    within = _REFERENCE.fullmatch(including)
    beside = posixpath.dirname(within["path"] if within else including)
    path = posixpath.normpath(posixpath.join(beside, reference.replace("\\", "/")))
    return f"{within['package']}:{path}" if within else path


class _Finder:
    """Reads texts by name from one folder and from packages."""

    def __init__(self, folder: Path, packages: Mapping[str, str | Path]) -> None:
        self._folder = folder
        self._packages = packages

    def find(self, names: list[str], reference: str, origin: Origin | None) -> Source:
        """First text of `names` that exists; `reference` and `origin` are for the error."""
        tried = []
        for name in names:
            try:
                return written(Source(name, self._read(name)))
            except (OSError, ModuleNotFoundError) as error:
                tried.append(f"{self._place(name)} ({_reason(error)})")
            except UnicodeDecodeError as error:
                raise InterviewError(f"{name} is not UTF-8 text", origin, "Save it with the encoding UTF-8.") from error
        raise SourceNotFound(f"there is no interview file '{reference}'", origin, f"Tried: {'; '.join(tried)}.")

    def _read(self, name: str) -> str:
        reference = _REFERENCE.fullmatch(name)
        if reference is None:
            return (self._folder / name).read_text("utf-8")
        folder = self._packages.get(reference["package"])
        if folder is not None:
            return (Path(folder) / reference["path"]).read_text("utf-8")
        return resources.files(reference["package"]).joinpath(reference["path"]).read_text("utf-8")

    def _place(self, name: str) -> str:
        return name if _REFERENCE.fullmatch(name) else str(self._folder / name)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "not found"
    return error.strerror or "unreadable" if isinstance(error, OSError) else "no such package"
