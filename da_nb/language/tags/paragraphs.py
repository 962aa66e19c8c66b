"""How the paragraph looks in which the tag stands, or this one and those after it."""

from da_nb.language.rendering import Piece, Rendering, Tag, fixed
from da_nb.language.tags.arguments import length


def _indent_by(argument: str, rendering: Rendering) -> Piece | None:
    """[INDENTBY 1in] or [INDENTBY 1in 0.5in]: left, and right."""
    sides = [length(part) for part in argument.split()]
    if not 1 <= len(sides) <= 2 or None in sides:
        return None
    names = ("margin-left", "margin-right")
    return Piece(style=";".join(f"{name}:{side}" for name, side in zip(names, sides, strict=False)))


def _this(name: str, style: str) -> Tag:
    return fixed(name, Piece(style=style))


def _onward(name: str, **styles: str | None) -> Tag:
    return fixed(name, Piece(onward={property_.replace("_", "-"): value for property_, value in styles.items()}))


TAGS = (
    _this("CENTER", "text-align:center"),
    _this("BOLDCENTER", "text-align:center;font-weight:bold"),
    _this("FLUSHLEFT", "text-align:left"),
    _this("FLUSHRIGHT", "text-align:right"),
    _this("BORDER", "border:1px solid;padding:0.5em"),
    _this("NOINDENT", "text-indent:0"),
    Tag("INDENTBY", _indent_by),
    _onward("START_INDENTATION", text_indent="2em"),
    _onward("STOP_INDENTATION", text_indent=None),
    _onward("TIGHTSPACING", line_height="1", margin_bottom="0"),
    _onward("SINGLESPACING", line_height="1.2", margin_bottom=None),
    _onward("ONEANDAHALFSPACING", line_height="1.8", margin_bottom=None),
    _onward("DOUBLESPACING", line_height="2.4", margin_bottom=None),
    _onward("TRIPLESPACING", line_height="3.6", margin_bottom=None),
)
