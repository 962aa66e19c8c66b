"""Read the arguments of tags; what is not of the form expected never reaches the HTML."""

import re

DEFAULT_WIDTH = "300px"
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*(px|pt|pc|in|cm|mm|em|rem|ex|ch|%)?", re.IGNORECASE)


def split(argument: str, most: int) -> list[str]:
    """At most `most` arguments between commas, filled up with empty ones; the last keeps its commas."""
    parts = [part.strip() for part in argument.split(",", most - 1)]
    return parts + [""] * (most - len(parts))


def length(text: str) -> str | None:
    """A length in CSS, plain numbers being pixels; None if it is none."""
    found = _LENGTH.fullmatch(text.strip())
    return f"{found.group(1)}{(found.group(2) or 'px').lower()}" if found else None


def width(text: str, default: str = DEFAULT_WIDTH) -> str:
    """Width of a picture; `full`, nothing and what is no length are the default (language 13.3)."""
    return length(text) or default
