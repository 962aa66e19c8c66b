"""The part of a runner that changes a screen which stays: check-ins, and what is pushed."""

import json
from collections.abc import Callable
from dataclasses import replace

from da_nb.current import Evaluation
from da_nb.engine.answers import Answers
from da_nb.engine.evaluate import evaluate
from da_nb.engine.interview import Interview
from da_nb.errors import DaNbError, InterviewError, SessionGone
from da_nb.model.action import Action
from da_nb.model.identity import Identity
from da_nb.model.outcome import Replied
from da_nb.model.updates import ScreenUpdate
from da_nb.runtime.changes import Changes
from da_nb.runtime.check_in import CheckIn, action_of, answer, fields_of, with_choices
from da_nb.runtime.holding import Holding
from da_nb.runtime.shown import Shown


class Checking:
    """What of a session's runner has to do with the open screen. `check_in_error` is why the last check-in failed."""

    interview: Interview
    identity: Identity
    changes: Changes
    shown: Shown
    check_in_error: DaNbError | None = None
    _held: Holding

    def check_in(self, told: CheckIn, page: int | None = None) -> None:
        """Run the action that the open screen's `check in` names and change the screen by its answer (spec async 7).

        Answers it changes are saved without a step; when it fails nothing is, and a notice says so.
        """
        try:
            self._attempts(lambda answers: self._check_in(answers, told), page)
            self.check_in_error = None
        except SessionGone:
            self._show_end()
        except DaNbError as error:
            self.check_in_error = error
            self.changes.update(ScreenUpdate("notice", str(error).partition("\n")[0]))

    def offer(self, variable: str, typed: str, page: int | None = None) -> None:
        """Ask the action of a field for the choices that go with what was typed, and show them (language 8.1, ajax)."""
        try:
            self._attempts(lambda answers: self._offer(answers, variable, typed), page)
        except SessionGone:
            self._show_end()
        except DaNbError as error:
            self.changes.update(ScreenUpdate("notice", str(error).partition("\n")[0]))

    def push(self, update: ScreenUpdate) -> None:
        """Change the open screen; new choices of a field may be sent from then on."""
        if self.shown.screen is not None:
            self.shown = replace(self.shown, screen=with_choices(self.shown.screen, update))
        self.changes.update(update)

    def _offer(self, answers: Answers, variable: str, typed: str) -> None:
        screen = self.shown.screen
        blanks = () if screen is None else screen.fields
        blank = next((one for one in blanks if one.variable == variable and one.asks), None)
        if screen is None or blank is None or len(typed) < blank.asks_after:
            return
        evaluation = self._evaluation(answers, Action(blank.asks, {"wordstart": typed}), self.identity)
        evaluation.keeps_actions = False
        outcome = evaluate(self.interview, answers, evaluation)
        self._save(evaluation, new_step=False)
        if isinstance(outcome, Replied):
            choices = _choices_in(outcome.text, blank.asks)
            self.push(ScreenUpdate("fields", fields_of({variable: {"choices": choices}}, screen)))

    def _check_in(self, answers: Answers, told: CheckIn) -> None:
        screen = self.shown.screen
        if screen is None or screen.check_in is None:
            return
        first = self._evaluation(answers, None, self.identity)
        second = self._evaluation(answers, action_of(told, screen), self.identity)
        updates = answer(self.interview, screen, answers, first, second)
        self._save(second, new_step=False)
        for update in updates:
            if update.kind == "refresh":
                self._refresh(self._held.live())
            self.push(update)

    def _evaluation(self, answers: Answers, request: Action | None, identity: Identity) -> Evaluation:
        raise NotImplementedError

    def _attempts(self, work: Callable[[Answers], None], page: int | None = None) -> None:
        raise NotImplementedError

    def _save(self, evaluation: Evaluation, *, new_step: bool) -> None:
        raise NotImplementedError

    def _refresh(self, answers: Answers) -> None:
        raise NotImplementedError

    def _show_end(self) -> None:
        raise NotImplementedError


def _choices_in(text: str, action: str) -> object:
    """What the action that gives choices has answered. Raises InterviewError for what is no JSON."""
    try:
        return json.loads(text)
    except ValueError as error:
        mend = "End it with  json_response([[value, label], ...])."
        raise InterviewError(f"the action {action!r} has to answer with a list of choices", None, mend) from error
