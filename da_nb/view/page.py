"""The page: what is on a session's screen as plain JSON, the same for browsers, terminals and tests."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from da_nb.datatypes.number import NUMERIC
from da_nb.datatypes.several import SEVERAL
from da_nb.datatypes.uploads import SIGNATURE
from da_nb.errors import CodeError, DaNbError, InterviewError
from da_nb.language.markup import plain, to_html, to_inline
from da_nb.model.screen import ActionButton, Button, Choice, Condition, ScreenDocuments, ScreenField, UploadRules
from da_nb.model.task import TaskRecord, TaskState
from da_nb.runtime.runner import Runner
from da_nb.runtime.shown import Shown
from da_nb.timekeeping import epoch_ms
from da_nb.view.collect import collect_of
from da_nb.view.parts import parts_of

Page = dict[str, Any]

EMPTY_PAGE: Page = {
    "language": "en",
    "title": "",
    "title_text": "",
    "subquestion": "",
    "under": "",
    "fields": [],
    "buttons": [],
    "back": None,
    "reload_ms": None,
    "errors": {},
    "flashes": [],
    "note": None,
    "closed": False,
}
LOOKS = ("color", "image", "css_class", "group")
"""What an author says about the look of a choice."""
CHECK_IN_MS = 6000
"""Milliseconds between check-ins, unless the interview says otherwise (spec async 7.2)."""
MOST_LOG = 4000
"""Characters of a failed task's log that are shown."""


def page_of(runner: Runner, *, tracebacks: bool = True) -> Page:
    """What the runner shows now. Its `number` must come back with each message (house section 5)."""
    shown = runner.shown
    page: Page = {**EMPTY_PAGE, "number": shown.number, "key": f"{runner.id}:{shown.number}"}
    if shown.closed:
        ended = {"title": "This session has ended.", "title_text": "This session has ended.", "closed": True}
        return {**page, **ended, "subquestion": shown.way_out}
    if shown.error is not None:
        page["note"] = note_of(shown.error, tracebacks=tracebacks)
    elif shown.reloaded is not None:
        page["note"] = {"level": "info", "text": shown.reloaded.text, "detail": shown.reloaded.detail}
    screen = shown.screen
    if screen is None:
        return {**page, "title": "Error", "title_text": "Error"} if shown.error else page
    return {
        **page,
        "key": f"{runner.id}:{shown.steps}:{screen.block}:{screen.sought or ''}",
        "language": screen.language,
        "title": screen.title,
        "title_text": plain(screen.title),
        "subquestion": screen.subquestion,
        "under": screen.under,
        "fields": [_field(at, blank) for at, blank in enumerate(screen.fields)],
        "buttons": [
            *(_action_button(at, button) for at, button in enumerate(screen.action_buttons) if button.before),
            *(_button(button) for button in screen.buttons),
            *(_action_button(at, button) for at, button in enumerate(screen.action_buttons) if not button.before),
        ],
        "back": (plain(screen.back_label) or None) if can_go_back(shown) else None,
        "reload_ms": None if screen.reload_s is None else int(screen.reload_s * 1000),
        **({} if screen.collect is None else {"collect": collect_of(screen.collect)}),
        "errors": {name: list(messages) for name, messages in shown.messages.items()},
        **({} if screen.documents is None else {"documents": _documents(screen.documents)}),
        **({} if screen.check_in is None else _check_in(runner)),
        **parts_of(screen.parts if can_go_back(shown) else replace(screen.parts, question_back="")),
        "flashes": [{"message": to_inline(text), "level": level} for text, level in shown.flashes],
    }


def _check_in(runner: Runner) -> Page:
    """How often the screen checks in; nothing when the interview has it switched off."""
    interval_ms = runner.interview.configuration.features.get("checkin interval", CHECK_IN_MS)
    return {"check_in_ms": interval_ms} if isinstance(interval_ms, int) and interval_ms > 0 else {}


def _documents(offered: ScreenDocuments) -> Page:
    items = [
        {
            "name": one.name,
            "description": one.description,
            "formats": [vars(form) for form in one.formats],
            "preview": one.preview,
        }
        for one in offered.items
    ]
    labels = dict(offered.labels)
    return {"notice": offered.notice, "items": items, "labels": labels, "archive": offered.archive}


def can_go_back(shown: Shown) -> bool:
    """Whether Back leads anywhere and is wanted (language 6)."""
    return shown.screen is not None and shown.screen.can_go_back and shown.steps - shown.earliest > 1


def note_of(error: Exception, *, tracebacks: bool) -> Page:
    """What went wrong, as a box on the screen: the place and the fault, and folded how to mend it."""
    said = str(error) if isinstance(error, DaNbError) else f"{type(error).__name__}: {error}"
    text, _, mend = said.partition("\n")
    trace = error.trace if tracebacks and isinstance(error, CodeError) else ""
    note: Page = {"level": "error", "title": "Error", "text": text}
    history = ""
    if isinstance(error, InterviewError):
        mend, history = error.mend or mend, error.history
        if error.help:
            note["help"] = to_html(error.help)
    return {**note, "detail": "\n\n".join(part for part in (mend, history, trace.strip()) if part)}


def _field(position: int, blank: ScreenField) -> Page:
    """The field, without what is empty: a page should be small."""
    data: Page = {
        "id": f"f{position}",
        "variable": blank.variable,
        "label": blank.label or "",
        "label_text": plain(blank.label or ""),
        "control": blank.control,
        "wide_label": blank.label is None,
        "required": blank.required,
        "value": blank.value,
    }
    optional = {
        "choices": [_choice(choice) for choice in blank.choices],
        "empty": blank.empty,
        "hint": blank.hint,
        "help": blank.help,
        "html": blank.html,
        "step": blank.step,
        "min": blank.min,
        "max": blank.max,
        "minlength": blank.minlength,
        "maxlength": blank.maxlength,
        "symbol": blank.symbol,
        "disabled": blank.disabled or None,
        "unticks": list(blank.unticks),
        "ticks": list(blank.ticks),
        "when": [_condition(condition) for condition in blank.conditions],
        "upload": None if blank.upload is None else _upload(blank.upload),
        "under": blank.under,
        "looks": dict(blank.looks),
        "embedded": blank.embedded or None,
        "asks_after": max(blank.asks_after, 1) if blank.asks else None,
        "scripts": [{**vars(script), "tree": list(script.tree)} for script in blank.scripts],
        "messages": _messages(blank),
    }
    data.update({name: value for name, value in optional.items() if value not in (None, "", [], {})})
    if blank.group is not None:
        data["group"] = blank.group
    if blank.control == "checkbox":
        data["ticked"] = blank.ticked
    if blank.control == "area":
        data["rows"] = blank.rows
    return data


def _messages(blank: ScreenField) -> Mapping[str, str]:
    """The validation messages this field can show in the browser."""
    several = blank.control in SEVERAL
    codes = {
        "required": blank.required and not blank.choices and blank.upload is None,
        "file required": blank.required and blank.control == "file",
        "accept": blank.upload is not None and bool(blank.upload.accept),
        "maxuploadsize": blank.control == "file",
        "signature": blank.required and blank.control == SIGNATURE,
        "multiple choice required": blank.required and bool(blank.choices) and not several,
        "checkboxes required": several and blank.required,
        "checkbox minmaxlength": several and blank.minlength is not None,
        "checkbox one minlength": several and blank.minlength is not None,
        "checkbox minlength": several and blank.minlength is not None,
        "checkbox maxlength": several and blank.maxlength is not None,
        "email": blank.control == "email",
        "number": blank.control in NUMERIC,
        "integer": blank.step == "1",
        "step": blank.step not in (None, "1", "any"),
        "min": blank.min is not None,
        "max": blank.max is not None,
        "minlength": blank.minlength is not None and not several,
        "maxlength": blank.maxlength is not None and not several,
    }
    return {code: blank.messages[code] for code, shown in codes.items() if shown and code in blank.messages}


def _upload(rules: UploadRules) -> Page:
    data = {
        "accept": rules.accept,
        "several": rules.several,
        "capture": rules.capture,
        "max_bytes": rules.most_bytes,
        "image_px": rules.image_px,
        "image_type": rules.image_type,
        "kept": [{"number": number, "name": name} for number, name in rules.kept],
        "pen": rules.pen,
    }
    return {name: value for name, value in data.items() if value not in (None, "", [], False)}


def _condition(condition: Condition) -> Page:
    plainly = {"variable": condition.variable, "is": condition.value}
    return {**plainly, "negate": condition.negate, "disables": condition.disables}


def _choice(choice: Choice) -> Page:
    data = {"value": choice.value, "label": choice.label, "label_text": plain(choice.label), "help": choice.help}
    looks = {key: said for key in LOOKS if (said := getattr(choice, key))}
    return {**data, **looks, **({"name": choice.name, "role": choice.role} if choice.name or choice.role else {})}


def _button(button: Button) -> Page:
    return {
        "id": button.id,
        "label": button.label,
        "label_text": plain(button.label),
        "style": button.style,
        "submits": button.special is None,
        **({"clears": True} if button.special == "clear" else {}),
        **({"disabled": True} if button.disabled else {}),
        **({"help": button.help} if button.help else {}),
        **({"image": button.image} if button.image else {}),
    }


def _action_button(position: int, button: ActionButton) -> Page:
    """A button that is a link: it sends no form."""
    data: Page = {
        "id": f"a{position}",
        "label": button.label,
        "label_text": plain(button.label),
        "style": button.style,
        "submits": False,
        "link": button.link,
    }
    optional = {"css_class": button.css_class, "window": button.window}
    return data | {name: value for name, value in optional.items() if value}


def strip_of(records: Iterable[TaskRecord], dismissed: frozenset[str] | set[str], trouble: str | None) -> list[Page]:
    """The task strip: tasks that are not settled, and failed ones until somebody closes their line.

    `trouble` is why nothing can run at the moment, None when all is well.
    """
    return [
        _task(record, trouble)
        for record in records
        if record.id not in dismissed and record.state not in (TaskState.DONE, TaskState.REVOKED)
    ]


def _task(record: TaskRecord, trouble: str | None) -> Page:
    failed = record.result if record.state is TaskState.FAILED else None
    waiting = record.state in (TaskState.QUEUED, TaskState.SENT)
    message = f"{failed.error_type}: {failed.error_message}" if failed is not None else record.message
    log = record.log if failed is None else "\n".join(text for text in (record.log, failed.error_trace) if text)
    return {
        "id": record.id,
        "name": record.name,
        "state": "queued" if waiting else str(record.state),
        "since_ms": epoch_ms(record.started_at or record.queued_at),
        "ended_ms": None if record.ended_at is None else epoch_ms(record.ended_at),
        "message": trouble if waiting and trouble else message,
        "log": log[-MOST_LOG:] if failed is not None else "",
        "fraction": record.fraction,
    }
