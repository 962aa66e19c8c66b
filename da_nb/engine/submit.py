"""What people typed: converted, checked, assigned (language 6, 8.4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from da_nb.current import Evaluation
from da_nb.datatypes import DATATYPES
from da_nb.datatypes.dates import Moment
from da_nb.datatypes.messages import MESSAGES
from da_nb.datatypes.number import is_number
from da_nb.datatypes.several import SEVERAL, filled
from da_nb.engine.answers import Answers, freeze, thaw
from da_nb.engine.checks import Checks, Messages
from da_nb.engine.interview import Interview
from da_nb.engine.progress import advance
from da_nb.language.markup import plain
from da_nb.model.datatype import Datatype, Invalid
from da_nb.model.screen import Button, Screen, ScreenField
from da_nb.names import assign, canonical, parse
from da_nb.objects.dicts import DADict

CHOOSING = {"radio": "multiple choice required", "dropdown": "multiple choice required"} | dict.fromkeys(
    ("combobox", "datalist"), "combobox required"
)
ROUNDING = 1e-9
"""Share of a number that counts as an error of its representation."""
TYPED = ("combobox", "datalist")
"""Lists that take other text too."""
__all__ = ("Messages", "Submission", "pressed", "submit")


@dataclass(frozen=True)
class Submission:
    """A form as it was sent: raw text by variable, names of fields that were hidden, and the button."""

    values: Mapping[str, str]
    button: str = "continue"
    hidden: frozenset[str] = field(default_factory=frozenset)


def pressed(screen: Screen, submission: Submission) -> Button | None:
    """The button that sent the form; None when the screen has no such."""
    return next((button for button in screen.buttons if button.id == submission.button), None)


def submit(
    screen: Screen,
    answers: Answers,
    submission: Submission,
    interview: Interview | None = None,
    evaluation: Evaluation | None = None,
) -> Messages:
    """Assign what was typed; messages instead, and nothing assigned, when something will not do.

    With `interview` and `evaluation` (which is not used otherwise) the question's own checks are made. A form sent by
    a button that is not on the screen changes nothing.
    """
    button = pressed(screen, submission)
    if button is None:
        return {}
    user = evaluation.identity.user or "" if evaluation else ""
    if button.special == "refresh":
        _leave_action(screen, answers, user, frozenset())
        return {}
    values, messages = _read(screen, submission)
    checks = Checks(screen, interview, answers, evaluation) if interview and evaluation else None
    if checks is not None and not messages:
        messages = checks.of_fields(values)
    if messages:
        return messages
    values |= _by_button(screen, button)
    before = freeze(answers) if checks is not None and checks.code is not None else None
    for name, value in values.items():
        path = parse(name)
        if path is not None:
            assign(path, value, answers)
    if checks is not None and before is not None:
        messages = checks.of_all()
        if messages:
            answers.become(thaw(before))
            return messages
    _done(screen, answers, button, user, frozenset(values))
    if interview is not None:
        advance(answers.state.kept, interview.configuration)
    return {}


def _read(screen: Screen, submission: Submission) -> tuple[dict[str, object], Messages]:
    """The values of the blanks that were not hidden, and what is to be said about those that will not do."""
    values: dict[str, object] = {}
    messages: Messages = {}
    for blank in screen.fields:
        if blank.control == "note" or blank.disabled or blank.variable in submission.hidden:
            continue
        try:
            if blank.control in SEVERAL:
                values[blank.target] = _several(blank, submission)
            else:
                values[blank.target] = _value(blank, submission.values.get(blank.variable))
        except Invalid as invalid:
            messages.setdefault(blank.variable, []).append(_message(blank, invalid))
    return values, messages


def _by_button(screen: Screen, button: Button) -> dict[str, object]:
    """What the button gives, and what was not asked because there was nothing to choose from."""
    values: dict[str, object] = dict.fromkeys(screen.unasked)
    if screen.button_target is not None and button.value is not None:
        values[screen.button_target] = DATATYPES[screen.button_datatype].convert(button.value)
    if screen.continue_target is not None:
        values[screen.continue_target] = True
    return values


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


def _done(screen: Screen, answers: Answers, button: Button, user: str, names: frozenset[str]) -> None:
    """The block is answered, and so is the action that brought it (language 4.2, 5.3)."""
    action_left = _leave_action(screen, answers, user, names)
    if screen.mandatory:
        answers.state.answered.add(screen.block)
    elif button.special == "continue" and screen.sought is not None and not names and not action_left:
        # It was asked for a variable and left without one: the next block for it has its turn (language 10.2).
        answers.state.passed.add(screen.block)


def _leave_action(screen: Screen, answers: Answers, user: str, names: frozenset[str]) -> bool:
    """Take the actions that brought the screen, or asked for one of `names`, off the user's stack; whether one was."""
    pending = answers.state.pending.get(user, [])
    set_now = set(map(canonical, names))
    if not pending or canonical(pending[-1].name) not in {screen.sought, *set_now}:
        return False
    pending.pop()
    # What the same form has answered is not asked once more.
    while pending and not pending[-1].arguments and canonical(pending[-1].name) in set_now:
        pending.pop()
    return True
