"""How a page looks: what an attachment's `metadata` may say (library 8)."""

from collections.abc import Mapping
from dataclasses import dataclass

SPACINGS = {"SingleSpacing": 1.0, "OneAndAHalfSpacing": 1.5, "DoubleSpacing": 2.0, "TripleSpacing": 3.0}
DOUBLE = 2.0
PLACES = ("Left", "Center", "Right")
DIMENSION = ("top-margin", "bottom-margin", "left-margin", "right-margin")
TRUE = ("true", "yes", "1", "on")


@dataclass(frozen=True)
class Look:
    """`spacing` of lines (1 is single), `font_size_pt`, `margin_in` top, bottom, left, right in inches.

    `headers` and `footers` are texts at the left, the middle and the right; `first_` those of the first page, None
    when it is as the others. `toc` asks for a table of contents.
    """

    title: str = ""
    spacing: float = DOUBLE
    font_size_pt: float = 12.0
    margins_in: tuple[float, float, float, float] = (1.0, 1.0, 1.0, 1.0)
    headers: tuple[str, str, str] = ("", "", "")
    footers: tuple[str, str, str] = ("", "", "")
    first_headers: tuple[str, str, str] | None = None
    first_footers: tuple[str, str, str] | None = None
    indents: bool = False
    toc: bool = False
    language: str = "en"


def read_look(metadata: Mapping[str, object], language: str = "en") -> Look:
    """The look that the metadata asks for; what is not known is left alone."""
    size = _points(metadata.get("fontsize"))
    return Look(
        title=str(metadata.get("title") or ""),
        spacing=next((lines for name, lines in SPACINGS.items() if _is_true(metadata.get(name))), DOUBLE),
        font_size_pt=12.0 if size is None else size,
        margins_in=_margins(metadata),
        headers=_three(metadata, "Header"),
        footers=_three(metadata, "Footer"),
        first_headers=_first(metadata, "FirstHeader"),
        first_footers=_first(metadata, "FirstFooter"),
        indents=_is_true(metadata.get("Indentation")),
        toc=_is_true(metadata.get("toc")),
        language=language,
    )


def _is_true(value: object) -> bool:
    return value is True or str(value).strip().lower() in TRUE


def _three(metadata: Mapping[str, object], name: str) -> tuple[str, str, str]:
    left, center, right = (str(metadata.get(f"{name}{place}") or "") for place in PLACES)
    return left, center, right


def _first(metadata: Mapping[str, object], name: str) -> tuple[str, str, str] | None:
    given = any(f"{name}{place}" in metadata for place in PLACES)
    return _three(metadata, name) if given else None


def _points(value: object) -> float | None:
    try:
        return float(str(value).strip().removesuffix("pt"))
    except ValueError:
        return None


_UNITS = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "px": 1 / 96}


def _margins(metadata: Mapping[str, object]) -> tuple[float, float, float, float]:
    top, bottom, left, right = (_margin(metadata.get(name)) for name in DIMENSION)
    return top, bottom, left, right


def _margin(value: object) -> float:
    found = inches(value)
    return 1.0 if found is None else found


def inches(value: object) -> float | None:
    """A length such as '2in', '5cm' or '300px' in inches; None for what is no length."""
    text = str(value or "").strip()
    for unit, length in _UNITS.items():
        if text.endswith(unit):
            try:
                return float(text.removesuffix(unit)) * length
            except ValueError:
                return None
    return None
