"""The programs that make documents; they are an extra of this package and looked for when first used."""

import subprocess
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

from da_nb.errors import DaNbError

PATIENCE_S = 60.0
"""How long a document may take."""
EXTRA = "documents"


class EngineMissing(DaNbError):
    """A document was asked for, but what makes it is not installed."""

    def __init__(self, engine: str) -> None:
        super().__init__(engine)
        self.engine = engine

    def __str__(self) -> str:
        return (
            f"Documents of this kind need {self.engine}, which is not installed.\n"
            f"Install the extra:  pip install 'da_nb[{EXTRA}]'"
        )


class DocumentFailed(DaNbError):
    """An engine refused a document; `reason` is what it said."""

    def __init__(self, engine: str, reason: str) -> None:
        super().__init__(engine, reason)
        self.engine = engine
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.engine} could not make the document: {self.reason}"


def engine(module: str) -> Any:  # noqa: ANN401 - modules of others
    """The module of an engine, imported now. Raises EngineMissing."""
    return _imported(module)


@lru_cache(maxsize=16)
def _imported(module: str) -> ModuleType:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise EngineMissing(module.partition(".")[0]) from error


def pandoc(data: bytes, *arguments: str, source: str = "html") -> bytes:
    """What pandoc makes of a text in the format `source`. It reads and writes no other file (`--sandbox`).

    Raises EngineMissing, DocumentFailed.
    """
    command = [_pandoc_path(), "--sandbox", f"--from={source}", *arguments]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE_S, check=False)
    except subprocess.TimeoutExpired as error:
        raise DocumentFailed("pandoc", f"it took longer than {PATIENCE_S:.0f} s") from error
    if done.returncode:
        raise DocumentFailed("pandoc", done.stderr.decode(errors="replace").strip())
    return done.stdout


@lru_cache(maxsize=1)
def _pandoc_path() -> str:
    try:
        return str(engine("pypandoc").get_pandoc_path())
    except OSError as error:
        raise EngineMissing("pandoc") from error
