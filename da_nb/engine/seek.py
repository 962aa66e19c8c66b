"""Find and use the block that defines an undefined name (language 4.4), in place (house decision 8)."""

import sys
from collections import Counter
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from da_nb.blocks.base import Block
from da_nb.blocks.code import CodeBlock
from da_nb.current import Evaluation
from da_nb.engine.answers import Answers
from da_nb.engine.changes import made_by, note, record, settle
from da_nb.engine.interview import Candidate, Interview
from da_nb.engine.loops import endless_loop, nobody_defines, too_deep
from da_nb.errors import DAErrorMissingVariable
from da_nb.language.code import Expression
from da_nb.names import NotDefined, Part, assign, bind, canonical, delete, lookup, parse
from da_nb.objects.base import MissingAttribute, MissingItem
from da_nb.objects.groups import DAGroup
from da_nb.objects.small import DACatchAll
from da_nb.terminators import Rerun, Unwind

DEEPEST = 250
"""Levels of seeking on one stack; what is deeper is gone on with from its bottom, which costs time."""
ROOM = 6000
"""Python frames that so many levels may take. A level has about ten, and 2 kB of a thread's 8 MB."""

Bindings = tuple[tuple[str, str], ...]
Got = TypeVar("Got")
Given = TypeVarTuple("Given")
MOST_TIMES = 500
"""Times one block may lack the same name: gathering seeks `there_is_another` after each item (language 4.9)."""
_ABSENT = object()
GATHERED = Part("attribute", "gathered")


class Seeker:
    """The seeking of one evaluation.

    `levels` are the names being sought on this stack, outermost first; `above` those whose seeking was given up
    because the stack was full, and is gone on with from the bottom. `busy` are the blocks at work for them: a block
    that is needed to find its own names cannot help.
    """

    def __init__(self, interview: Interview, answers: Answers, evaluation: Evaluation) -> None:
        self.interview = interview
        self.answers = answers
        self.evaluation = evaluation
        self.levels: list[str] = []
        self.above: list[str] = []
        self.busy: set[object] = set()
        self.passed: set[str] = set()
        self.event_read: str | None = None
        self.failed: Block | None = None

        if sys.getrecursionlimit() < ROOM:
            sys.setrecursionlimit(ROOM)

    def begin_pass(self) -> None:
        """Forget what an interrupted pass was about."""
        self.levels.clear()
        self.above.clear()
        self.busy.clear()

    def seek(self, name: str) -> object:
        """The value of `name`, after a block has defined it.

        Raises DAErrorMissingVariable, EndlessLoop, or ends the evaluation with a question.
        """
        name = canonical(name)
        levels, stack = self.levels, self.evaluation.seeking
        depth = len(levels)
        if depth >= DEEPEST:
            raise Unwind(name, tuple(levels))
        at = len(self.above) + depth
        if at >= self.interview.limit("recursion limit", sys.maxsize):
            raise too_deep(name, [*self.above, *levels], self.interview)
        # What a caught error left on the stack goes; what fails now stays there for the error's information.
        stack[at:] = (name,)
        levels.append(name)
        try:
            value = self._define(name)
        finally:
            del levels[depth:]
        del stack[at:]
        return value

    def resolve(self, deep: Unwind) -> None:
        """Have the name that was too deep defined from the bottom of the stack."""
        # Names that wait, and how long `above` is with what led to them; the exceptions would keep whole stacks alive.
        waiting = {deep.name: len(self.above)}
        self.above += deep.levels
        while waiting:
            name = next(reversed(waiting))
            if self._value(name) is not _ABSENT:
                del self.above[waiting.pop(name) :]
                continue
            try:
                self.seek(name)
            except Unwind as deeper:
                if deeper.name in waiting:
                    raise endless_loop(deeper.name, [*self.above, *deeper.levels], self.interview) from None
                waiting[deeper.name] = len(self.above)
                self.above += deeper.levels

    def force(self, name: str) -> None:
        """Use the blocks that define or answer to `name`, though it may have a value (language 5.2).

        Nothing happens when there is none.
        """
        self.work_for(canonical(name), self._use_all)

    def work_for(self, name: str, work: Callable[[str], None]) -> None:
        """Do `work`, which is given the name, as that for which everything else is sought meanwhile."""
        stack = self.evaluation.seeking
        stack[:] = (name,)
        self.levels[:] = (name,)
        work(name)
        self.levels.clear()
        stack.clear()

    def _use_candidate(self, candidate: Candidate, name: str) -> bool:
        """Use the block for `name`, with its iterators and `x` set meanwhile."""
        if not candidate.bindings:
            return self.use(candidate.block, name)
        evaluation, answers = self.evaluation, self.answers
        names = [bound for bound, _ in candidate.bindings]
        kept = {bound: answers[bound] for bound in names if bound in answers}
        outer, evaluation.bindings = evaluation.bindings, candidate.bindings
        bind(candidate.bindings, answers)
        try:
            return self.use(candidate.block, candidate.spelling, name, candidate.bindings)
        finally:
            evaluation.bindings = outer
            for bound in names:
                answers.pop(bound, None)
            answers.update(kept)

    def _use_forced(self, candidate: Candidate, name: str) -> bool:
        """The same, and a question is asked whatever was chosen there before (language 5.2)."""
        self.evaluation.forced = True
        try:
            return self._use_candidate(candidate, name)
        finally:
            self.evaluation.forced = False

    def _class_of(self, expression: str) -> type | None:
        value = self._value(expression)
        return None if value is _ABSENT else type(value)

    @staticmethod
    def _key(block: Block, name: str | None, bindings: Bindings) -> object:
        """By what a block at work is known: for other objects or items it is free."""
        if block.one_by_one:
            return (block, name)
        return (block, bindings) if bindings else block

    def use(self, block: Block, sought: str | None, name: str | None = None, bindings: Bindings = ()) -> bool:
        """Let the block do its work for `sought` (None: its turn has come); False when its conditions do not hold.

        It is begun again when an attribute it needs has been defined, since those cannot be sought in place. `name` is
        what is sought when the block spells it differently.
        """
        name = name or sought
        key = self._key(block, name, bindings)
        self.busy.add(key)
        try:
            if sought is not None and block.common.conditions and not self._applies(block):
                return False
            if self.interview.watches:
                self._satisfy_watched(block, sought)
            else:
                self.retrying(block.satisfy, self.answers, sought)
        except Unwind:
            # The block begins again once there is room: nothing of the name may be left by then.
            if name is not None:
                self._forget(name)
            raise
        except Exception:
            # The innermost block is where an error stands that no line of its code or text can be blamed for.
            self.failed = self.failed or block
            raise
        else:
            self.failed = None
            return True
        finally:
            self.busy.discard(key)

    def _satisfy_watched(self, block: Block, sought: str | None) -> None:
        """Have the block do its work, and draw the consequences of what has changed by it (language 4.8)."""
        before = record(made_by(block), self.answers)
        self.retrying(block.satisfy, self.answers, sought)
        note(before, self.answers)
        settle(self.interview, self.answers, self.evaluation)

    def value(self, expression: Expression) -> object:
        """The expression's value; what it lacks is sought."""
        return self.retrying(expression.value, self.answers)

    def _applies(self, block: Block) -> bool:
        return all(self.value(condition) for condition in block.common.conditions)

    def _define(self, name: str) -> object:
        skipped = False
        for candidate in self.interview.candidates(name, self._class_of):
            block = candidate.block
            if self._key(block, name, candidate.bindings) in self.busy:
                skipped = True
            elif block.common.name in self.answers.state.passed:
                self.passed.add(block.common.name)
            elif self._use_candidate(candidate, name):
                if candidate.spelling in block.common.events:
                    # The block has done something other than define its name: logic begins again (language 4.4).
                    self.event_read = name
                    raise Rerun
                value = self._value(name)
                if value is not _ABSENT:
                    return value
        if skipped:
            raise endless_loop(name, [*self.above, *self.levels], self.interview)
        if self._gather(name):
            return True
        if self.interview.configuration.features.get("use catchall") and self._catch(name):
            return self._value(name)
        raise nobody_defines(name, self.interview)

    def _gather(self, name: str) -> bool:
        """Gather the group whose `gathered` is sought, unless it leaves that to a block (library 4.1)."""
        path = parse(name)
        group = None if path is None or path.parts[-1:] != (GATHERED,) else self._value(str(path.parent))
        if not isinstance(group, DAGroup) or not group.auto_gather:
            return False
        self.retrying(group.gather)
        return self._value(name) is True

    def _catch(self, name: str) -> bool:
        """Give a name that no block defines an object that asks for its value; not to what such an object lacks."""
        path = parse(name)
        if path is None or (path.parts and isinstance(self._value(str(path.parent)), DACatchAll)):
            return False
        assign(path, DACatchAll(name), self.answers)
        return True

    def _use_all(self, name: str) -> None:
        """Code and questions for `name` in turn: code recomputes, a question or an event ends it."""
        for candidate in self.interview.candidates(name, self._class_of):
            block = candidate.block
            if self._key(block, name, candidate.bindings) in self.busy:
                continue
            recomputes = isinstance(block, CodeBlock) and candidate.spelling not in block.common.events
            before = self._value(name) if recomputes else _ABSENT
            if before is not _ABSENT:
                self._forget(name)
            used = self._use_forced(candidate, name)
            path = parse(name)
            if path is not None and before is not _ABSENT and self._value(name) is _ABSENT:
                assign(path, before, self.answers)
            if used and candidate.spelling in block.common.events:
                return

    def _value(self, name: str) -> object:
        """The value of `name` now; `_ABSENT` when it has none."""
        if name in self.answers:
            return self.answers[name]
        path = parse(name)
        if path is None or not path.parts:
            return _ABSENT
        try:
            return lookup(path, self.answers)
        except NotDefined:
            return _ABSENT

    def _forget(self, name: str) -> None:
        """Take the value of `name` away."""
        path = None if name in self.answers else parse(name)
        if path is None:
            self.answers.pop(name, None)
        else:
            delete(path, self.answers)

    def retrying(self, work: Callable[[*Given], Got], *given: *Given) -> Got:
        """Do `work`, again after each attribute or name that could not be sought where it was used."""
        met: Counter[str] | None = None
        while True:
            try:
                return work(*given)
            except (MissingAttribute, MissingItem, NameError) as error:
                missing = self._lacking(error)
                if missing is None:
                    raise
            met = Counter() if met is None else met
            if met[missing] >= self.interview.limit("loop limit", MOST_TIMES):
                raise endless_loop(missing, [*self.above, *self.levels, missing], self.interview)
            met[missing] += 1
            self.seek(missing)

    def _lacking(self, error: MissingAttribute | MissingItem | NameError) -> str | None:
        """What to seek because of `error`; None when it is an error and no more (language 4.3)."""
        if isinstance(error, MissingAttribute | MissingItem):
            return error.path
        if isinstance(error, DAErrorMissingVariable) or not error.name or error.name in self.answers:
            return None
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        from_interview = last is not None and last.tb_frame.f_code.co_filename in self.interview.files
        return str(error.name) if from_interview else None
