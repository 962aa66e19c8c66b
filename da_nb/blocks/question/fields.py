"""`fields`: the blanks of a form, as they are written (language 8)."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from da_nb.blocks.base import check_name
from da_nb.blocks.draft import Inputs, ScreenDraft
from da_nb.blocks.question.build import Field, FieldText, disabled_by, draw_field, draw_note, read_default, tied
from da_nb.blocks.question.choices import ChoiceList, read_choices
from da_nb.blocks.question.computed import CodedItems
from da_nb.blocks.question.layout import LAYOUT, read_layout
from da_nb.blocks.question.objects import (
    CALLS,
    OBJECTS,
    ObjectChoices,
    ObjectDefault,
    read_object_choices,
    read_object_default,
)
from da_nb.blocks.question.several import EXTRAS, Preset, read_boxes, read_preset
from da_nb.blocks.question.uploads import UPLOAD_KEYS, read_uploads
from da_nb.blocks.question.visibility import KEYS, SCRIPTS, read_visibility
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.boolean import States
from da_nb.datatypes.several import Several
from da_nb.datatypes.uploads import Upload
from da_nb.errors import Faults
from da_nb.language.code import Expression
from da_nb.language.keys import (
    closest,
    refuse,
    take_bool_or_expression,
    take_expression,
    take_mapping,
    take_mappings,
    take_number,
    take_template,
    take_text,
    take_texts,
)
from da_nb.language.marks import Mapping
from da_nb.language.template import Template
from da_nb.model.datatype import Datatype
from da_nb.model.screen import ScreenField
from da_nb.names import canonical

INPUT_TYPES = ("area", "radio", "dropdown", "combobox", "datalist", "hidden")
"""Input types; the same words are taken as datatypes, as they once were (language 8.1)."""
AJAX, AJAX_KEYS = "ajax", ("action", "trigger at")
OLD_WORDS = {"pulldown": "dropdown"}
"""Input types that have a newer name."""
CHOOSING = ("radio", "dropdown", "combobox", "datalist")
"""Input types that need choices."""
NO_LABEL = "no label"
NOTES = ("note", "html", "raw html")
MODIFIERS = (
    "label", "field", "datatype", "input type", "choices", "code", "default", "required", "hint", "help",
    "min", "max", "minlength", "maxlength", "step", "rows", "exclude", "shuffle", "validate", "validation messages",
    *KEYS, *SCRIPTS, "disabled", "disable others", "uncheck others", "check others",
    "currency symbol", "scale", *EXTRAS, *CALLS, *LAYOUT, *NOTES, *UPLOAD_KEYS,
)  # fmt: skip


@dataclass(frozen=True)
class Fields:
    """The items of a form, in order: blanks and notes."""

    items: tuple[Field | FieldText | CodedItems, ...]

    @property
    def names(self) -> frozenset[str]:
        """The blanks' variables."""
        fields = [item for item in self.items if isinstance(item, Field)]
        return frozenset(name for field in fields for name in _names(field))

    @property
    def validations(self) -> MappingOf[str, Expression]:
        """The fields' own checks."""
        fields = [item for item in self.items if isinstance(item, Field)]
        return {field.variable: field.validate for field in fields if field.validate is not None and _is_checked(field)}

    def leaves_out(self, name: str, answers: dict[str, Any]) -> bool:
        """Whether code decides that none of the blanks for `name` is on the screen (language 4.4)."""
        own = [item for item in self.items if isinstance(item, Field) and name in map(canonical, _names(item))]
        return bool(own) and not any(item.visibility.is_there(answers) for item in own)

    @property
    def variables(self) -> tuple[str, ...]:
        """The blanks' variables as they are written, in order."""
        return tuple(item.variable for item in self.items if isinstance(item, Field))

    def draw(self, answers: dict[str, Any], draft: ScreenDraft) -> None:
        """The blanks and a Continue button."""
        draft.fields += self.blanks(answers, draft)
        draft.add_continue()

    def blanks(self, answers: dict[str, Any], draft: ScreenDraft) -> list[ScreenField]:
        """The blanks and notes; lists that have nothing to choose from are left to the draft."""
        drawn: list[ScreenField] = []
        there = [item for item in self._items(answers) if item.visibility.is_there(answers)]
        for item in there:
            if not isinstance(item, Field):
                drawn.append(draw_note(item, answers, len(drawn), draft.rendering))
                continue
            blank = draw_field(item, answers, draft.rendering)
            if blank is None:
                draft.unasked.append((item.variable, item.datatype.name))
            else:
                drawn.append(blank)
        for item in there:
            if isinstance(item, Field) and item.disables:
                drawn = [disabled_by(item, blank) for blank in drawn]
        written = {item.variable: item for item in there if isinstance(item, Field)}
        return [
            tied(written[blank.variable], blank, drawn) if blank.control == "checkbox" else blank for blank in drawn
        ]

    def _items(self, answers: dict[str, Any]) -> Iterator[Field | FieldText]:
        """The items, those that code gives in their places."""
        for item in self.items:
            if isinstance(item, CodedItems):
                read = (_read_item(written) for written in item.items(answers))
                yield from (one for one in read if not isinstance(one, CodedItems))
            else:
                yield item


def _is_checked(field: Field) -> bool:
    """Boxes are not checked one value at a time (language 8.2)."""
    return not isinstance(field.datatype, Several)


def _names(field: Field) -> tuple[str, ...]:
    """The variable, and what of a group of boxes is known before anybody ticks them (language 8.1)."""
    if not isinstance(field.datatype, Several) or field.choices is None:
        return (field.variable,)
    boxes = (f"{field.variable}[{value!r}]" for value in field.choices.literal_values)
    return (field.variable, f"{field.variable}.gathered", *boxes)


class FieldsType:
    """Reads `fields`."""

    key = "fields"

    def parse(self, document: Mapping) -> Inputs:
        """The form."""
        items, faults = [], Faults()
        for item in take_mappings(document, self.key):
            with faults.caught():
                items.append(_read_item(item))
        faults.tell()
        if not items:
            refuse(document, self.key, "the form has no fields", "Write  - Label: variable  for each blank.")
        return Fields(tuple(items))


def _read_item(item: Mapping) -> Field | FieldText | CodedItems:
    if set(item) == {"code"}:
        return CodedItems(_expression(item))
    label, variable = _label_and_variable(item)
    notes = [key for key in NOTES if key in item]
    if len(notes) > 1:
        refuse(item, notes[1], f"an item has both '{notes[0]}' and '{notes[1]}'", "Keep one of them.")
    note = next(iter(notes), None)
    if variable is None:
        if note is None:
            refuse(item, None, "a field has no variable", "Write  - Label: variable")
        return _read_text(item, note)
    choices = _read_choices(item)
    datatype, control = _read_kind(item, choices)
    return Field(
        variable=variable,
        label=label,
        datatype=datatype,
        control=control,
        choices=choices,
        required=_read_required(item, datatype),
        default=_read_default(item, datatype),
        symbol=take_template(item, "currency symbol"),
        boxes=read_boxes(item),
        upload=read_uploads(item, datatype),
        visibility=read_visibility(item),
        disabled=take_bool_or_expression(item, "disabled") or False,
        disables=_read_others(item, "disable others"),
        unticks=_read_others(item, "uncheck others"),
        ticks=_read_others(item, "check others"),
        text=_read_text(item, note) if note is not None else None,
        layout=read_layout(item),
        asks=_read_asked(item),
        rows=int(take_number(item, "rows") or 4),
        validate=take_expression(item, "validate"),
        messages=_read_messages(item),
        **{key: take_template(item, key) for key in ("hint", "help", "min", "max", "minlength", "maxlength", "step")},
    )


def _read_asked(item: Mapping) -> tuple[str, int] | None:
    """The action that gives the choices, and from how many characters on it is asked."""
    if not _is_asked(item):
        return None
    action = take_text(item, "action")
    if action is None:
        refuse(item, None, "an ajax field has no action", "Add  action:  with the name of an event.")
    after = take_number(item, "trigger at")
    return action, 4 if after is None else int(after)


def _expression(item: Mapping) -> Expression:
    expression = take_expression(item, "code")
    if expression is None:
        refuse(item, "code", "'code' is empty", "Write a Python expression that gives a list of fields.")
    return expression


def _read_default(item: Mapping, datatype: Datatype) -> Template | Expression | Preset | ObjectDefault | None:
    if datatype.name in OBJECTS:
        return read_object_default(item)
    if isinstance(datatype, Upload):
        return None
    return read_preset(item) if isinstance(datatype, Several) else read_default(item)


def _read_others(item: Mapping, key: str) -> bool | tuple[str, ...]:
    value = item.get(key)
    return value if isinstance(value, bool) else take_texts(item, key)


def _read_messages(item: Mapping) -> tuple[tuple[str, Template], ...]:
    messages = take_mapping(item, "validation messages")
    if messages is None:
        return ()
    return tuple(
        (str(code), Template(str(text), item.origin("validation messages"))) for code, text in messages.items()
    )


def _read_text(item: Mapping, key: str) -> FieldText:
    text = take_template(item, key)
    if text is None:
        refuse(item, key, f"the {key} is empty", "Write a text, or remove the item.")
    return FieldText(text, markdown=key == "note", visibility=read_visibility(item))


def _is_asked(item: Mapping) -> bool:
    """Whether the choices are asked of an action while somebody types (language 8.1, `ajax`)."""
    return AJAX in (item.get("input type"), item.get("datatype"))


def _label_and_variable(item: Mapping) -> tuple[Template | None, str | None]:
    """The label (None: no label) and the variable, in either form (language 8)."""
    known = (*MODIFIERS, *AJAX_KEYS) if _is_asked(item) else MODIFIERS
    labels = [key for key in item if key not in known]
    if len(labels) > 1:
        _refuse_second_label(item, labels)
    if labels:
        if "label" in item or "field" in item:
            refuse(item, labels[0], f"unknown key {labels[0]!r}", closest(str(labels[0]), MODIFIERS))
        return _short_form(item, labels[0])
    if "field" not in item:
        if "label" in item:
            refuse(item, "label", "a field with a label has no variable", "Add  field: variable")
        return None, None
    if "label" not in item:
        refuse(item, "field", "a field has a variable but no label", "Add  label: ...  or write  no label: variable")
    label = take_template(item, "label")
    if label is not None and label.text == NO_LABEL:
        label = None
    return label, check_name(item, "field", str(item["field"]))


def _short_form(item: Mapping, label: object) -> tuple[Template | None, str]:
    variable = item[label]
    if not isinstance(variable, str):
        refuse(item, label, f"the variable of {label!r} is not text", "Write  - Label: variable")
    name = check_name(item, label, variable)
    if label is None or label == NO_LABEL:
        return None, name
    return Template(str(label), item.origin(label)), name


def _refuse_second_label(item: Mapping, labels: list[object]) -> None:
    """Of several unknown keys the first is the label; the others are likely misspelt (language 8)."""
    refuse(
        item,
        labels[1],
        f"unknown key {labels[1]!r} (the field already has the label {str(labels[0])!r})",
        closest(str(labels[1]), MODIFIERS),
    )


def _read_choices(item: Mapping) -> ChoiceList | ObjectChoices | None:
    if "choices" in item and "code" in item:
        refuse(item, "code", "a field has both 'choices' and 'code'", "Keep one of them.")
    if item.get("datatype") in OBJECTS:
        return read_object_choices(item)
    if "object labeler" in item:
        refuse(
            item,
            "object labeler",
            "'object labeler' goes with objects only",
            f"Use it with one of these datatypes: {', '.join(OBJECTS)}.",
        )
    return next(
        (read_choices(item, key, by_value=True) for key in ("choices", "code") if item.get(key) is not None), None
    )


def _read_kind(item: Mapping, choices: ChoiceList | ObjectChoices | None) -> tuple[Datatype, str]:
    """The datatype and the control. The words of input types are taken as datatypes too."""
    name, control = take_text(item, "datatype"), take_text(item, "input type")
    name = OLD_WORDS.get(name or "", name)
    if name in (*INPUT_TYPES, AJAX):
        name, control = None, control or name
    if control == AJAX:
        # It is a combobox whose choices come later.
        return DATATYPES[name or "text"], "combobox"
    if control is not None and control not in INPUT_TYPES:
        refuse(item, "input type", f"unknown input type {control!r}", closest(control, INPUT_TYPES))
    if name is not None and name not in DATATYPES:
        refuse(item, "datatype", f"unknown datatype {name!r}", closest(name, (*DATATYPES, *INPUT_TYPES)))
    datatype: Datatype = DATATYPES[name or _standard_datatype(item)]
    if datatype.control == "range" and not ("min" in item and "max" in item):
        refuse(item, "datatype", "a range needs its two ends", "Add  min:  and  max:  to the field.")
    _check_upload(item, datatype, choices, control)
    if isinstance(datatype, Several) or datatype.name in OBJECTS:
        if choices is None:
            refuse(item, "datatype", f"{datatype.name} needs choices", "Add  choices:  with one choice a line.")
        return datatype, control or datatype.control
    if choices is not None and control is None and not isinstance(datatype, States):
        control = "dropdown"
    if choices is None and control in CHOOSING:
        refuse(item, "datatype", f"a {control} needs choices", "Add  choices:  with one choice a line.")
    return datatype, control or datatype.control


def _check_upload(
    item: Mapping, datatype: Datatype, choices: ChoiceList | ObjectChoices | None, control: str | None
) -> None:
    """Files are handed over in one way only (language 8.1)."""
    if not isinstance(datatype, Upload):
        return
    if control is not None:
        refuse(item, "input type", f"a field that takes files cannot be a {control}", "Remove the input type.")
    if choices is not None:
        refuse(item, "datatype", "a field that takes files cannot have choices", "Remove the choices.")


def _standard_datatype(item: Mapping) -> str:
    """A number given as default makes a number field (language 8.1)."""
    default = item.get("default")
    if isinstance(default, bool) or "choices" in item or "code" in item:
        return "text"
    return "integer" if isinstance(default, int) else "number" if isinstance(default, float) else "text"


def _read_required(item: Mapping, datatype: Datatype) -> bool | Expression:
    required = take_bool_or_expression(item, "required")
    if item.get("disable others") or "hidden" in (item.get("input type"), item.get("datatype")):
        return False
    return datatype.can_require and (True if required is None else required)
