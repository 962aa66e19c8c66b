"""Sealed blobs: what opens, and what is refused."""

import pytest

from da_nb.errors import SnapshotRefused
from da_nb.store.snapshot import Base, Sealer, is_delta, signature
from tests.unit.store.samples import KEY

DATA = b"some answers, " * 30
SEALER = Sealer(KEY)


def as_base(plain: bytes, context: str = "step s/1") -> Base:
    """What a delta to `plain` needs."""
    return Base(plain, signature(SEALER.seal(plain, context)))


@pytest.mark.parametrize("data", [b"", b"x", DATA, bytes(range(256)) * 5000])
def test_what_was_sealed_opens(data: bytes) -> None:
    """Data comes back byte for byte."""
    assert SEALER.open(SEALER.seal(data, "step s/1"), "step s/1") == data


@pytest.mark.parametrize("old", [b"", b"short", DATA])
@pytest.mark.parametrize("new", [b"", b"tiny", DATA + b"and more"])
def test_a_delta_opens_with_its_base(old: bytes, new: bytes) -> None:
    """A delta gives its data back, however short either is."""
    base = as_base(old)
    blob = SEALER.seal(new, "step s/2", base)
    assert is_delta(blob)
    assert SEALER.open(blob, "step s/2", base) == new


def test_a_delta_holds_only_what_changed() -> None:
    """House decision 16: a small change of large answers makes a small blob."""
    old = b"".join(b"%d: %d, " % (n, n * n * 7919) for n in range(50_000))
    new = old.replace(b"777: ", b"777 was changed: ")
    assert len(SEALER.seal(new, "step s/2", as_base(old))) < 1000


def test_any_changed_byte_is_refused() -> None:
    """House decision 14: nothing tampered with is opened, wherever it was changed."""
    blob = SEALER.seal(DATA, "step s/1")
    for at in range(len(blob)):
        changed = blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]
        with pytest.raises(SnapshotRefused):
            SEALER.open(changed, "step s/1")


def test_any_cut_is_refused() -> None:
    """A blob cut short, or with something behind it, is refused."""
    blob = SEALER.seal(DATA, "step s/1")
    for damaged in [*(blob[:length] for length in range(len(blob))), blob + b"\0"]:
        with pytest.raises(SnapshotRefused):
            SEALER.open(damaged, "step s/1")


def test_another_context_is_refused() -> None:
    """A blob cannot be moved to another session, nor to another step."""
    blob = SEALER.seal(DATA, "step s/1")
    for elsewhere in ("step t/1", "step s/2", "result s/1", ""):
        with pytest.raises(SnapshotRefused, match="changed or moved"):
            SEALER.open(blob, elsewhere)


def test_another_key_is_refused() -> None:
    """The message says that the key is not the one."""
    with pytest.raises(SnapshotRefused, match="signed with another key"):
        Sealer(b"another key").open(SEALER.seal(DATA, "step s/1"), "step s/1")


def test_an_unknown_format_is_refused() -> None:
    """A blob of a later da_nb is refused by its format."""
    blob = bytearray(SEALER.seal(DATA, "step s/1"))
    blob[5] = 3
    with pytest.raises(SnapshotRefused, match="format 3 is unknown"):
        SEALER.open(bytes(blob), "step s/1")


def test_a_delta_is_bound_to_its_base() -> None:
    """A delta does not open without its base, nor with the same bytes from elsewhere."""
    blob = SEALER.seal(DATA, "step s/2", as_base(DATA))
    with pytest.raises(SnapshotRefused, match="is missing"):
        SEALER.open(blob, "step s/2")
    with pytest.raises(SnapshotRefused, match="changed or moved"):
        SEALER.open(blob, "step s/2", as_base(DATA, "step other/1"))


def test_a_bare_pickle_is_refused() -> None:
    """What was not sealed is not opened."""
    with pytest.raises(SnapshotRefused, match="does not begin like a blob"):
        SEALER.open(b"\x80\x05K\x01." * 20, "step s/1")
