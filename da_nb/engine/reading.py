"""Raw text of a form becomes values: converted and checked as the browser checks it (language 8.4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from da_nb.current import Evaluation
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.dates import Moment
from da_nb.datatypes.messages import MESSAGES
from da_nb.datatypes.number import is_number
from da_nb.datatypes.objects import Members, OneObject, SeveralObjects, resolved
from da_nb.datatypes.several import NONE, SEVERAL, filled
from da_nb.engine.answers import Answers
from da_nb.engine.uploads import received
from da_nb.language.markup import plain
from da_nb.model.datatype import Datatype, Invalid
from da_nb.model.screen import LISTED, Screen, ScreenField
from da_nb.objects.dicts import DADict

Messages = dict[str, list[str]]
"""Messages by the variable they stand beside; '' for the top of the screen."""
CHOOSING = {"radio": "multiple choice required", "dropdown": "multiple choice required"} | dict.fromkeys(
    ("combobox", "datalist"), "combobox required"
)
ROUNDING = 1e-9
"""Share of a number that counts as an error of its representation."""
TYPED = ("combobox", "datalist")
"""Lists that take other text too."""


@dataclass(frozen=True)
class Submission:
    """A form as it was sent: raw text by variable, names of fields that were hidden, and the button.

    `groups` is how many items of a collected list were in sight, `deleted` which of them were struck out.
    """

    values: Mapping[str, str]
    button: str = "continue"
    hidden: frozenset[str] = field(default_factory=frozenset)
    groups: int = 0
    deleted: frozenset[int] = field(default_factory=frozenset)


def read(
    screen: Screen, submission: Submission, answers: Answers, evaluation: Evaluation | None = None
) -> tuple[dict[str, object], Messages]:
    """The values of the blanks that were not hidden, and what is to be said about those that will not do.

    A blank that leaves its variable as it is has no value. `evaluation` knows where the session's files are.
    """
    values: dict[str, object] = {}
    messages: Messages = {}
    for blank in screen.fields:
        if screen.listed and blank.variable == LISTED:
            if not submission.values.get(LISTED):
                messages[LISTED] = [_message(blank, Invalid(CHOOSING[blank.control]))]
            continue
        if blank.control == "note" or blank.disabled or blank.variable in submission.hidden:
            continue
        if blank.group is not None and (blank.group >= submission.groups or blank.group in submission.deleted):
            continue
        try:
            if blank.upload is not None:
                values[blank.target] = received(blank, submission.values.get(blank.variable), evaluation)
            else:
                values.update(_values(blank, submission, answers))
        except Invalid as invalid:
            messages.setdefault(blank.variable, []).append(_message(blank, invalid))
        if _nothing_ticked(blank, screen, submission):
            said = Invalid("checkboxes required", plain(blank.label or ""))
            messages.setdefault(blank.variable, []).append(_message(blank, said))
    return values, messages


def _nothing_ticked(blank: ScreenField, screen: Screen, submission: Submission) -> bool:
    """Whether neither the box nor one of those it unticks is ticked (language 8.2, `uncheck others`)."""
    if blank.control != "checkbox" or not blank.unticks:
        return False
    boxes = [one for one in screen.fields if one.variable in (blank.variable, *blank.unticks)]
    open_boxes = [one for one in boxes if not one.disabled and one.variable not in submission.hidden]
    return not any(submission.values.get(one.variable) == one.ticked for one in open_boxes)


def _values(blank: ScreenField, submission: Submission, answers: Answers) -> dict[str, object]:
    """The blank's variable and value; nothing when nothing is assigned. Raises Invalid."""
    datatype: Datatype = DATATYPES[blank.datatype]
    if blank.control in SEVERAL:
        value = _several(blank, submission)
        if isinstance(datatype, SeveralObjects):
            return {
                blank.target: Members([resolved(name, answers, answers.state.kept) for name in value.true_values()])
            }
        return {blank.target: value}
    raw = submission.values.get(blank.variable)
    chosen = _value(blank, raw)
    if not isinstance(datatype, OneObject):
        return {blank.target: chosen}
    if chosen is None:
        return {} if blank.control == "dropdown" else {blank.target: None}
    return {} if raw == NONE else {blank.target: resolved(str(chosen), answers, answers.state.kept)}


def _value(blank: ScreenField, raw: str | None) -> object:
    """The value of one field. Raises Invalid."""
    datatype: Datatype = DATATYPES[blank.datatype]
    if raw is None or not raw.strip():
        if blank.required and datatype.can_require:
            raise Invalid(CHOOSING.get(blank.control, "required"))
        # An optional list of options nobody chose from says nothing (language 17.6).
        return None if blank.control == "radio" else datatype.convert(raw)
    if blank.choices and blank.control not in TYPED and raw not in (choice.value for choice in blank.choices):
        raise Invalid("multiple choice required")
    _check_length(blank, raw)
    value = datatype.convert(raw)
    if isinstance(datatype, Moment):
        _check_moment(blank, datatype, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        _check_limits(blank, value)
    return value


def _several(blank: ScreenField, submission: Submission) -> DADict:
    """What was ticked and what was not. Raises Invalid."""
    ticked = [choice for choice in blank.choices if submission.values.get(choice.name) == "True"]
    none = next((choice for choice in blank.choices if choice.role == "none"), None)
    count = sum(not choice.role for choice in ticked)
    if none not in ticked and not count and blank.required:
        raise Invalid(*(("multiple choice required",) if none is None else ("checkboxes required", plain(none.label))))
    _check_count(blank, count)
    offered = [choice.value for choice in blank.choices if not choice.role]
    return filled(blank.target, offered, [choice.value for choice in ticked])


def _check_count(blank: ScreenField, count: int) -> None:
    least, most = blank.minlength or 0, blank.maxlength
    if least == most and count != least:
        raise Invalid("checkbox minmaxlength", least)
    if count < least:
        raise Invalid(*(("checkbox one minlength",) if least == 1 else ("checkbox minlength", least)))
    if most is not None and count > most:
        raise Invalid("checkbox maxlength", most)


def _check_moment(blank: ScreenField, datatype: Moment, value: Any) -> None:  # noqa: ANN401 - moments of one kind
    low, high = (datatype.convert(limit) if limit else None for limit in (blank.min, blank.max))
    if (low is None or low <= value) and (high is None or value <= high):
        return
    shown = [limit for limit in (low, high) if limit is not None]
    code = "minmax" if len(shown) == 2 else "max" if low is None else "min"
    raise Invalid(f"{datatype.name} {code}", *(datatype.said(limit) for limit in shown))


def _check_length(blank: ScreenField, raw: str) -> None:
    if blank.minlength is not None and len(raw) < blank.minlength:
        raise Invalid("minlength", blank.minlength)
    if blank.maxlength is not None and len(raw) > blank.maxlength:
        raise Invalid("maxlength", blank.maxlength)


def _check_limits(blank: ScreenField, value: float) -> None:
    if blank.min and value < float(blank.min):
        raise Invalid("min", blank.min)
    if blank.max and value > float(blank.max):
        raise Invalid("max", blank.max)
    if blank.control != "range" and blank.step and is_number(blank.step) and not _is_multiple(value, float(blank.step)):
        raise Invalid("step", blank.step)


def _is_multiple(value: float, step: float) -> bool:
    times = value / step if step > 0 else 0.0
    return abs(times - round(times)) < ROUNDING * max(1.0, abs(times))


def _message(blank: ScreenField, invalid: Invalid) -> str:
    text = blank.messages.get(invalid.code) or MESSAGES.get(invalid.code, MESSAGES["invalid"])
    for value in invalid.values:
        text = text.replace("%s", str(value), 1).replace("{0}", str(value))
    return text
