"""Two texts side by side."""

from da_nb.language.rendering import PairedTag

_ROW = "display:flex;flex-wrap:wrap;gap:1.5em"
_CELL = "flex:1 1 12em;min-width:0"
_RULED = f"{_CELL};border-left:1px solid;padding-left:1.5em"

PAIRED_TAGS = (
    PairedTag(
        "BEGIN_TWOCOL",
        "BREAK",
        "END_TWOCOL",
        (
            f'<div class="da-two-columns" style="{_ROW}"><div style="{_CELL}">',
            f'</div><div style="{_CELL}">',
            "</div></div>",
        ),
    ),
    PairedTag(
        "BEGIN_CAPTION",
        "VERTICAL_LINE",
        "END_CAPTION",
        (
            f'<div class="da-caption" style="{_ROW}"><div style="{_CELL}">',
            f'</div><div style="{_RULED}">',
            "</div></div>",
        ),
    ),
)
