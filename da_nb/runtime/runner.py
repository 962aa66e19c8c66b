"""Drive one session: load, do, save, send (house section 5)."""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from da_nb.current import Evaluation
from da_nb.engine.answers import Answers, freeze
from da_nb.engine.evaluate import evaluate
from da_nb.engine.explain import told_of
from da_nb.engine.interview import Interview
from da_nb.engine.setting import check_names, give_values
from da_nb.engine.submit import Submission, pressed, submit
from da_nb.errors import CodeError, DaNbError, InterviewError, SessionBusy, SessionConflict, SessionGone, StoreBusy
from da_nb.language.packages import IMPORTER
from da_nb.model.action import Action
from da_nb.model.identity import ANONYMOUS, Identity
from da_nb.model.outcome import Commanded, Outcome, Replied, Responded, RespondedWithAction
from da_nb.model.screen import Screen
from da_nb.model.task import Settlement, TaskRecord, TaskRequest
from da_nb.runtime.changes import Changes
from da_nb.runtime.checking import Checking
from da_nb.runtime.endings import MOST_REFRESHES, NAMES, no_screen, reply_screen, way_out
from da_nb.runtime.holding import Holding
from da_nb.runtime.parts import Parts
from da_nb.runtime.reloading import told
from da_nb.runtime.scheduled import Scheduled, note_access
from da_nb.runtime.shown import Shown

MOST_ATTEMPTS = 5

_log = logging.getLogger(__name__)


class Runner(Checking, Scheduled):
    """One open session. Every verb holds the session's lock, works on the newest answers, saves, and tells the views.

    The answers stay live in memory; they are loaded again only when the store has newer ones or an evaluation failed.
    """

    def __init__(self, parts: Parts, session_id: str, interview: Interview, identity: Identity = ANONYMOUS) -> None:
        self._parts = parts
        self.id = session_id
        self.interview = interview
        self.identity = identity
        self.changes = Changes()
        self.shown = Shown()
        # What draws the session in this process, once for all who open it.
        self.panel: object | None = None
        self._held = Holding(parts, session_id)
        self._left_behind: dict[str, Any] = {}

    # -- verbs

    def begin(self, interview: Interview, *, url_args: Mapping[str, str], strict: bool) -> None:
        """Show what `interview` asks now: the first display, or a changed text for the same answers.

        `url_args` are what a new session knows from the start. An error is shown on the screen; with `strict` one of
        the interview's logic is raised instead, and the session is as it was before.
        """
        before, self.interview, shown = self.interview, interview, self.shown.screen
        self._held.url_args = dict(url_args)
        try:
            self._attempts(self._refresh)
            news = None if before is interview else told(before.bundle, interview.bundle, shown, self.shown.screen)
            if news is not None:
                self._show(replace(self.shown, reloaded=news))
        except SessionGone:
            if strict:
                raise
            self._show_end()
        except DaNbError as error:
            if self.shown.screen is not None:
                self.interview = before
            if strict and not isinstance(error, CodeError):
                raise
            self._show_failure(error)

    def show(self, page: int | None = None) -> None:
        """Evaluate without new input and draw what comes: reload, refresh.

        With `page`, here and in the other verbs of the screen, nothing happens when another page is shown by now.
        """
        self._guarded(self._refresh, page)

    def refresh(self) -> bool:
        """The same for somebody who is not at the screen; False when the session is gone or the screen was left.

        Raises SessionBusy and StoreBusy when session or store are held elsewhere for long.
        """
        if self.shown.closed:
            return False
        with self._parts.lock.hold(self.id):
            self._shown_if_failed(self._refresh)
        return not self.shown.closed

    def submit(self, submission: Submission, page: int | None = None) -> None:
        """Take what was typed; the next screen, or the same with messages."""
        self._guarded(lambda answers: self._submit(answers, submission), page)

    def run_action(self, action: Action, page: int | None = None) -> None:
        """Process an action of the person at the screen; a step of its own."""
        self._guarded(lambda answers: self._evaluate_and_save(answers, new_step=True, request=action), page)

    def set_url_args(self, parameters: Mapping[str, str], page: int | None = None) -> None:
        """Take over what a link to this page says in its address (language 13.2); a step of its own."""
        self._guarded(lambda answers: self._set_url_args(answers, parameters), page)

    def go_back(self, page: int | None = None) -> None:
        """Drop the newest step and show the one before, with what was typed since as defaults."""
        self._guarded(self._go_back, page)

    def restart(self) -> None:
        """Begin again with no answers; the steps so far stay in the history."""
        self._guarded(self._restart)

    def set(self, values: dict[str, Any]) -> None:
        """Give variables values from code; evaluated and saved like a submit."""
        check_names(values, self.interview)
        self._guarded(lambda answers: self._set(answers, values))

    def close_session(self) -> None:
        """Delete the session; its screen says so."""
        with self._parts.lock.hold(self.id):
            self._parts.forget(self.id)
            self._held.drop()
            self._show_end()

    # -- what others ask

    def answers(self) -> MappingProxyType[str, Any]:
        """The interview's variables now; read-only. Raises SessionGone."""
        with self._parts.lock.hold(self.id):
            IMPORTER.activate(self.interview.bundle)
            return MappingProxyType(self._held.live().variables())

    def exists(self) -> bool:
        """Whether the session is still stored."""
        return self._parts.sessions.get(self.id) is not None

    def tasks(self, *, unsettled: bool = False) -> list[TaskRecord]:
        """The session's background actions as they were asked for; `unsettled`: open or failed ones."""
        return self._parts.rows.records(self.id, unsettled=unsettled)

    def apply(
        self,
        action: Action,
        identity: Identity,
        settlement: Callable[[Outcome], Settlement],
        tasks: list[TaskRequest],
    ) -> None:
        """Run a response or error action on the newest answers and settle its task in the same transaction.

        `tasks` are those the settled task has started. Raises DaNbError, with nothing saved, when the action
        fails, SessionBusy, SessionGone.
        """

        def work(answers: Answers) -> None:
            evaluation = self._evaluation(answers, action, identity)
            evaluation.outbox += tasks
            outcome = evaluate(self.interview, answers, evaluation)
            self._save(evaluation, new_step=False, settles=settlement(outcome))

        self._attempts(work)

    # -- how the verbs are done

    def _refresh(self, answers: Answers) -> None:
        self._evaluate_and_save(answers, new_step=False)

    def _submit(self, answers: Answers, submission: Submission) -> None:
        screen = self.shown.screen
        if screen is None:
            self._refresh(answers)
            return
        button = pressed(screen, submission)
        special = None if button is None else button.special
        if button is None:
            # A screen without such a button is not answered by it; it is drawn again, for the sender waits for a page.
            self._show(replace(self.shown, messages={}, error=None))
        elif special == "continue" or special is None:
            self._take(screen, answers, submission)
        else:
            if special == "refresh":
                submit(screen, answers, submission, evaluation=self._evaluation(answers, None, self.identity))
            self._obey(answers, Commanded(special, button.url))

    def _obey(self, answers: Answers, commanded: Commanded, again: int = 0, after: Evaluation | None = None) -> None:
        """Do what a special button or `command()` asks for (language 10.2)."""
        match commanded.kind:
            case "restart":
                self._restart(answers)
            case "exit" | "exit_logout":
                self.close_session()
                self._show_end(commanded.url)
            case "leave" | "logout":
                self._show_end(commanded.url)
            case "new_session":
                self._begin_another(answers)
            case _ if again > MOST_REFRESHES:
                raise no_screen(commanded)
            case _:
                self._evaluate_and_save(answers, new_step=False, again=again + 1, after=after)

    def _take(self, screen: Screen, answers: Answers, submission: Submission) -> None:
        evaluation = self._evaluation(answers, None, self.identity)
        messages = submit(screen, answers, submission, self.interview, evaluation)
        if messages:
            self._show(replace(self.shown, messages=messages, error=None))
            return
        self._evaluate_and_save(answers, new_step=True, after=evaluation)
        self._left_behind = {}

    def _set(self, answers: Answers, values: dict[str, Any]) -> None:
        give_values(values, answers)
        self._evaluate_and_save(answers, new_step=True)

    def _set_url_args(self, answers: Answers, parameters: Mapping[str, str]) -> None:
        answers["url_args"] = {**answers.get("url_args", {}), **parameters}
        self._evaluate_and_save(answers, new_step=True)

    def _restart(self, answers: Answers) -> None:
        self._left_behind = {}
        self._evaluate_and_save(self._held.begin_again(answers), new_step=True)

    def _begin_another(self, answers: Answers) -> None:
        """Leave the session as it is and go on in a new one with the same URL arguments."""
        self._held, self._left_behind = self._held.another(answers, self.interview.bundle), {}
        self.id = self._held.id
        with self._parts.lock.hold(self.id):
            self._refresh(self._held.live())

    def _go_back(self, answers: Answers) -> None:
        if self._held.steps - answers.state.earliest < 2:
            # Somebody else has gone back already; the sender waits for a page.
            self._refresh(answers)
            return
        left, snapshot = answers.variables(), self._held.saved
        loaded = self._parts.sessions.back(self.id, self._held.version, self._parts.clock.now())
        before, self._left_behind = self._left_behind, left
        try:
            self._refresh(self._held.take_over(loaded))
        except SessionConflict:
            raise
        except DaNbError:
            # The earlier step cannot be shown: the one that was left comes back.
            self._left_behind = before
            self._held.put_back(snapshot, self.interview.bundle)
            raise

    def _evaluate_and_save(
        self,
        answers: Answers,
        *,
        new_step: bool,
        request: Action | None = None,
        after: Evaluation | None = None,
        again: int = 0,
        fleeting: bool = False,
    ) -> None:
        """Evaluate, save, show. What `after` has asked for and is not done yet, such as tasks and banners, is done too.

        `again` is how many times a command has led here since somebody did something; a `fleeting` action is not gone
        on with later.
        """
        evaluation = self._evaluation(answers, request, self.identity)
        evaluation.keeps_actions &= not fleeting
        evaluation.go_on_from(after)
        outcome = evaluate(self.interview, answers, evaluation)
        if isinstance(outcome, Responded | RespondedWithAction):
            # background_response() on a screen ends the action and does no harm (spec async A70).
            _log.warning("%s on a screen has no effect (session %s)", NAMES[type(outcome)], self.id)
            action, evaluation = evaluation, self._evaluation(answers, None, self.identity)
            evaluation.go_on_from(action)
            outcome = evaluate(self.interview, answers, evaluation)
        if isinstance(outcome, Responded | RespondedWithAction):
            raise no_screen(outcome)
        if isinstance(outcome, Commanded):
            self._save(evaluation, new_step=new_step)
            evaluation.outbox.clear()
            self._obey(self._held.live(), outcome, again, evaluation)
            return
        if isinstance(outcome, Replied):
            outcome = reply_screen(outcome)
        if new_step or self._held.steps == 0:
            note_access(answers.state.kept, self.identity, self._parts.clock.now())
        self._save(evaluation, new_step=new_step)
        # A redrawn screen keeps what was said about its fields.
        said = {} if new_step or not self._is_shown(outcome) else self.shown.messages
        flashes = tuple(dict.fromkeys(evaluation.flashes))
        self._show(Shown(self.shown.number, outcome, said, flashes=flashes, earliest=answers.state.earliest))

    def _is_shown(self, screen: Screen) -> bool:
        now = self.shown.screen
        alike = now is not None and (now.block, now.sought) == (screen.block, screen.sought)
        return alike and self.shown.steps == self._held.steps

    def _evaluation(self, answers: Answers, request: Action | None, identity: Identity) -> Evaluation:
        evaluation = Evaluation(
            answers=answers,
            services=self._parts.services,
            session=self.id,
            bundle=self.interview.bundle.hash,
            identity=identity,
            request=request,
            keeps_actions=identity.interface == "web",
            left_behind=self._left_behind,
        )
        evaluation.commit = lambda task: self._commit_task(answers, task)
        return evaluation

    def _commit_task(self, answers: Answers, request: TaskRequest) -> None:
        """Store one task of the running evaluation now, with the answers as they are (house decision 2)."""
        self._parts.rows.add([request], freeze(answers), self.interview.bundle, self._parts.clock.now())
        self._parts.stored([request])
        self._parts.tasks.kick()

    def _save(self, evaluation: Evaluation, *, new_step: bool, settles: Settlement | None = None) -> None:
        self._held.save(evaluation, self.interview.bundle, new_step=new_step, settles=settles)
        if evaluation.outbox:
            self._parts.stored(evaluation.outbox)
            self._parts.tasks.kick()
            self.changes.tasks()

    def _show(self, shown: Shown) -> None:
        self.shown = replace(shown, number=self.shown.number + 1, steps=self._held.steps)
        self.changes.page()

    def _show_end(self, url: str | None = None) -> None:
        out = way_out(url, self.interview.metadata)
        self._show(replace(self.shown, closed=True, error=None, messages={}, way_out=out))

    # -- lock, attempts, errors

    def _guarded(self, work: Callable[[Answers], None], page: int | None = None) -> None:
        """Do `work`; an error in the interview is shown on the screen that stays, and nothing is saved (house 5.7)."""
        try:
            with self._parts.lock.hold(self.id):
                self._shown_if_failed(work, page)
        except (SessionBusy, StoreBusy) as error:
            self._show(replace(self.shown, error=error, messages={}))

    def _shown_if_failed(self, work: Callable[[Answers], None], page: int | None = None) -> None:
        """The caller holds the lock, so that the page shown is the newest. Raises SessionBusy, StoreBusy."""
        try:
            self._attempts(work, page)
        except SessionGone:
            self._show_end()
        except (SessionBusy, StoreBusy):
            raise
        except DaNbError as error:
            self._show_failure(error)

    def _show_failure(self, error: DaNbError) -> None:
        """Show the error, or what the interview's `error action` shows in its place (language 15)."""
        action = self.interview.metadata.get("error action")
        if isinstance(error, InterviewError) and isinstance(action, str):
            request = Action(action, told_of(error))
            try:
                self._attempts(
                    lambda answers: self._evaluate_and_save(answers, new_step=False, request=request, fleeting=True)
                )
            except DaNbError as second:
                error = second
            else:
                return
        self._show(replace(self.shown, error=error, messages={}))

    def _attempts(self, work: Callable[[Answers], None], page: int | None = None) -> None:
        """Do `work` under the lock, again on newer answers when another process was faster (house decision 4).

        Nothing is done when another page than `page` is shown by the time the lock is ours.
        """
        with self._parts.lock.hold(self.id):
            IMPORTER.activate(self.interview.bundle)
            for attempt in range(1, MOST_ATTEMPTS + 1):
                if page not in (None, self.shown.number):
                    return
                try:
                    with self._undoing():
                        work(self._held.live())
                    return
                except SessionConflict:
                    if attempt == MOST_ATTEMPTS:
                        raise

    @contextmanager
    def _undoing(self) -> Iterator[None]:
        """Answers that a failed attempt has changed are thrown away; the stored ones count."""
        try:
            yield
        except BaseException:
            self._held.drop()
            raise
