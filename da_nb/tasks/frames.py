"""Messages on a stream socket between a supervisor, the zygote and an action's process.

A frame is one byte of kind, eight bytes of length, and the body.
"""

import socket
import struct

_HEAD = struct.Struct("!cQ")

JOB = b"J"
"""Supervisor to process: the job's bytes."""
STARTED = b"S"
"""Process to supervisor: its process id, in decimal."""
OUTCOME = b"R"
"""Process to supervisor: what the entry returned."""
SURROUNDINGS = b"W"
"""Supervisor to process: a pickled `Surroundings`."""
READY = b"Y"
"""Zygote to its owner: the entry is imported."""
BROKEN = b"X"
"""Zygote to its owner: the entry cannot be imported; the body is the traceback."""


def send(stream: socket.socket, kind: bytes, body: bytes = b"") -> None:
    """Write one frame. Raises OSError when the other side is gone."""
    stream.sendall(_HEAD.pack(kind, len(body)) + body)


def receive(stream: socket.socket) -> tuple[bytes, bytes]:
    """Read one frame: kind and body. Raises EOFError when the other side is gone."""
    kind, length = _HEAD.unpack(_read(stream, _HEAD.size))
    return kind, bytes(_read(stream, length))


def _read(stream: socket.socket, length: int) -> bytearray:
    data = bytearray()
    while len(data) < length:
        try:
            part = stream.recv(min(length - len(data), 1 << 20))
        except ConnectionResetError:
            part = b""
        if not part:
            raise EOFError
        data += part
    return data
