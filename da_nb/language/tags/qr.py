"""QR codes, drawn here."""

import html
from functools import lru_cache

from da_nb.language.rendering import Piece, Rendering, Tag
from da_nb.language.tags.arguments import split, width


def _qr(argument: str, rendering: Rendering) -> Piece | None:
    """[QR text, width, alternative text]."""
    text, size, alt = split(argument, 3)
    drawing = _drawing(text, as_picture=rendering.document) if text else None
    if drawing is None:
        return None
    label = html.escape(alt or text)
    if rendering.document:
        return Piece(f'<img class="da-qr" src="{drawing}" alt="{label}" style="width:{width(size)}">', alt or text)
    style = f"display:inline-block;width:{width(size)};max-width:100%"
    return Piece(f'<span class="da-qr" role="img" aria-label="{label}" style="{style}">{drawing}</span>', alt or text)


@lru_cache(maxsize=64)
def _drawing(text: str, *, as_picture: bool) -> str | None:
    """SVG of the code, or the address of a PNG; None when the text is too long for one."""
    import segno  # noqa: PLC0415 - takes 0.05 s, and few interviews draw a code

    try:
        code = segno.make_qr(text)
    except segno.DataOverflowError:
        return None
    if as_picture:
        return code.png_data_uri(scale=8)
    return code.svg_inline(omitsize=True, light="white", svgclass=None, lineclass=None)


TAGS = (Tag("QR", _qr),)
