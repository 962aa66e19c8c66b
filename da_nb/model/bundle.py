"""Everything an interview was compiled from, so that a worker can compile the same."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from da_nb.errors import InterviewError


@dataclass(frozen=True)
class Source:
    """One text: the name shown in errors (a path, a reference or a cell's name) and its contents."""

    name: str
    text: str


@dataclass(frozen=True)
class Bundle:
    """The main text first, then every included one (house decision 1).

    `folder` is where relative references are looked up; None for the text of a cell. `packages` are names of packages
    and the folders that stand for them on this machine. `lost` says which includes lead nowhere: such an interview
    does not compile.
    """

    sources: tuple[Source, ...]
    folder: str | None = None
    packages: tuple[tuple[str, str], ...] = ()
    lost: tuple[InterviewError, ...] = ()

    @cached_property
    def hash(self) -> str:
        """Hex digest that names this bundle; equal texts give equal hashes."""
        digest = hashlib.sha256()
        texts = (text for source in self.sources for text in (source.name, source.text))
        for part in (self.folder or "", *texts, *(text for pair in self.packages for text in pair)):
            data = part.encode()
            digest.update(b"%d:" % len(data) + data)
        return digest.hexdigest()
