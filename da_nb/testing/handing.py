"""What a person hands over on a screen: files from disk, and a signature."""

import json
import struct
import zlib
from collections.abc import Iterator
from typing import Any

from da_nb.testing.lookups import NoSuchField, blanks, find_field

WIDTH, HEIGHT = 300, 100
"""Size of a signature in pixels."""
CANVAS = "canvas.png"
"""Name of the file a signature becomes."""


def find_kind(page: dict[str, Any], control: str, name: str | None) -> dict[str, Any]:
    """The field with this label or variable, else the first of its kind. Raises NoSuchField."""
    if name is not None:
        field = find_field(page, name)
        if field["control"] != control:
            raise NoSuchField(f"The field {name!r} is no {control} but a {field['control']}.")
        return field
    found = next((field for field in blanks(page) if field["control"] == control), None)
    if found is None:
        raise NoSuchField(f"The screen has no {control} field.")
    return found


def with_file(field: dict[str, Any], raw: str | None, number: int) -> str:
    """The raw text of a field to which one more file was given; it takes the place of another where one is taken."""
    before = json.loads(raw) if raw and field["upload"].get("several") else []
    return json.dumps([*before, number])


def signature() -> bytes:
    """A picture as a signature makes it: a PNG with one rising stroke on nothing."""
    rows = (bytes((0, *_row(y))) for y in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _row(y: int) -> Iterator[int]:
    for x in range(WIDTH):
        yield from (0, 0, 0, 255 if abs(HEIGHT - x * HEIGHT / WIDTH - y) < 2 else 0)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
