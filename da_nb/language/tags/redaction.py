"""Black bars instead of words; what they hide does not reach the browser."""

from da_nb.language.rendering import Piece, Rendering, Tag, fixed

_BAR = "\u2588"


def _word(argument: str, rendering: Rendering) -> Piece | None:
    """[REDACTION_WORD word]: a bar as long as the word."""
    bar = _BAR * len(argument.strip())
    return Piece(bar, bar) if bar else None


TAGS = (fixed("REDACTION_SPACE", Piece(f"{_BAR}<wbr>", _BAR)), Tag("REDACTION_WORD", _word))
