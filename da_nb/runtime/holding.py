"""The answers of one session as this process holds them, and how they get into the store."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from da_nb.current import Evaluation
from da_nb.engine.answers import Answers, freeze, thaw
from da_nb.errors import SessionGone
from da_nb.model.bundle import Bundle
from da_nb.model.session import Loaded, Save
from da_nb.model.task import Settlement
from da_nb.runtime.parts import Parts


class Holding:
    """Live answers, loaded again only when the store has newer ones or they were dropped. The caller holds the lock.

    `version` is what they were loaded at, `steps` how many are stored; `url_args` is what a new session knows.
    """

    def __init__(self, parts: Parts, session_id: str) -> None:
        self._parts = parts
        self.id = session_id
        self.url_args: Mapping[str, str] = {}
        self.version = -1
        self.steps = 0
        self.saved = b""
        self._answers: Answers | None = None
        self._bundle = ""

    def live(self) -> Answers:
        """The answers, loaded if they are not at hand or no longer the newest. Raises SessionGone."""
        if self._answers is not None and self._parts.sessions.version(self.id) == self.version:
            return self._answers
        return self.take_over(self._parts.sessions.load(self.id))

    def take_over(self, loaded: Loaded) -> Answers:
        """Go on with what was loaded."""
        self._answers = self.first() if loaded.snapshot is None else thaw(loaded.snapshot)
        self.version, self.steps, self.saved = loaded.record.version, loaded.record.steps, loaded.snapshot or b""
        self._bundle = loaded.record.bundle
        return self._answers

    def first(self) -> Answers:
        """What a session knows before anything is asked (language 6)."""
        return Answers({"url_args": dict(self.url_args)})

    def begin_again(self, answers: Answers) -> Answers:
        """Empty answers in place of `answers`; Back does not lead behind them (language 10.2)."""
        self._answers = Answers({"url_args": answers.get("url_args", {})})
        self._answers.state.earliest = self.steps
        return self._answers

    def another(self, answers: Answers, bundle: Bundle) -> "Holding":
        """A new session of the same interview and person, with the URL arguments of `answers`. Raises SessionGone."""
        record = self._parts.sessions.get(self.id)
        if record is None:
            raise SessionGone(self.id)
        new = self._parts.sessions.create(record.key, record.interview, bundle, self._parts.clock.now())
        held = Holding(self._parts, new.id)
        held.url_args = answers.get("url_args", {})
        return held

    def drop(self) -> None:
        """Answers that must not be gone on with are thrown away; the stored ones count."""
        self._answers = None

    def put_back(self, snapshot: bytes, bundle: Bundle) -> None:
        """Store as a new step what Back had left."""
        self.version = self._parts.sessions.save(
            Save(self.id, self.version, self._parts.clock.now(), bundle, snapshot, new_step=True)
        )
        self.steps += 1

    def save(
        self, evaluation: Evaluation, bundle: Bundle, *, new_step: bool, settles: Settlement | None = None
    ) -> None:
        """Write what the evaluation has changed, in one transaction, in the way it asked for (language 6).

        Its mails are sent then: an evaluation that fails sends none. Its own answers count, not `live()`: those would
        be other ones if somebody had saved in between, which has to be a conflict.
        """
        self._write(evaluation, bundle, new_step, settles)
        self.post(evaluation)

    def post(self, evaluation: Evaluation) -> None:
        """Put the mails of an evaluation that went well into the outbox."""
        for mail in evaluation.mails:
            self._parts.mails.post(self.id, mail)
        evaluation.mails.clear()

    def _write(self, evaluation: Evaluation, bundle: Bundle, new_step: bool, settles: Settlement | None) -> None:
        answers = cast(Answers, evaluation.answers)
        if evaluation.save == "ignore":
            self._save_without_answers(answers, evaluation, bundle, settles)
            return
        new_step = self.steps == 0 or (new_step and evaluation.save != "overwrite")
        if evaluation.bars_back:
            answers.state.earliest = self.steps + new_step - 1
        snapshot = freeze(answers)
        unchanged = snapshot == self.saved
        nothing_else = not evaluation.outbox and settles is None and bundle.hash == self._bundle
        if unchanged and not new_step and nothing_else:
            return
        save = Save(
            session=self.id,
            version=self.version,
            now=self._parts.clock.now(),
            bundle=bundle,
            snapshot=None if unchanged and not new_step else snapshot,
            new_step=new_step,
            tasks=tuple(evaluation.outbox),
            settles=settles,
        )
        self.version = self._parts.sessions.save(save)
        self.steps += new_step
        self.saved, self._bundle = snapshot, bundle.hash

    def _save_without_answers(
        self, answers: Answers, evaluation: Evaluation, bundle: Bundle, settles: Settlement | None
    ) -> None:
        """Save the tasks, which see the answers, but not the answers themselves (house decision 2)."""
        self.drop()
        if not evaluation.outbox and settles is None:
            return
        save = Save(self.id, self.version, self._parts.clock.now(), bundle, settles=settles)
        if evaluation.outbox:
            save = replace(save, tasks=tuple(evaluation.outbox), task_snapshot=freeze(answers))
        self.version = self._parts.sessions.save(save)
