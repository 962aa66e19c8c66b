"""Boxes to tick: their names, the boxes that stand for none and all, and which are ticked (language 8.1, 8.2)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from typing import Any

from da_nb.datatypes.several import ALL, NONE, Several, box_name
from da_nb.language.code import Expression
from da_nb.language.keys import take_expression, take_template
from da_nb.language.marks import Mapping, Sequence
from da_nb.language.markup import to_inline
from da_nb.language.template import Template
from da_nb.language.wordtable import word
from da_nb.model.screen import Choice, ScreenField

EXTRAS = {"none of the above": (NONE, "None of the above"), "all of the above": (ALL, "All of the above")}
"""Modifiers that add a box, with its key and standard label."""


@dataclass(frozen=True)
class Boxes:
    """The extra boxes of a field: True, False, or a label of its own each; None where nothing is said."""

    none: bool | Template | None = None
    all: bool | Template | None = None

    def drawn(self, blank: ScreenField, answers: dict[str, Any]) -> ScreenField:
        """The blank with a name for each box and the extra ones at the end.

        A list of which several can be marked has no extra boxes, nor has one with a least number "None". Radio buttons
        have none unless it is asked for, dropdowns never.
        """
        choices = [replace(choice, name=box_name(blank.variable, choice.value)) for choice in blank.choices]
        if blank.control == "radio":
            # None of the above is the empty choice of a list of which one is taken; it must be asked for.
            extra = [replace(_extra(blank, "none of the above", self.none, answers), name="")] if self.none else []
            return replace(blank, choices=(*blank.choices, *extra))
        if blank.control == "dropdown":
            return blank
        if blank.control == "checkboxes":
            if self.none is not False and not blank.minlength:
                choices.append(_extra(blank, "none of the above", self.none, answers))
            if self.all:
                choices.append(_extra(blank, "all of the above", self.all, answers))
        has_none = any(choice.role == "none" for choice in choices)
        required = blank.required and (has_none or blank.control == "multiselect")
        return replace(blank, choices=tuple(choices), required=required)


def _extra(blank: ScreenField, modifier: str, label: bool | Template | None, answers: dict[str, Any]) -> Choice:
    key, standard = EXTRAS[modifier]
    text = label.render(answers).strip() if isinstance(label, Template) else word(standard)
    return Choice(key, to_inline(text), name=box_name(blank.variable, key), role=modifier.partition(" ")[0])


def read_boxes(item: Mapping) -> Boxes:
    """What the field says about the extra boxes."""
    none, every = (_read_extra(item, modifier) for modifier in EXTRAS)
    return Boxes(none, every)


def _read_extra(item: Mapping, modifier: str) -> bool | Template | None:
    value = item.get(modifier)
    return value if value is None or isinstance(value, bool) else take_template(item, modifier)


@dataclass(frozen=True)
class Preset:
    """Boxes ticked from the start, as a list of values or a mapping of value to True or False."""

    ticked: tuple[Template | bool | int | float, ...]

    def raw(self, datatype: Several, answers: dict[str, Any]) -> str:
        """The raw text of the boxes."""
        return datatype.to_raw([one.render(answers) if isinstance(one, Template) else one for one in self.ticked])


def read_preset(item: Mapping) -> Preset | Expression | None:
    """What is ticked at first: `code`, a mapping, a list, or one value."""
    value = item.get("default")
    if value is None:
        return None
    if isinstance(value, MappingOf) and set(value) == {"code"}:
        return take_expression(value, "code") if isinstance(value, Mapping) else None
    if isinstance(value, MappingOf):
        given: list[Any] = [key for key, ticked in value.items() if ticked]
    else:
        given = list(value) if isinstance(value, Sequence) else [value]
    origin = item.origin("default")
    return Preset(tuple(Template(one, origin) if isinstance(one, str) else one for one in given))
