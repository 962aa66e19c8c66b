"""HTML as documents need it: styles where pandoc keeps them, pictures as files or in the text."""

import base64
import binascii
import re
from collections.abc import Callable
from itertools import count

_STYLED = re.compile(r'<(p|h[1-6])((?: [^>]*)?) style="([^"]*)"([^>]*)>(.*?)</\1>', re.DOTALL)
_PICTURE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r'src="data:image/([a-z+]+);base64,([^"]*)"')
_WIDTH = re.compile(r"width:\s*([\d.]+(?:px|in|cm|mm|pt|em|%))")
_STYLE = re.compile(r' style="[^"]*"')
_ENDINGS = {"jpeg": "jpg", "svg+xml": "svg"}


def with_styled_boxes(html: str) -> str:
    """Styles of paragraphs on a box around each, since pandoc drops those of paragraphs."""
    return _STYLED.sub(r'<div style="\3"><\1\2\4>\5</\1></div>', html)


def with_sizes(html: str) -> str:
    """The width of each picture as an attribute."""
    return _PICTURE.sub(_sized, html)


def _sized(picture: re.Match[str]) -> str:
    width = _WIDTH.search(picture.group())
    bare = _STYLE.sub("", picture.group())
    return bare if width is None else bare.replace("<img", f'<img width="{width.group(1)}"', 1)


def with_files(html: str, write: Callable[[str, bytes], None]) -> str:
    """Pictures in the text become files beside it, which `write` is given by name; others are left out."""
    numbers = count(1)

    def moved(picture: re.Match[str]) -> str:
        source = _SOURCE.search(picture.group())
        if source is None:
            return ""
        try:
            data = base64.b64decode(source.group(2), validate=True)
        except (binascii.Error, ValueError):
            return ""
        name = f"picture-{next(numbers)}.{_ENDINGS.get(source.group(1), source.group(1))}"
        write(name, data)
        return picture.group().replace(source.group(), f'src="{name}"')

    return _PICTURE.sub(moved, html)


def without_foreign_pictures(html: str) -> str:
    """Only pictures that are in the text itself: a document fetches nothing."""
    return _PICTURE.sub(lambda picture: picture.group() if _SOURCE.search(picture.group()) else "", html)
