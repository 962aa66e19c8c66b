"""The contents of a session's files, on disk beside its store (house decision 13)."""

import secrets
import shutil
from pathlib import Path

BITS = 40
"""Numbers are drawn, not counted: a worker far away can make one that is new here as well."""


class SessionFiles:
    """One folder a session, in it one folder a file, which holds the contents under the file's name.

    Nobody but the owner of the store can read them (mode 0700). `also` is a second place to look for files, which
    is never written to.
    """

    def __init__(self, root: Path, also: Path | None = None) -> None:
        self.root = root
        self._also = also

    def new(self, session: str) -> int:
        """The number of a new file, whose folder is empty."""
        while True:
            number = secrets.randbits(BITS)
            try:
                self._place(session, number).mkdir(mode=0o700, parents=True)
            except FileExistsError:
                continue
            return number

    def folder(self, session: str, number: int) -> Path | None:
        """The folder of a file of the session; None when there is none."""
        places = [self._place(session, number)]
        if self._also is not None:
            places.append(self._also / session / str(number))
        return next((place for place in places if place.is_dir()), None)

    def all_of(self, session: str) -> dict[int, Path]:
        """The folders of the session's files by number, without those of the second place."""
        found = self.root / session
        return {int(place.name): place for place in found.iterdir()} if found.is_dir() else {}

    def add(self, session: str, number: int, name: str, data: bytes) -> None:
        """Keep a file that was made elsewhere under its number."""
        place = self._place(session, number)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        (place / Path(name).name).write_bytes(data)

    def delete(self, session: str) -> None:
        """Forget all files of the session."""
        shutil.rmtree(self.root / session, ignore_errors=True)

    def _place(self, session: str, number: int) -> Path:
        return self.root / session / str(number)
