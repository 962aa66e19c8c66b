"""Several of a list of choices: raw text is a JSON list of the keys that are ticked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from da_nb.objects.dicts import DADict

NONE, ALL = "_nota", "_aota"
"""Keys of the boxes "None of the above" and "All of the above", which are no choices."""


@dataclass(frozen=True)
class Several:
    """Boxes to tick, or a list of which several can be marked (language 8.1, `checkboxes` and `multiselect`).

    The value of a field is made by `filled`, because what was not chosen belongs to it too.
    """

    name: str
    control: str
    step: None = None
    can_require: bool = True

    def convert(self, raw: str | None) -> list[str]:
        """The keys that are ticked."""
        return [str(key) for key in json.loads(raw)] if raw else []

    def to_raw(self, value: object) -> str:
        """The keys of a mapping that are true, or those of a list; None is None of the above."""
        held = getattr(value, "elements", value)
        if held is None:
            keys: list[object] = [NONE]
        elif isinstance(held, Mapping):
            keys = [key for key, ticked in held.items() if ticked]
        else:
            keys = list(held) if isinstance(held, Iterable) and not isinstance(held, str) else [held]
        return json.dumps([str(key) for key in keys])


def box_name(variable: str, key: str) -> str:
    """What a ticked box sends as its name (async 7.3)."""
    return f"{variable}[{key.removeprefix('_') if key in (NONE, ALL) else repr(key)}]"


def filled(variable: str, offered: Iterable[str], ticked: Iterable[str]) -> DADict:
    """The value of a field: every key offered, true for those that are ticked."""
    chosen = frozenset(ticked)
    value = DADict(variable, auto_gather=False, gathered=True)
    value.elements.update({key: key in chosen for key in offered})
    return value


def sent(boxes: Iterable[tuple[str, str]], raw: str | None) -> dict[str, str]:
    """What a form sends for boxes given as (key, name): "True" by name for those that are ticked."""
    ticked = json.loads(raw) if raw else []
    return {name: "True" for key, name in boxes if key in ticked}


def toggled(raw: str | None, key: str, offered: Iterable[str]) -> str:
    """The raw text after a click on one box of those offered.

    The one for none clears the others, the one for all ticks or clears them, and any other clears both.
    """
    ticked = json.loads(raw) if raw else []
    if key == ALL:
        return json.dumps([] if key in ticked else [other for other in offered if other != NONE])
    if key in ticked:
        return json.dumps([other for other in ticked if other not in (key, ALL)])
    return json.dumps([key] if key == NONE else [*(other for other in ticked if other != NONE), key])


SEVERAL = ("checkboxes", "multiselect")
"""Controls of which several choices can be taken."""
DATATYPES = tuple(Several(name, name) for name in SEVERAL)
