"""Files that come from a screen, part by part, before the form that names them."""

import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from da_nb.objects.files import safe_name
from da_nb.runtime.parts import Parts
from da_nb.runtime.runner import Runner
from da_nb.store.files import BITS, UploadRefused

_log = logging.getLogger(__name__)
PART_BYTES = 2 * 1024 * 1024
"""How much of a file goes into one message; labextension/src/screen/controls/file.ts says the same."""


def hand_over(runner: Runner, parts: Parts, name: str, data: bytes) -> int:
    """Send a file as a screen does; the number it is kept under. One that is refused is sent no further."""
    number = secrets.randbits(BITS)
    about = {"kind": "upload", "number": number, "name": name, "size": len(data)}
    for at in range(0, max(len(data), 1), PART_BYTES):
        if receive(runner, parts, {**about, "at": at}, [data[at : at + PART_BYTES]])["at"] is None:
            break
    return number


def receive(
    runner: Runner, parts: Parts, message: Mapping[str, Any], buffers: Sequence[bytes | memoryview]
) -> dict[str, Any]:
    """Keep a part of a file, and say how much of it is here: `at` is None when it was refused.

    `message` has the `number` under which the file is kept, which the sender has drawn, its `name` and `size` in
    bytes, and where the part begins (`at`). What comes from a browser is not trusted: it can make new files of its
    own session, and add to those that are not whole yet, nothing else.
    """
    number, name = message.get("number"), safe_name(str(message.get("name") or ""))
    at, size = message.get("at"), message.get("size")
    reply = {"kind": "uploaded", "number": number}
    if runner.shown.closed or not all(type(value) is int for value in (number, at, size)):
        return {**reply, "at": None}
    try:
        data = b"".join(bytes(buffer) for buffer in buffers)
        have = parts.files.take(runner.id, int(number or 0), name, data, at=int(at or 0), size=int(size or 0))
    except UploadRefused:
        return {**reply, "at": None}
    except OSError:
        # The disk is full, for example. Without an answer the form would wait for ever.
        _log.exception("A file could not be kept (session %s)", runner.id)
        return {**reply, "at": None}
    return {**reply, "at": have}
