"""The contents of a session's files, on disk beside its store (house decision 13)."""

import secrets
import shutil
from pathlib import Path

BITS = 40
"""Numbers are drawn, not counted: a worker far away can make one that is new here as well."""
HALF = ".half"
"""Name of a file of which more is to come."""
MOST_BYTES = 256 * 1024 * 1024


class UploadRefused(Exception):
    """What came is not kept: it is too large, or does not continue what is here."""


class SessionFiles:
    """One folder a session, in it one folder a file, which holds the contents under the file's name.

    Nobody but the owner of the store can read them (mode 0700). `also` is a second place to look for files, which
    is never written to. `most_bytes` is the size of the largest file that people may hand over.
    """

    def __init__(self, root: Path, also: Path | None = None, most_bytes: int = MOST_BYTES) -> None:
        self.root = root
        self.most_bytes = most_bytes
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

    def take(self, session: str, number: int, name: str, data: bytes, *, at: int, size: int) -> int:
        """Keep the part of a file that begins at byte `at`, of `size` in all; how many bytes of it are here now.

        The file gets its name when it is whole. Raises UploadRefused when it is too large, when there is a file of
        this number already, and for a part that is not the next one.
        """
        place = self._place(session, number)
        half = place / HALF
        if not 0 <= number < 1 << BITS or size > self.most_bytes or at + len(data) > size:
            raise UploadRefused
        if at == 0:
            try:
                place.mkdir(mode=0o700, parents=True)
            except FileExistsError:
                raise UploadRefused from None
            half.touch(mode=0o600)
        if not half.is_file() or half.stat().st_size != at:
            raise UploadRefused
        with half.open("ab") as kept:
            kept.write(data)
        if at + len(data) == size:
            half.rename(place / Path(name).name)
        return at + len(data)

    def delete(self, session: str) -> None:
        """Forget all files of the session."""
        shutil.rmtree(self.root / session, ignore_errors=True)

    def _place(self, session: str, number: int) -> Path:
        return self.root / session / str(number)
