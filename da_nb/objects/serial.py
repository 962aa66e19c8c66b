"""Turn what an interview holds into what JSON can hold (library 3, `as_serializable`)."""

from collections.abc import Mapping, Set
from datetime import date, time
from decimal import Decimal
from typing import Any

INTERNAL = "_"


def serializable(value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    """`value` as JSON-able data: objects as mappings with `_class`, dates as ISO text, what is odd as its text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): serializable(held) for key, held in value.items()}
    if isinstance(value, list | tuple | Set):
        return [serializable(held) for held in value]
    own = getattr(type(value), "as_serializable", None)
    return str(value) if own is None else own(value)


def attributes_of(value: object) -> dict[str, Any]:
    """The object's attributes as JSON-able data, with the name of its class."""
    shown: dict[str, Any] = {"_class": f"{type(value).__module__}.{type(value).__name__}"}
    shown.update(
        (name, serializable(held))
        for name, held in vars(value).items()
        if not name.startswith(INTERNAL) and not isinstance(held, type)
    )
    return shown
