"""What means something on paper only, and goes from a screen without trace."""

from da_nb.language.rendering import Piece, Rendering, Tag, fixed


def _page_break(argument: str, rendering: Rendering) -> Piece | None:
    if argument:
        return None
    if rendering.document:
        return Piece('<div style="break-after:page"></div>', block=True)
    return Piece()


def _page_number(argument: str, rendering: Rendering) -> Piece | None:
    if argument:
        return None
    return Piece('<span class="da-page-number"></span>' if rendering.document else "")


def _map(argument: str, rendering: Rendering) -> Piece:
    """Maps come from other sites, which nobody asked to be told of the reader."""
    return Piece()


TAGS = (
    Tag("PAGEBREAK", _page_break),
    Tag("PAGENUM", _page_number),
    fixed("SECTIONNUM", Piece()),
    fixed("END", Piece()),
    # Icons are switched off before the tags are read.
    fixed("NO_EMOJIS", Piece()),
    Tag("MAP", _map),
)
