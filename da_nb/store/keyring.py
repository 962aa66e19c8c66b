"""Keep the key that signs what is stored, in a private file beside the store."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from da_nb.errors import StoreRefused

_KEY_BYTES = 32


def load_key(path: Path) -> bytes:
    """The 32 bytes in the file at `path`; made (mode 0600, in a folder 0700) when there is none.

    Several processes may ask at once: all get the same key. Raises StoreRefused when the file is no key or cannot
    be read or made.
    """
    try:
        key = path.read_bytes() if path.exists() else _make_key(path)
    except OSError as e:
        mend = "Name a store in a folder that you may write to."
        raise StoreRefused(str(path), e.strerror or str(e), mend) from e
    if len(key) != _KEY_BYTES:
        raise StoreRefused(
            str(path),
            f"it is not a key: it holds {len(key)} bytes instead of {_KEY_BYTES}",
            "Restore the key file from a copy; without it, move it and the store aside to begin anew.",
        )
    return key


def _make_key(path: Path) -> bytes:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        # A link appears whole or not at all, and never replaces the key of a faster process.
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()
    return path.read_bytes()
