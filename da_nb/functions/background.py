"""Start actions in the background and answer from them (spec async 2 to 4)."""

import uuid

import cloudpickle

from da_nb.current import current
from da_nb.errors import CannotSave
from da_nb.model.action import Action
from da_nb.model.task import TaskRequest
from da_nb.objects.task import BackgroundTask
from da_nb.terminators import Respond, RespondWithAction


def background_action(name: str, notify: str | None = None, /, **arguments: object) -> BackgroundTask:
    """Run the action in the background on a copy of the answers; returns its task at once.

    `notify` says how the open screen hears of the end: None, 'flash', 'refresh', 'javascript' or 'fields'.
    The task starts when the evaluation that asked for it has been saved. Source: spec async 2.
    Raises CannotSave when an argument cannot travel to a worker.
    """
    evaluation = current()
    request = TaskRequest(
        id=uuid.uuid4().hex,
        session=evaluation.session,
        action=Action(str(name), _copied(arguments, str(name))),
        notify=notify,
        identity=evaluation.identity.at("worker"),
        bundle=evaluation.bundle,
    )
    evaluation.outbox.append(request)
    return BackgroundTask(request.id)


def _copied(arguments: dict[str, object], action: str) -> dict[str, object]:
    """Arguments as they are now: what happens to them later in the evaluation is not seen by the task."""
    copies = {}
    for key, value in arguments.items():
        try:
            copies[key] = cloudpickle.loads(cloudpickle.dumps(value))
        except Exception as error:  # pickling runs the author's classes: any error may come
            raise CannotSave(f"The argument {key!r} of background_action({action!r})", str(error)) from error
    return copies


def background_response(*values: object, **named: object) -> None:
    """End the action; its task's result is what is given here. Code after the call does not run.

    Nothing gives {}, one value itself, several a list, keywords a dict, both a dict with `pargs` and `kwargs`.
    Source: spec async 1.5.
    """
    raise Respond(payload(values, named))


def payload(values: tuple[object, ...], named: dict[str, object]) -> object:
    """The one object that a call's arguments amount to (spec async 1.5)."""
    if values and named:
        return {"pargs": list(values), "kwargs": named}
    if not values:
        return named
    return values[0] if len(values) == 1 else list(values)


def background_response_action(name: str, /, **arguments: object) -> None:
    """End the action; then the action `name` runs in the session with fresh answers, which are saved.

    Only the arguments reach it. Code after the call does not run. Source: spec async 3.
    """
    raise RespondWithAction(Action(str(name), _copied(arguments, str(name))))


def background_error_action(name: str, /, **arguments: object) -> None:
    """Have the action `name` run in the session if this one fails later; the last registration counts.

    It gets the arguments given here and error_type, error_message, error_trace and variables. Source: spec async 4.
    """
    current().on_error = Action(str(name), _copied(arguments, str(name)))


FUNCTIONS = (background_action, background_error_action, background_response, background_response_action)
