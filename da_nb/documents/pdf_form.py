"""Fill in the fields of a PDF form (library 8)."""

import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from da_nb.documents.engines import DocumentFailed, engine
from da_nb.documents.pdf_pages import picture_in

ON = ("yes", "true", "on", "1", "x")
NONE: Mapping[str, Path] = MappingProxyType({})
_OFF = "/Off"


def fill_pdf(
    path: Path,
    values: Mapping[str, str],
    *,
    editable: bool = True,
    on: str | None = None,
    pictures: Mapping[str, Path] = NONE,
) -> bytes:
    """The form with values by field name; `on` is what a ticked box exports besides Yes, True and On.

    `pictures` by field name are drawn in the field's place, as large as they fit.
    Fields the form does not have are passed over. Not `editable`: the values become part of the page.
    Raises EngineMissing, DocumentFailed.
    """
    pypdf = engine("pypdf")
    try:
        reader = pypdf.PdfReader(str(path))
        writer = pypdf.PdfWriter()
        writer.append(reader)
        fields = reader.get_fields() or {}
        given = {name: _value(fields[name], value, on) for name, value in values.items() if name in fields}
        for page in writer.pages:
            writer.update_page_form_field_values(page, given, auto_regenerate=False, flatten=not editable)
        _draw(writer, pictures)
        if not editable:
            writer.remove_annotations(subtypes="/Widget")
    except pypdf.errors.PyPdfError as error:
        raise DocumentFailed(f"The form {path.name}", str(error)) from error
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def _draw(writer: Any, pictures: Mapping[str, Path]) -> None:  # noqa: ANN401 - pypdf's own object
    """Put pictures where their fields are; those fields go."""
    pypdf = engine("pypdf")
    for page in writer.pages if pictures else ():
        kept = []
        for note in page.get("/Annots") or ():
            field = note.get_object()
            owner = field if "/T" in field else field.get("/Parent", {})
            picture = pictures.get(str(owner.get("/T", "")))
            if picture is None:
                kept.append(note)
                continue
            left, bottom, right, top = (float(value) for value in field["/Rect"])
            drawn = pypdf.PdfReader(io.BytesIO(picture_in(picture, right - left, top - bottom))).pages[0]
            page.merge_transformed_page(drawn, pypdf.Transformation().translate(left, bottom))
        page[pypdf.generic.NameObject("/Annots")] = pypdf.generic.ArrayObject(kept)


def fields_of(path: Path) -> list[tuple[str, str, int, str]]:
    """Name, value, page (from 0) and type of each field of a form."""
    pypdf = engine("pypdf")
    found = []
    reader = pypdf.PdfReader(str(path))
    for number, page in enumerate(reader.pages):
        for note in page.get("/Annots") or ():
            field = note.get_object()
            if field.get("/Subtype") == "/Widget":
                owner = field if "/T" in field else field.get("/Parent", {})
                kind = str(field.get("/FT") or owner.get("/FT") or "")
                found.append((str(owner.get("/T", "")), str(field.get("/V") or ""), number, kind))
    return found


def _value(field: Any, value: str, on: str | None) -> str:  # noqa: ANN401 - pypdf's own object
    if field.get("/FT") != "/Btn":
        return value
    ticked = value.strip().lower() in ON or (on is not None and value == on)
    states = [state for state in field.get("/_States_", ()) if state != _OFF]
    chosen = f"/{value}" if f"/{value}" in states else next(iter(states), "/Yes")
    return chosen if ticked or f"/{value}" in states else _OFF
