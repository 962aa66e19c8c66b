"""Process one action apart from the session: what a worker does for a background action (spec async 2.1)."""

import sys

from da_nb.current import Evaluation
from da_nb.engine.answers import thaw
from da_nb.engine.evaluate import evaluate, recent_first
from da_nb.engine.explain import error_type
from da_nb.engine.interview import compiled
from da_nb.errors import CodeError, InterviewError
from da_nb.language.packages import IMPORTER
from da_nb.model.mail import Mailboxes
from da_nb.model.outcome import Commanded, Replied, Responded, RespondedWithAction
from da_nb.model.screen import Screen
from da_nb.model.services import Files, Services
from da_nb.model.task import TaskEffect, TaskError, TaskJob, TaskReport
from da_nb.timekeeping import Clock

QUESTION_ERROR = "QuestionError"
ENDING = ("exit", "exit_logout", "restart")
"""Commands by which a task deletes its session (spec async 1.6)."""


def run_job(job: TaskJob, files: Files | None = None, mailboxes: Mailboxes | None = None) -> TaskReport:
    """Run the action on the answers it was asked with and say how it ended; changed answers are dropped (A16).

    `files` is where it finds the session's files and keeps new ones, `mailboxes` where it finds mails.
    Never raises for what the interview does.
    """
    IMPORTER.activate(job.bundle)
    answers = thaw(job.snapshot)
    evaluation = Evaluation(
        answers=answers,
        services=Services(clock=Clock(), files=files, mailboxes=mailboxes),
        session=job.request.session,
        bundle=job.bundle.hash,
        identity=job.request.identity.at("worker"),
        request=job.request.action,
        holds_session=False,
    )
    try:
        interview = compiled(job.bundle)
        outcome = evaluate(interview, answers, evaluation)
    except InterviewError as error:
        return _failed(as_task_error(error), evaluation)
    if isinstance(outcome, Screen):
        sys.stderr.write(_ended_at(job.request.action.name, outcome, evaluation.seeking))
        return _failed(TaskError(QUESTION_ERROR, outcome.question, None, recent_first(evaluation.seeking)), evaluation)
    effects = _effects(evaluation)
    match outcome:
        case Responded(payload):
            return TaskReport(value=payload, effects=effects)
        case RespondedWithAction(action):
            return TaskReport(response=action, effects=effects)
        case Commanded(kind) if kind in ENDING:
            return TaskReport(effects=(*effects, TaskEffect("exit", None)))
        case Commanded() | Replied():
            return TaskReport(effects=effects)


def _ended_at(action: str, screen: Screen, seeking: list[str]) -> str:
    """For the task's log, which holds what is written to the standard streams (spec async A25)."""
    wanted = f"asks for {seeking[-1]!r}" if seeking else "comes next in the interview"
    return (
        f"The action {action!r} did not end with background_response(); it ended at a question that {wanted}: "
        f"{screen.question}\n"
    )


def as_task_error(error: InterviewError) -> TaskError:
    """What `result()` and an error action are told of the error (spec async 2.2, A10, A11)."""
    if isinstance(error, CodeError):
        message = error.problem.partition(": ")[2] or error.problem
        place = f"In line: {error.origin}\n" if error.origin else ""
        return TaskError(error.kind, message, place + error.trace, list(error.variables))
    return TaskError(error_type(error), str(error), str(error), list(error.variables))


def _failed(error: TaskError, evaluation: Evaluation) -> TaskReport:
    return TaskReport(error=error, on_error=evaluation.on_error, effects=_effects(evaluation))


def _effects(evaluation: Evaluation) -> tuple[TaskEffect, ...]:
    tasks = (TaskEffect("task", request) for request in evaluation.outbox)
    return (*tasks, *(TaskEffect("mail", mail) for mail in evaluation.mails))
