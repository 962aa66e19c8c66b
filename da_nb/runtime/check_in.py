"""What a check-in asks and what its answer changes on the open screen (spec async 7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from da_nb.blocks.question.options import from_python, to_choice
from da_nb.current import Evaluation
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.several import SEVERAL, box_name
from da_nb.engine.answers import Answers
from da_nb.engine.evaluate import evaluate
from da_nb.engine.interview import Interview
from da_nb.errors import InterviewError, Origin
from da_nb.language.cleaning import clean
from da_nb.language.markup import plain
from da_nb.language.tags.places import target_name
from da_nb.model.action import Action
from da_nb.model.datatype import Datatype
from da_nb.model.outcome import Responded
from da_nb.model.screen import Choice, Screen, ScreenField
from da_nb.model.updates import ScreenUpdate
from da_nb.names import canonical
from da_nb.objects.serial import serializable

LISTS = ("dropdown", "combobox", "datalist")
"""Controls whose choices can be replaced while they are on the screen."""
NOWHERE = Origin("check in", 1)
_PAIR = 2


@dataclass(frozen=True)
class CheckIn:
    """What the open screen tells: raw text by variable, which of them changed, and whether it is the first time.

    `echo` says that it was not a person who changed it but the answer to an earlier check-in.
    """

    values: Mapping[str, str]
    changed: str | None = None
    initial: bool = False
    echo: bool = False


def action_of(check_in: CheckIn, screen: Screen) -> Action:
    """The action that the screen's `check in` names, with what is typed as its arguments (spec async 7.3)."""
    extra = {choice.name for blank in screen.fields for choice in blank.choices if choice.role}
    typed = {name: text for name, text in check_in.values.items() if name not in extra}
    changed = check_in.changed if check_in.changed in typed else None
    return Action(screen.check_in or "", {**typed, "_initial": check_in.initial, "_changed": changed})


def answer(
    interview: Interview, screen: Screen, answers: Answers, first: Evaluation, second: Evaluation
) -> list[ScreenUpdate]:
    """Evaluate twice, as the original does: for the screen, then with the action and the screen's x and iterators.

    The result is what the end of the second changes on the screen (spec async 7.4).
    Raises InterviewError for fields that are no mapping, or a value that a field cannot show.
    """
    evaluate(interview, answers, first)
    second.keeps_actions, second.bindings = False, screen.bindings
    second.outbox += first.outbox
    second.mails[:0] = first.mails
    name = second.request.name if second.request is not None else ""
    outcome = evaluate(interview, answers, second)
    return of_payload(outcome.payload, name, screen) if isinstance(outcome, Responded) else []


def of_payload(payload: object, action: str, screen: Screen) -> list[ScreenUpdate]:
    """The changes that one response asks for."""
    if isinstance(payload, Mapping) and set(payload) == {"pargs", "kwargs"}:
        payload = payload["pargs"]
    match payload:
        case "refresh" | [_, "refresh"] | ["refresh"]:
            return [ScreenUpdate("refresh")]
        case [text, "flash"]:
            return [] if text is None else [ScreenUpdate("flash", clean(str(text)))]
        case [code, "javascript"]:
            return [ScreenUpdate("javascript", str(code))]
        case [values, "fields"]:
            return [ScreenUpdate("fields", fields_of(values, screen))]
    targets = targets_of(payload)
    if targets is not None:
        return targets
    return [ScreenUpdate("event", {"action": action, "value": serializable(payload)})]


def targets_of(payload: object) -> list[ScreenUpdate] | None:
    """Contents for places of the screen; None when the payload is of another kind. Items that lack one are skipped."""
    items: Sequence[Any] = payload if isinstance(payload, list) else [payload]
    if not any(isinstance(item, Mapping) and {"target", "content"} <= item.keys() for item in items):
        return None
    return [
        ScreenUpdate("target", {"target": target_name(str(item["target"])), "content": clean(str(item["content"]))})
        for item in items
        if isinstance(item, Mapping) and {"target", "content"} <= item.keys()
    ]


def fields_of(values: object, screen: Screen) -> dict[str, dict[str, object]]:
    """Values and choices by variable, as the screen takes them; variables it does not show are left out (7.5).

    Raises InterviewError for what is no mapping, and for a value that a field cannot show.
    """
    if not isinstance(values, Mapping):
        raise InterviewError(
            f"the fields of a response are {type(values).__name__}", None, "Give a dict from variable to value."
        )
    blanks = {canonical(blank.variable): blank for blank in screen.fields if blank.control != "note"}
    boxes = {name: (blank, key) for blank in blanks.values() for name, key in _boxes(blank)}
    found: dict[str, dict[str, object]] = {}
    for name, given in values.items():
        blank = blanks.get(canonical(str(name)))
        if blank is not None:
            found[blank.variable] = _shown(blank, given)
        elif str(name) in boxes:
            owner, key = boxes[str(name)]
            ticks: Any = found.setdefault(owner.variable, {}).setdefault("boxes", {})
            ticks[key] = bool(given)
    return found


def _boxes(blank: ScreenField) -> list[tuple[str, str]]:
    if blank.control not in SEVERAL:
        return []
    return [(box_name(blank.variable, choice.value), choice.value) for choice in blank.choices]


def _shown(blank: ScreenField, given: object) -> dict[str, object]:
    if not isinstance(given, Mapping):
        return {"value": _raw(blank, given)}
    told: dict[str, object] = {}
    if "choices" in given and blank.control in LISTS:
        options = from_python(_pairs(given["choices"]), NOWHERE)
        told["choices"] = [
            {"value": choice.value, "label": choice.label, "label_text": plain(choice.label), "help": choice.help}
            for choice in map(to_choice, options)
        ]
    if "value" in given:
        told["value"] = _raw(blank, given["value"])
    return told


def _pairs(choices: object) -> object:
    """Lists of value and label come as they are; whatever else `choices` may be is for `from_python`."""
    if isinstance(choices, list):
        return [list(one) if isinstance(one, tuple) and len(one) == _PAIR else one for one in choices]
    return choices


def _raw(blank: ScreenField, value: object) -> str | None:
    """Raw text that shows the value in the field."""
    if blank.control == "checkbox":
        return blank.ticked if value else None
    if blank.control in SEVERAL:
        if isinstance(value, str) or not hasattr(value, "__iter__"):
            raise InterviewError(
                f"the boxes of {blank.variable} cannot show {value!r}", None, "Give a list of the keys to tick."
            )
        return _as_raw(blank, value)
    if value is None:
        return None if blank.choices else ""
    return value if isinstance(value, str) else _as_raw(blank, value)


def _as_raw(blank: ScreenField, value: object) -> str | None:
    datatype: Datatype = DATATYPES[blank.datatype]
    return datatype.to_raw(value)


def with_choices(screen: Screen, update: ScreenUpdate) -> Screen:
    """The screen with the choices that an update of fields has given it, so that one of them can be sent."""
    told: Any = update.payload if update.kind == "fields" else {}
    new = {name: one["choices"] for name, one in told.items() if "choices" in one}
    if not new:
        return screen
    fields = [
        replace(blank, choices=tuple(Choice(one["value"], one["label"], one["help"]) for one in new[blank.variable]))
        if blank.variable in new
        else blank
        for blank in screen.fields
    ]
    return replace(screen, fields=tuple(fields))
