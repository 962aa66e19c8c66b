"""Make a finished task final: its response or error action on fresh answers, its result (spec async 3 to 5)."""

from collections.abc import Callable, Sequence

from da_nb.engine.action import as_task_error
from da_nb.errors import CannotSave, DaNbError, InterviewError, SessionBusy, SessionConflict, SessionGone, StoreBusy
from da_nb.model.action import Action
from da_nb.model.mail import SentMail
from da_nb.model.outcome import Outcome, Responded
from da_nb.model.task import MadeFile, Settlement, TaskError, TaskReport, TaskRequest, TaskResult, TaskRow, TaskState
from da_nb.runtime.parts import Parts
from da_nb.runtime.runner import Runner


class Settler:
    """Settles tasks for one process. `runner_of` gives the runner of a session."""

    def __init__(self, parts: Parts, runner_of: Callable[[str], Runner]) -> None:
        self._parts = parts
        self._runner_of = runner_of

    def __call__(self, row: TaskRow, report: TaskReport) -> bool:
        """Settle the task by what the worker reported, once, whoever tries.

        False when somebody else holds the session, so that the caller tries again later; else True.
        """
        try:
            self._settle(row.request, report)
        except (SessionBusy, StoreBusy):
            return False
        except SessionGone:
            # The session was deleted meanwhile, and its tasks with it (spec async A60).
            return True
        return True

    def _settle(self, request: TaskRequest, report: TaskReport) -> None:
        action = follow_up(report)
        self._keep_files(request.session, report)
        self._post(request, report)
        started = [effect.payload for effect in report.effects if isinstance(effect.payload, TaskRequest)]
        if action is None:
            self._write(without_action(request, report), started)
            if any(effect.kind == "exit" for effect in report.effects):
                self._runner_of(request.session).close_session()
            return
        with self._parts.lock.hold(request.session, patience_s=0):
            if not self._is_final(request.id):
                self._in_session(request, report, action, started)

    def _keep_files(self, session: str, report: TaskReport) -> None:
        """Before anybody can read of them; a file that is there already is the same one."""
        for effect in report.effects:
            if isinstance(effect.payload, MadeFile) and self._parts.sessions.get(session) is not None:
                made = effect.payload
                self._parts.files.add(session, made.number, made.name, made.data)

    def _post(self, request: TaskRequest, report: TaskReport) -> None:
        """Send what the action has sent, however it ended; trying again sends nothing twice."""
        mails = [effect.payload for effect in report.effects if isinstance(effect.payload, SentMail)]
        if mails and not self._is_final(request.id):
            for mail in mails:
                self._parts.mails.post(request.session, mail)

    def _in_session(self, request: TaskRequest, report: TaskReport, action: Action, started: list[TaskRequest]) -> None:
        """Run the action and settle in one transaction; an action that fails changes nothing (A31, A39)."""

        def settlement(outcome: Outcome) -> Settlement:
            return with_action(request, report, action, outcome)

        try:
            self._runner_of(request.session).apply(action, request.identity, settlement, started)
        except (InterviewError, CannotSave) as error:
            self._write(action_failed(request, report, error))
        except SessionConflict:
            if not self._is_final(request.id):
                raise

    def _is_final(self, task_id: str) -> bool:
        record = self._parts.rows.record(task_id)
        return record is None or record.state.final

    def _write(self, settlement: Settlement, started: Sequence[TaskRequest] = ()) -> None:
        """Settle without the session, which somebody who waits for the task may hold.

        Tasks that it has started see the answers it saw itself.
        """
        rows, now = self._parts.rows, self._parts.clock.now()
        job = rows.job(settlement.task_id) if started else None
        if rows.settle(settlement, now, started, b"" if job is None else job.snapshot) and started:
            self._parts.stored(started)
            self._parts.tasks.kick()


def follow_up(report: TaskReport) -> Action | None:
    """The action to run in the session: the response action, or after a failure the error action with its data."""
    if report.error is None:
        return report.response
    if report.on_error is None:
        return None
    about = {
        "error_type": report.error.type,
        "error_message": report.error.message,
        "error_trace": report.error.trace,
        "variables": list(report.error.variables),
    }
    return Action(report.on_error.name, {**report.on_error.arguments, **about})


def without_action(request: TaskRequest, report: TaskReport) -> Settlement:
    """The end of a task that changes nothing in the session."""
    if report.revoked:
        return Settlement(request.id, TaskState.REVOKED, TaskResult(), report.log)
    if report.error is not None:
        return Settlement(request.id, TaskState.FAILED, _with_error(report.error, None), report.log)
    return Settlement(request.id, TaskState.DONE, TaskResult(report.value), report.log)


def with_action(request: TaskRequest, report: TaskReport, action: Action, outcome: Outcome) -> Settlement:
    """The end of a task whose response or error action has run (spec async 2.3, outcomes 2, 3 and 6 to 8)."""
    responded = isinstance(outcome, Responded)
    payload = outcome.payload if isinstance(outcome, Responded) else None
    if report.error is not None:
        return Settlement(request.id, TaskState.FAILED, _with_error(report.error, payload), report.log)
    value = payload if responded else {"action": action.name, "arguments": dict(action.arguments)}
    return Settlement(request.id, TaskState.DONE, TaskResult(value), report.log)


def action_failed(request: TaskRequest, report: TaskReport, error: DaNbError) -> Settlement:
    """The response or error action itself failed: its error counts, its trace is not told (outcome 4)."""
    failure = as_task_error(error) if isinstance(error, InterviewError) else TaskError(type(error).__name__, str(error))
    left_over = [] if report.error is None else list(report.error.variables)
    result = TaskResult(None, failure.type, failure.message, None, [*failure.variables, *left_over])
    return Settlement(request.id, TaskState.FAILED, result, f"{report.log}\n{failure.trace or failure.message}".strip())


def _with_error(error: TaskError, value: object) -> TaskResult:
    return TaskResult(value, error.type, error.message, error.trace, list(error.variables))
