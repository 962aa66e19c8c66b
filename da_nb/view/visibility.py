"""Which fields are seen and can be typed into, by what is typed on the same screen (language 8.3)."""

import json
from collections.abc import Mapping
from typing import Any

from da_nb.datatypes.number import is_number
from da_nb.datatypes.several import SEVERAL, sent
from da_nb.names import canonical
from da_nb.view.collect import out_of_sight
from da_nb.view.scripts import truth, worked_out

STATES = {"True": True, "False": False}
Typed = Mapping[str, str | None]
"""Raw text by variable."""


def hidden_in(page: dict[str, Any], typed: Typed) -> frozenset[str]:
    """Variables of the fields, and notes, that are not seen."""
    return _off(page, typed, disabled=False)


def unsent_in(page: dict[str, Any], typed: Typed) -> frozenset[str]:
    """Variables of the fields that are hidden or disabled, and so neither checked nor assigned."""
    return hidden_in(page, typed) | _off(page, typed, disabled=True)


def seen(page: dict[str, Any], typed: Typed) -> dict[str, Any]:
    """The page without the fields that are not seen."""
    hidden = hidden_in(page, typed)
    return {**page, "fields": [field for field in page["fields"] if field["variable"] not in hidden]}


def as_drawn(page: Mapping[str, Any]) -> dict[str, str | None]:
    """The raw text of a page nobody has typed into."""
    return {field["variable"]: field["value"] for field in page["fields"]}


def _off(page: dict[str, Any], typed: Typed, *, disabled: bool) -> frozenset[str]:
    fields = {field["variable"]: field for field in page["fields"]}
    return frozenset(
        name
        for name, field in fields.items()
        if (disabled and field.get("disabled"))
        or out_of_sight(page, field)
        or not _holds(field, fields, typed, frozenset((name,)), disabled=disabled)
    )


def _holds(
    field: Mapping[str, Any], fields: Mapping[str, Any], typed: Typed, asking: frozenset[str], *, disabled: bool
) -> bool:
    """Whether all conditions of the field hold; `asking` are fields whose own conditions led here."""

    def val(name: str) -> object:
        return _val(name, fields, typed, asking)

    scripts = (script for script in field.get("scripts", []) if script["disables"] is disabled)
    if not all(truth(worked_out(script["tree"], val)) is not script["negate"] for script in scripts):
        return False
    return all(
        _is(condition, fields, typed, asking) is not condition["negate"]
        for condition in field.get("when", [])
        if condition["disables"] is disabled
    )


def _is(condition: Mapping[str, Any], fields: Mapping[str, Any], typed: Typed, asking: frozenset[str]) -> bool:
    name, wanted = condition["variable"], condition["is"]
    field = next((one for one in fields.values() if _controls(one, name)), None)
    if field is None:
        return False
    raw = _raw(field, name, typed)
    if wanted is None:
        return raw not in ("", "[]", "False")
    around = field["variable"] in asking
    if not around and not _holds(field, fields, typed, asking | {field["variable"]}, disabled=False):
        raw = ""
    return _alike(raw, wanted)


def _val(name: str, fields: Mapping[str, Any], typed: Typed, asking: frozenset[str]) -> object:
    """What `val(name)` gives in a page script (language 8.3)."""
    field = next((one for one in fields.values() if _controls(one, name)), None)
    if field is None:
        return None
    key, around = field["variable"], field["variable"] in asking
    met = (_holds(field, fields, typed, asking | {key}, disabled=closed) for closed in (False, True))
    if not around and not all(met):
        return None
    raw = _raw(field, name, typed)
    if field["control"] in SEVERAL and canonical(name) == canonical(key):
        return json.loads(raw) if raw else []
    states = field["control"] == "radio" and {one["value"] for one in field["choices"]} <= {"True", "False", "None"}
    if field["control"] in ("checkbox", *SEVERAL) or states:
        return STATES.get(raw)
    return None if raw == "" and field["control"] == "radio" else raw


def _controls(field: Mapping[str, Any], name: str) -> bool:
    boxes = field.get("choices", []) if field["control"] in SEVERAL else []
    return any(canonical(one) == canonical(name) for one in (field["variable"], *(box["name"] for box in boxes)))


def _raw(field: Mapping[str, Any], name: str, typed: Typed) -> str:
    raw = typed.get(field["variable"])
    if field["control"] == "checkbox":
        return raw or ("False" if field["ticked"] == "True" else "True")
    if field["control"] in SEVERAL and canonical(name) != canonical(field["variable"]):
        ticked = sent([(box["value"], box["name"]) for box in field["choices"]], raw)
        return str(canonical(name) in map(canonical, ticked))
    return raw or ""


def _alike(raw: str, wanted: str) -> bool:
    """Whether two texts are the same number, or the same text; None is an empty one."""
    if wanted == "None" and raw == "":
        return True
    if is_number(raw) and is_number(wanted):
        return float(raw) == float(wanted)
    return raw == wanted
