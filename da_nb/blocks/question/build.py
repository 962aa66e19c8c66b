"""A field of a form becomes a blank on the screen: texts rendered, choices listed, its value looked up."""

from collections.abc import Callable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from typing import Any

from da_nb.blocks.question.choices import ChoiceList
from da_nb.blocks.question.layout import PLAIN, Layout
from da_nb.blocks.question.objects import ObjectChoices, ObjectDefault
from da_nb.blocks.question.options import Option, are_states, to_choice
from da_nb.blocks.question.several import Boxes, Preset
from da_nb.blocks.question.uploads import UploadOptions
from da_nb.blocks.question.visibility import Visibility
from da_nb.current import current
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.boolean import States
from da_nb.datatypes.dates import Moment
from da_nb.datatypes.messages import MESSAGES
from da_nb.datatypes.number import NUMERIC, is_number
from da_nb.datatypes.objects import OneObject
from da_nb.datatypes.several import Several
from da_nb.errors import InterviewError
from da_nb.language.cleaning import clean
from da_nb.language.code import Expression
from da_nb.language.keys import take_expression, take_template
from da_nb.language.marks import Mapping
from da_nb.language.markup import to_html, to_inline
from da_nb.language.rendering import SCREEN, Rendering
from da_nb.language.speech_locale import currency_symbol
from da_nb.language.template import Template
from da_nb.language.wordtable import word
from da_nb.model.datatype import Datatype, Invalid
from da_nb.model.screen import Condition, ScreenField
from da_nb.names import canonical, concrete, is_defined, lookup, parse
from da_nb.objects.base import MissingAttribute
from da_nb.objects.lists import DAList

EMPTY = {"dropdown": "Select...", "combobox": "Select one"}
"""Text of the empty option of a list, by control (language 14.1)."""
SAMPLES = {"date": "01/01/1970", "datetime": "01/01/1970", "time": "12:00 AM", "checkbox": "True", "radio": "True"}
"""Raw text with which a check is tried, by control (language 8.2, `validate`)."""


@dataclass(frozen=True)
class FieldText:
    """A note between or beside blanks; `markdown` False for HTML."""

    text: Template
    markdown: bool
    visibility: Visibility = field(default_factory=Visibility)


@dataclass(frozen=True)
class Field:
    """A blank as the author wrote it. `label` None means that none is shown; `messages` are code and own words."""

    variable: str
    label: Template | None
    datatype: Datatype
    control: str
    choices: ChoiceList | ObjectChoices | None
    required: bool | Expression
    default: Template | Expression | Preset | ObjectDefault | None
    text: FieldText | None = None
    asks: tuple[str, int] | None = None
    rows: int = 4
    layout: Layout = PLAIN
    hint: Template | None = None
    help: Template | None = None
    min: Template | None = None
    max: Template | None = None
    minlength: Template | None = None
    maxlength: Template | None = None
    step: Template | None = None
    symbol: Template | None = None
    boxes: Boxes = field(default_factory=Boxes)
    upload: UploadOptions | None = None
    visibility: Visibility = field(default_factory=Visibility)
    disabled: bool | Expression = False
    disables: bool | tuple[str, ...] = False
    unticks: bool | tuple[str, ...] = False
    ticks: bool | tuple[str, ...] = False
    validate: Expression | None = None
    messages: tuple[tuple[str, Template], ...] = ()


def draw_note(item: FieldText, answers: dict[str, Any], position: int, rendering: Rendering = SCREEN) -> ScreenField:
    """A note as an item of the screen; `position` keeps it apart from others."""
    return ScreenField(
        f"_note{position}",
        "",
        "text",
        "note",
        required=False,
        html=_note_html(item, answers, rendering),
        conditions=item.visibility.conditions(answers),
        scripts=item.visibility.scripted(answers),
    )


def _note_html(item: FieldText, answers: dict[str, Any], rendering: Rendering) -> str:
    text = item.text.render(answers)
    return to_html(text, rendering) if item.markdown else clean(text)


def draw_field(field: Field, answers: dict[str, Any], rendering: Rendering = SCREEN) -> ScreenField | None:
    """The blank with everything the screen needs (order of language 4.5: choices, limits, label, default, texts).

    None when there is nothing to choose from.
    """
    options = field.choices.options(answers) if field.choices is not None else _own_options(field.datatype)
    # What takes other text too can be answered without any options (language 4.5).
    if field.choices is not None and not options and field.control not in ("combobox", "datalist"):
        return None
    datatype = DATATYPES["threestate"] if _stores_states(field, options) else field.datatype
    required = field.required if isinstance(field.required, bool) else bool(field.required.value(answers))
    disabled = field.disabled if isinstance(field.disabled, bool) else bool(field.disabled.value(answers))
    if field.validate is not None:
        _try_out(field.validate.value(answers), datatype)
    limits = {name: _limit(getattr(field, name), field, answers) for name in ("min", "max", "step")}
    label = None if field.label is None else to_inline(field.label.render(answers).strip(), rendering)
    blank = ScreenField(
        variable=field.variable,
        target=field.variable,
        datatype=datatype.name,
        control=field.control,
        label=label,
        required=required and not disabled,
        value=_value(field, datatype, answers),
        ticked=str(getattr(datatype, "ticked", True)),
        choices=tuple(to_choice(option) for option in options),
        empty=_empty(field, answers),
        hint=_rendered(field.hint, answers) or "",
        help=None if field.help is None else to_html(field.help.render(answers), rendering),
        html=_note_html(field.text, answers, rendering) if field.text is not None else "",
        min=limits["min"],
        max=limits["max"],
        step=limits["step"] or datatype.step,
        rows=field.rows,
        asks=field.asks[0] if field.asks else "",
        asks_after=field.asks[1] if field.asks else 0,
        symbol=_symbol(field, answers),
        disabled=disabled,
        conditions=field.visibility.conditions(answers),
        scripts=field.visibility.scripted(answers),
        messages=_messages(field, answers),
        minlength=_length(field.minlength, answers),
        maxlength=_length(field.maxlength, answers),
        upload=None if field.upload is None else field.upload.drawn(field.variable, datatype, answers),
    )
    blank = field.layout.drawn(blank, answers, rendering)
    return _choose_default(field.boxes.drawn(blank, answers) if isinstance(datatype, Several | OneObject) else blank)


def disabled_by(field: Field, blank: ScreenField) -> ScreenField:
    """The blank, closed as soon as `field` has a value if that disables it (language 8.2, `disable others`)."""
    others = () if isinstance(field.disables, bool) else field.disables
    if blank.control == "note" or blank.variable == field.variable or (others and blank.variable not in others):
        return blank
    condition = Condition(field.variable, None, negate=True, disables=True)
    return replace(blank, conditions=(*blank.conditions, condition))


def tied(field: Field, blank: ScreenField, others: list[ScreenField]) -> ScreenField:
    """The box with the boxes that follow it (language 8.2, `uncheck others` and `check others`)."""
    boxes = [other.variable for other in others if other.control == "checkbox" and other.variable != blank.variable]
    return replace(blank, unticks=_among(boxes, field.unticks), ticks=_among(boxes, field.ticks))


def _among(boxes: list[str], named: bool | tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(named, bool):
        return tuple(boxes) if named else ()
    return tuple(box for box in boxes if box in named)


def _symbol(field: Field, answers: dict[str, Any]) -> str:
    """The sign of the money, where money is asked for."""
    if field.control != "currency":
        return ""
    return _rendered(field.symbol, answers) or currency_symbol()


def _empty(field: Field, answers: dict[str, Any]) -> str:
    """Text of the empty option; the author's hint stands in its place (language 8.2)."""
    standard = None if field.asks else EMPTY.get(field.control)
    return "" if standard is None else _rendered(field.hint, answers) or word(standard)


def _own_options(datatype: Datatype) -> list[Option]:
    """Options a datatype brings itself, such as Yes and No."""
    if not isinstance(datatype, States):
        return []
    return [Option(raw, word(label)) for raw, label in datatype.options]


def _stores_states(field: Field, options: list[Option]) -> bool:
    return field.choices is not None and field.datatype.name == "text" and are_states(options)


def _messages(field: Field, answers: dict[str, Any]) -> MappingOf[str, str]:
    """What is said about a value that will not do; the author's words count by code or by its last word."""
    if not field.messages:
        return MESSAGES
    own = {code: text.render(answers).strip() for code, text in field.messages}
    return {code: own.get(code, own.get(code.rpartition(" ")[2], said)) for code, said in MESSAGES.items()} | own


def _try_out(check: Callable[[object], object], datatype: Datatype) -> None:
    """Call a check once while the screen is prepared, so that names it lacks are asked for before (language 8.2)."""
    if isinstance(datatype, OneObject):
        return
    try:
        check(datatype.convert(SAMPLES.get(datatype.control, "")))
    except (NameError, MissingAttribute):
        raise
    except Exception:  # noqa: BLE001 - the author's function may refuse the sample in any way
        return


def _limit(text: Template | None, field: Field, answers: dict[str, Any]) -> str | None:
    """A limit as text; a number for what takes numbers."""
    rendered = _rendered(text, answers)
    if text is None or not rendered:
        return None
    if isinstance(field.datatype, Moment):
        try:
            return field.datatype.to_raw(field.datatype.convert(rendered))
        except Invalid:
            raise InterviewError(
                f"a limit of {field.variable} is {rendered!r}, which is no {field.datatype.name}",
                text.origin,
                "Write it as 2024-12-31, or as 14:30.",
            ) from None
    if field.control not in NUMERIC or is_number(rendered):
        return rendered
    raise InterviewError(
        f"a limit of {field.variable} is {rendered!r}, which is no number", text.origin, "Write a number, such as 10."
    )


def _rendered(text: Template | None, answers: dict[str, Any]) -> str | None:
    return None if text is None else text.render(answers).strip()


def _length(text: Template | None, answers: dict[str, Any]) -> int | None:
    rendered = _rendered(text, answers)
    if text is None or not rendered:
        return None
    if not rendered.isdecimal():
        raise InterviewError(
            f"a length is {rendered!r}, which is no whole number", text.origin, "Write a whole number."
        )
    return int(rendered)


def _value(field: Field, datatype: Datatype, answers: dict[str, Any]) -> str | None:
    """Raw text the blank begins with (language 6).

    What was left by Back, else the variable's value, else one that was taken from it, else the default.
    """
    evaluation, name = current(), canonical(concrete(field.variable, answers))
    path = parse(name)
    if path is not None:
        for where in (evaluation.left_behind, answers):
            if is_defined(path, where) and not _is_blank(held := lookup(path, where)):
                return datatype.to_raw(held)
    if name in evaluation.invalidated:
        return datatype.to_raw(evaluation.invalidated[name])
    if field.default is None:
        return _middle(field, answers) if field.control == "range" else _nothing(field, datatype)
    if isinstance(field.default, ObjectDefault):
        return field.default.raw(datatype, answers)
    if isinstance(field.default, Preset):
        return field.default.raw(datatype, answers) if isinstance(datatype, Several) else None
    if isinstance(field.default, Expression):
        return datatype.to_raw(field.default.value(answers))
    text = field.default.render(answers)
    if isinstance(datatype, Moment):
        return datatype.to_raw(text)
    return text if field.control != "checkbox" or text == str(getattr(datatype, "ticked", True)) else None


def _is_blank(held: object) -> bool:
    """Whether a value is a list that nobody has filled yet, so that the default counts."""
    return isinstance(held, DAList) and not held.elements and not getattr(held, "gathered", False)


def _nothing(field: Field, datatype: Datatype) -> str | None:
    return datatype.to_raw(None) if not field.choices else None


def _middle(field: Field, answers: dict[str, Any]) -> str:
    """Where a slider stands that nobody has moved (language 8.1)."""
    low, high = (float(_limit(text, field, answers) or 0) for text in (field.min, field.max))
    return field.datatype.to_raw((low + high) / 2) or ""


def _choose_default(blank: ScreenField) -> ScreenField:
    """A choice marked as default is chosen when nothing else is; of boxes, all that are marked."""
    if blank.value is not None or not blank.choices:
        return blank
    datatype = DATATYPES[blank.datatype]
    if isinstance(datatype, Several):
        ticked = [choice.value for choice in blank.choices if choice.default]
        return replace(blank, value=datatype.to_raw(ticked) if ticked else None)
    return replace(blank, value=next((choice.value for choice in blank.choices if choice.default), None))


def read_default(item: Mapping) -> Template | Expression | None:
    """What the blank begins with: a text, or `code`."""
    value = item.get("default")
    return take_expression(value, "code") if isinstance(value, Mapping) else take_template(item, "default")
