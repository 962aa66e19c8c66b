"""Characters that are hard to type or would become others."""

from da_nb.language.rendering import Piece, Tag, fixed


def _character(name: str, character: str) -> Tag:
    return fixed(name, Piece(character, character))


TAGS = (
    _character("TAB", "\u2003"),
    _character("NBSP", "\u00a0"),
    _character("ENDASH", "\u2013"),
    _character("EMDASH", "\u2014"),
    _character("HYPHEN", "-"),
)
