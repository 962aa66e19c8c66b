"""Seal bytes for the store: compressed, and signed so that nothing tampered with is ever unpickled.

A sealed blob is::

    magic 5 bytes | format 1 | key id 8 | length of version 1 | version of da_nb | signature 32 | body

Format 1: the body is the data as one zstd frame. Format 2: a zstd frame that needs the plain bytes of another blob
(its base) as prefix; the signature covers the base's signature too. Formats from 3 on are for encryption (house
decision 14): the key id then names the key that wraps the session's key.

The signature is HMAC-SHA256 over everything before it, the context (what the blob is, and whose) and the body.
"""

import hashlib
import hmac
import importlib.metadata
import struct
from dataclasses import dataclass

import pyzstd

from da_nb.errors import SnapshotRefused

_VERSION = importlib.metadata.version("da_nb").encode()
_MAGIC = b"\x93danb"
_WHOLE = 1
_DELTA = 2
_FRONT = struct.Struct(f">{len(_MAGIC)}sB8sB")
_SIGNATURE_BYTES = 32
_LEVEL = 3
# A decoder takes windows up to this size without being asked; 128 MB.
_LARGEST_WINDOW_LOG = 27
_SHORTEST_PREFIX = 8


@dataclass(frozen=True)
class Base:
    """An opened blob that another one is a delta to: its plain bytes and its signature."""

    plain: bytes
    signature: bytes


@dataclass(frozen=True)
class _Parts:
    format: int
    key_id: bytes
    head: bytes
    signature: bytes
    body: bytes


class Sealer:
    """Seals and opens blobs with one key (32 bytes)."""

    def __init__(self, key: bytes) -> None:
        self._key = hmac.digest(key, b"da_nb: sign stored blobs", "sha256")
        self._key_id = hashlib.sha256(b"da_nb: key id" + self._key).digest()[:8]

    def seal(self, data: bytes, context: str, base: Base | None = None) -> bytes:
        """A blob of `data` that opens only with this key, this `context` (e.g. `step SESSION/3`) and this base."""
        body = pyzstd.compress(data, _LEVEL) if base is None else _shrink(data, base.plain)
        number = _WHOLE if base is None else _DELTA
        head = _FRONT.pack(_MAGIC, number, self._key_id, len(_VERSION)) + _VERSION
        return head + self._sign(head, body, context, base) + body

    def open(self, blob: bytes, context: str, base: Base | None = None) -> bytes:
        """The data of a sealed blob; `base` is used only when the blob is a delta.

        Raises SnapshotRefused when anything is wrong with it; nothing was decompressed or unpickled then.
        """
        what = f"The stored {context}"
        parts = _split(blob, what)
        if parts.format not in (_WHOLE, _DELTA):
            raise SnapshotRefused(what, f"format {parts.format} is unknown to this version of da_nb")
        if parts.key_id != self._key_id:
            raise SnapshotRefused(what, "it was signed with another key")
        if parts.format == _WHOLE:
            base = None
        elif base is None:
            raise SnapshotRefused(what, "the blob it is a delta to is missing")
        if not hmac.compare_digest(parts.signature, self._sign(parts.head, parts.body, context, base)):
            raise SnapshotRefused(what, "its signature is wrong; it was changed or moved")
        return bytes(pyzstd.decompress(parts.body, _prefix(base.plain) if base else None))

    def _sign(self, head: bytes, body: bytes, context: str, base: Base | None) -> bytes:
        signing = hmac.new(self._key, head, "sha256")
        name = context.encode()
        signing.update(len(name).to_bytes(4) + name + (base.signature if base else b""))
        signing.update(body)
        return signing.digest()


def signature(blob: bytes) -> bytes:
    """The signature inside a blob that was sealed or opened by us."""
    return _split(blob, "A stored blob").signature


def is_delta(blob: bytes) -> bool:
    """Whether the blob needs a base."""
    return _split(blob, "A stored blob").format == _DELTA


def _split(blob: bytes, what: str) -> _Parts:
    if len(blob) < _FRONT.size or not blob.startswith(_MAGIC):
        raise SnapshotRefused(what, "it does not begin like a blob of da_nb")
    _, number, key_id, version_bytes = _FRONT.unpack_from(blob)
    head = _FRONT.size + version_bytes
    body = head + _SIGNATURE_BYTES
    if len(blob) < body:
        raise SnapshotRefused(what, "it is cut short")
    return _Parts(number, key_id, blob[:head], blob[head:body], blob[body:])


def _shrink(data: bytes, prefix: bytes) -> bytes:
    """Compress with `prefix` as what went before; a window over both and long matches find all that stayed."""
    window_log = min(max((len(prefix) + len(data)).bit_length(), 10), _LARGEST_WINDOW_LOG)
    options: dict[int, int] = {
        pyzstd.CParameter.compressionLevel: _LEVEL,
        pyzstd.CParameter.windowLog: window_log,
        pyzstd.CParameter.enableLongDistanceMatching: 1,
    }
    return pyzstd.compress(data, options, _prefix(prefix))


def _prefix(plain: bytes) -> tuple[pyzstd.ZstdDict, int] | None:
    """What zstd takes for the bytes before; it refuses very short ones, which could not help anyway."""
    return pyzstd.ZstdDict(plain, is_raw=True).as_prefix if len(plain) >= _SHORTEST_PREFIX else None
