"""Pickle a report, and say what is to blame when that cannot be done."""

import cloudpickle

from da_nb.errors import CannotSave
from da_nb.model.action import Action
from da_nb.model.task import TaskError, TaskReport


def pack(report: TaskReport) -> bytes:
    """Pickle a report; one that cannot be pickled becomes a failed one that says which part of it is to blame."""
    try:
        return _dump(report)
    except Exception as error:  # noqa: BLE001 - an author's object may raise anything when it is pickled
        refusal = _blame(report) or CannotSave("The action's result", str(error))
    handler = report.on_error if report.on_error is not None and _reason(report.on_error) is None else None
    return _dump(TaskReport(error=TaskError("CannotSave", str(refusal)), on_error=handler))


def _dump(value: object) -> bytes:
    data: bytes = cloudpickle.dumps(value)
    return data


def _reason(value: object) -> str | None:
    try:
        _dump(value)
    except Exception as error:  # noqa: BLE001 - as above
        return str(error)
    return None


def _blame(report: TaskReport) -> CannotSave | None:
    """The smallest part with a name that cannot be pickled."""
    parts: list[tuple[str, object]] = []
    if isinstance(report.value, dict):
        parts += [(f"'{key}' in the action's result", value) for key, value in report.value.items()]
    parts.append(("The action's result", report.value))
    for action in (report.response, report.on_error):
        if isinstance(action, Action):
            parts += [(f"The argument '{key}' of '{action.name}'", part) for key, part in action.arguments.items()]
    parts += [(f"What the action asks for ({effect.kind})", effect.payload) for effect in report.effects]
    for what, value in parts:
        reason = _reason(value)
        if reason is not None:
            return CannotSave(f"{what} ({type(value).__name__})", reason)
    return None
