"""Breaks of lines and paragraphs."""

from da_nb.language.rendering import Piece, fixed

_LINE = Piece("<br>", " ")

TAGS = (
    fixed("BR", _LINE),
    fixed("NEWLINE", _LINE),
    fixed("SKIPLINE", _LINE),
    fixed("NEWPAR", Piece(text=" ", splits=True)),
)
