"""Fields whose value is an object of the interview: raw text is the object's name (language 8.5)."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from da_nb.current import current
from da_nb.datatypes.several import NONE, SEVERAL, Several, filled
from da_nb.names import NotDefined, assign, is_defined, lookup, parse
from da_nb.objects.base import DAObject
from da_nb.objects.lists import DAList

OFFERED = "offered objects"
"""Under which name a session keeps objects that were offered though no variable leads to them."""


@dataclass(frozen=True)
class OneObject:
    """One object of those offered; the variable becomes another name of it (language 8.1, `object`)."""

    name: str
    control: str
    step: None = None
    can_require: bool = True

    def convert(self, raw: str | None) -> str | None:
        """The object's name; None when there is none, for `resolved` to make an object of."""
        return raw or None

    def to_raw(self, value: object) -> str | None:
        """The object's name."""
        if isinstance(value, DAObject):
            return value.instanceName
        return NONE if value is None and self.control == "radio" else None


@dataclass(frozen=True)
class SeveralObjects(Several):
    """Some of the objects offered, in a list (language 8.1, `object_checkboxes`, `object_multiselect`)."""

    def to_raw(self, value: object) -> str:
        """The names of the objects in the list."""
        held = getattr(value, "elements", value)
        many = held if isinstance(held, Iterable) and not isinstance(held, str) else [held]
        return json.dumps([item.instanceName for item in many if isinstance(item, DAObject)])


@dataclass(frozen=True)
class Members:
    """What was ticked, for a list that is filled when it is known that the form will do."""

    objects: list[object]


def left_out(variable: str, datatype: str) -> object:
    """The value of a field that was not shown because there was nothing to choose from (language 4.5)."""
    kind = next((one for one in DATATYPES if one.name == datatype), None)
    if isinstance(kind, SeveralObjects):
        return Members([])
    return filled(variable, (), ()) if datatype in SEVERAL else None


def give(variable: str, value: object, answers: dict[str, Any]) -> None:
    """Assign the value of a form; a list of objects that exists is emptied and filled, so that it stays the same."""
    path = parse(variable)
    if path is None:
        return
    if not isinstance(value, Members):
        assign(path, value, answers)
        return
    existing = lookup(path, answers) if is_defined(path, answers) else None
    if not isinstance(existing, DAList):
        assign(path, DAList(variable, elements=value.objects, auto_gather=False, gathered=True), answers)
        return
    existing.elements[:] = value.objects
    existing.gathered = True
    existing.there_are_any = bool(existing.elements)


def offer(found: Iterable[DAObject]) -> None:
    """Remember the objects that can be found by no name, for when their names come back with the form."""
    evaluation = current()
    strays = {one.instanceName: one for one in found if resolved(one.instanceName, evaluation.answers, {}) is not one}
    if strays:
        evaluation.kept.setdefault(OFFERED, {}).update(strays)


def resolved(name: str, answers: dict[str, Any], kept: Mapping[str, Any]) -> object:
    """The object of a name; None when there is none any more."""
    strays: Mapping[str, object] = kept.get(OFFERED, {})
    if name in strays:
        return strays[name]
    path = parse(name)
    try:
        return None if path is None else lookup(path, answers)
    except NotDefined:
        return None


DATATYPES = (
    OneObject("object", "dropdown"),
    OneObject("object_radio", "radio"),
    SeveralObjects("object_checkboxes", "checkboxes"),
    SeveralObjects("object_multiselect", "multiselect"),
)
