"""The part of a runner that acts for nobody at the screen: scheduled tasks and mails (spec async 8 and 10)."""

import logging
import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Any

from da_nb.current import Evaluation
from da_nb.engine.answers import Answers, freeze
from da_nb.engine.evaluate import evaluate
from da_nb.engine.interview import Interview
from da_nb.errors import InterviewError
from da_nb.functions.milestones import ACCESS
from da_nb.language.packages import IMPORTER
from da_nb.model.action import Action
from da_nb.model.identity import Identity
from da_nb.model.outcome import EMPTY_REPLY, Commanded, Outcome, Replied, RespondedWithAction
from da_nb.model.task import TaskRequest
from da_nb.runtime.holding import Holding
from da_nb.runtime.parts import Parts

ENDS = ("exit", "exit_logout", "restart")
"""Commands that delete the session, for everybody (C11)."""
LEAVES_ALONE = ("logout", "new_session")
"""Commands after which the answers are as they were (spec async 1.6)."""

_log = logging.getLogger(__name__)


class Scheduled:
    """What of a session's runner has to do with scheduled tasks and mails."""

    id: str
    interview: Interview
    _parts: Parts
    _held: Holding

    def unscheduled(self) -> str:
        """Why no scheduled task may run in the session; '' when one may. Raises SessionGone."""
        with self._parts.lock.hold(self.id):
            IMPORTER.activate(self.interview.bundle)
            answers = self._held.live()
            if not answers.get("allow_cron"):
                return "allow_cron is not True"
            return "" if answers.get("multi_user") else "multi_user is not True"

    def run_scheduled(self, action: Action, identity: Identity, *, in_background: bool = False) -> str:
        """Run the action on the newest answers and save them without a step; the text it answered with.

        With `in_background` a background action is started instead. Raises DaNbError, with nothing saved, when the
        action fails; SessionBusy, SessionGone.
        """
        printed = ""

        def work(answers: Answers) -> None:
            nonlocal printed
            if in_background:
                self._start(action, identity, answers)
            else:
                printed = self._act(action, identity, answers)

        self._attempts(work)
        return printed

    def receive(self, action: Action, identity: Identity) -> bool:
        """Start a background action that a mail has caused; False when the session is not open to that.

        Raises SessionBusy, SessionGone. Source: spec async 10.
        """
        started = False

        def work(answers: Answers) -> None:
            nonlocal started
            started = bool(answers.get("multi_user"))
            if started:
                self._start(action, identity, answers)

        self._attempts(work)
        return started

    def _act(self, action: Action, identity: Identity, answers: Answers) -> str:
        evaluation = self._evaluation(answers, action, identity)
        outcome = evaluate(self.interview, answers, evaluation)
        if isinstance(outcome, RespondedWithAction):
            second = self._evaluation(answers, outcome.action, identity)
            second.outbox += evaluation.outbox
            second.mails += evaluation.mails
            try:
                evaluation, outcome = second, evaluate(self.interview, answers, second)
            except InterviewError as error:
                # What the first action has done counts all the same (spec async 1.6).
                _log.warning("The action that a scheduled task of session %s went on with failed. %s", self.id, error)
        if (isinstance(outcome, Replied) and outcome.null) or _leaves_alone(outcome):
            # The answers are as they were; the tasks it has started are saved (house decision 2).
            evaluation.save = "ignore"
        if isinstance(outcome, Commanded) and outcome.kind in ENDS:
            self._held.post(evaluation)
            self.close_session()
            return ""
        self._save(evaluation, new_step=False)
        if not isinstance(outcome, Replied) or outcome.null or outcome.text == EMPTY_REPLY:
            return ""
        return outcome.text

    def _start(self, action: Action, identity: Identity, answers: Answers) -> None:
        request = TaskRequest(
            id=uuid.uuid4().hex,
            session=self.id,
            action=action,
            notify=None,
            identity=identity.at("worker"),
            bundle=self.interview.bundle.hash,
        )
        self._parts.rows.add([request], freeze(answers), self.interview.bundle, self._parts.clock.now())
        self._parts.stored([request])
        self._parts.tasks.kick()

    def close_session(self) -> None:
        """Delete the session; its screen says so."""
        raise NotImplementedError

    def _evaluation(self, answers: Answers, request: Action | None, identity: Identity) -> Evaluation:
        raise NotImplementedError

    def _attempts(self, work: Callable[[Answers], None], page: int | None = None) -> None:
        raise NotImplementedError

    def _save(self, evaluation: Evaluation, *, new_step: bool) -> None:
        raise NotImplementedError


def _leaves_alone(outcome: Outcome) -> bool:
    return isinstance(outcome, Commanded) and outcome.kind in LEAVES_ALONE


def note_access(kept: dict[str, Any], identity: Identity, now: datetime) -> None:
    """Remember that the person was there (spec async 9)."""
    kept.setdefault(ACCESS, {})[identity.user or ""] = (now, identity.roles)
