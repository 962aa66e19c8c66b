"""Find and use the block that defines an undefined name (language 4.4), in place (house decision 8)."""

from collections.abc import Callable
from typing import Any, TypeVar

from da_nb.blocks.base import Block
from da_nb.current import Evaluation
from da_nb.engine.answers import Answers
from da_nb.engine.interview import Interview
from da_nb.errors import DAErrorMissingVariable, EndlessLoop
from da_nb.language.code import Expression
from da_nb.model.action import Action
from da_nb.names import NotDefined, canonical, is_defined, lookup, parse
from da_nb.objects.base import MissingAttribute
from da_nb.terminators import Rerun, Unwind

DEEPEST = 40
"""Levels of seeking on one stack. A level takes some eight Python frames, of the thousand Python allows."""
MOST_TRIES = 500
"""How often one block is begun again because something it needs was missing (language 4.9, loop limit)."""

Got = TypeVar("Got")


class Seeker:
    """The seeking of one evaluation.

    `levels` are the names being sought, outermost first; `in_progress` the blocks at work for them; `waiting` names
    that were too deep for the stack and are gone on with from the bottom.
    """

    def __init__(self, interview: Interview, answers: Answers, evaluation: Evaluation) -> None:
        self.interview = interview
        self.answers = answers
        self.evaluation = evaluation
        self.levels: list[str] = []
        self.in_progress: list[Block] = []
        self.waiting: list[str] = []

    def seek(self, name: str) -> Any:  # noqa: ANN401 - values belong to the interview's author
        """The value of `name`, after a block has defined it.

        Raises DAErrorMissingVariable, EndlessLoop, or ends the evaluation with a question.
        """
        name = canonical(name)
        if len(self.levels) >= DEEPEST:
            raise Unwind(name)
        depth = self._enter(name)
        try:
            value = self._define(name)
        finally:
            del self.levels[depth:]
        del self.evaluation.seeking[len(self.waiting) + depth :]
        return value

    def resolve(self, name: str) -> None:
        """Have `name`, which was too deep, defined from the bottom of the stack."""
        self.waiting.append(name)
        while self.waiting:
            name = self.waiting.pop()
            try:
                self.seek(name)
            except Unwind as deeper:
                if deeper.name in (*self.waiting, name):
                    raise self._endless(deeper.name) from None
                self.waiting += (name, deeper.name)

    def force(self, name: str) -> None:
        """Use the blocks that define or answer to `name`, though it may have a value (language 5.2).

        Nothing happens when there is none.
        """
        name = canonical(name)
        depth = self._enter(name)
        try:
            for block in self.interview.candidates(name):
                if self._applies(block):
                    self.use(block, name)
                    if name in block.common.events:
                        break
        finally:
            del self.levels[depth:]
        del self.evaluation.seeking[len(self.waiting) + depth :]

    def process(self) -> None:
        """Process the requested action, or go on with the one that is pending for this user (language 5.1)."""
        evaluation, user = self.evaluation, self.evaluation.identity.user or ""
        pending = self.answers.state.pending.setdefault(user, [])
        if evaluation.request is not None:
            evaluation.action, evaluation.request = evaluation.request, None
            if evaluation.keeps_actions:
                pending.append(evaluation.action)
            self._run(evaluation.action, pending)
        elif pending:
            evaluation.action = pending[-1]
            self._run(evaluation.action, pending)

    def _run(self, action: Action, pending: list[Action]) -> None:
        self.force(action.name)
        if pending and pending[-1] is action:
            pending.pop()
        raise Rerun

    def use(self, block: Block, sought: str | None) -> None:
        """Let the block do its work; begin it again when an object's attribute it needs has been defined."""
        self.in_progress.append(block)
        try:
            self.retrying(lambda: block.satisfy(self.answers, sought))
        finally:
            self.in_progress.pop()

    def value(self, expression: Expression) -> object:
        """The expression's value; what it lacks is sought."""
        return self.retrying(lambda: expression.value(self.answers))

    def retrying(self, work: Callable[[], Got]) -> Got:
        """Do `work`, seeking attributes and names that could not be sought where they were used."""
        for _ in range(MOST_TRIES):
            try:
                return work()
            except MissingAttribute as missing:
                self.seek(missing.path)
            except DAErrorMissingVariable:
                raise
            except NameError as missing:
                if not missing.name or missing.name in self.answers:
                    raise
                self.seek(missing.name)
        raise self._endless(self.levels[-1] if self.levels else "a mandatory block")

    def _enter(self, name: str) -> int:
        """Put `name` on the seek stack; what a caught error left there goes."""
        depth = len(self.levels)
        stack = self.evaluation.seeking
        stack[len(self.waiting) + depth :] = [name]
        self.levels.append(name)
        return depth

    def _define(self, name: str) -> object:
        skipped = False
        for block in self.interview.candidates(name):
            if any(block is busy for busy in self.in_progress):
                skipped = True
            elif self._applies(block):
                self.use(block, name)
                if name in block.common.events:
                    # The block has done something other than define its name: logic begins again (language 4.4).
                    raise Rerun
                found, value = self._found(name)
                if found:
                    return value
        raise self._endless(name) if skipped else self._missing(name)

    def _found(self, name: str) -> tuple[bool, object]:
        path = parse(name)
        if path is None or not is_defined(path, self.answers):
            return False, None
        try:
            return True, lookup(path, self.answers)
        except NotDefined:
            return False, None

    def _applies(self, block: Block) -> bool:
        return all(self.value(condition) for condition in block.common.conditions)

    def _missing(self, name: str) -> DAErrorMissingVariable:
        return DAErrorMissingVariable(
            f"no block defines {name!r}",
            None,
            f"Add a question or a code block that sets {name}, or correct the name where it is used.",
            name,
        )

    def _endless(self, name: str) -> EndlessLoop:
        names = [*self.waiting, *self.levels]
        first = names.index(name) if name in names else 0
        circle = " -> ".join([*dict.fromkeys(names[first:]), name])
        places = sorted({str(block.common.origin) for block in self.in_progress})
        return EndlessLoop(
            f"{name!r} is needed to find its own value ({circle})",
            self.in_progress[-1].common.origin if self.in_progress else None,
            f"Give one of them a value that needs no other. Blocks involved: {'; '.join(places)}.",
        )
