"""Underlined gaps to be filled in by hand."""

from da_nb.language.rendering import Piece, Tag, fixed


def _gap(name: str, kind: str, width: str) -> Tag:
    style = f"display:inline-block;width:{width};max-width:100%;border-bottom:1px solid"
    return fixed(name, Piece(f'<span class="da-gap da-{kind}" style="{style}">&nbsp;</span>', " "))


TAGS = (
    _gap("BLANK", "blank", "8em"),
    _gap("BLANKFILL", "blank-fill", "20em"),
    _gap("CHECKBOX", "blank-box", "1.5em"),
)
