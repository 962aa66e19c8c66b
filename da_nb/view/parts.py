"""The parts around a question as JSON for the page; what is empty is left out, so that pages stay small."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from da_nb.language.markup import plain
from da_nb.model.parts import NavItem, ScreenParts

EMPTY: tuple[object, ...] = (None, "", [], {})


def parts_of(parts: ScreenParts) -> dict[str, Any]:
    """Keys of the page by the names of the parts."""
    return _filled(parts)


def _filled(one: object) -> dict[str, Any]:
    found = {part.name: _value(getattr(one, part.name)) for part in fields(one)}  # type: ignore[arg-type]
    if isinstance(one, NavItem):
        found["label_text"] = plain(one.label)
    return {name: value for name, value in found.items() if value is not False and value not in EMPTY}


def _value(value: object) -> Any:  # noqa: ANN401 - any part
    if is_dataclass(value):
        return _filled(value)
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value
