"""Pickle authors' values for the store, with errors that say which one failed."""

import cloudpickle

from da_nb.errors import CannotSave, SnapshotRefused


def freeze(value: object, what: str) -> bytes:
    """Pickle of `value`; classes and functions of a notebook go by value.

    Raises CannotSave, naming `what`.
    """
    try:
        return bytes(cloudpickle.dumps(value))
    except Exception as e:  # an author's __reduce__ may raise anything
        raise CannotSave(what, str(e)) from e


def thaw(data: bytes, what: str) -> object:
    """The value of a pickle whose signature has been checked.

    Raises SnapshotRefused, naming `what`, when it cannot be made here, e.g. because a module is missing.
    """
    try:
        return cloudpickle.loads(data)
    except Exception as e:  # an author's __setstate__ may raise anything
        raise SnapshotRefused(what, f"it cannot be unpickled here ({type(e).__name__}: {e})") from e
