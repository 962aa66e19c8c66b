"""What follows when a variable changes: dependents are forgotten, `on change` runs (language 4.8)."""

import logging
from collections.abc import Iterable, Iterator

from da_nb.blocks.base import Block
from da_nb.blocks.code import CodeBlock
from da_nb.current import Evaluation
from da_nb.engine.answers import Answers
from da_nb.engine.interview import Interview
from da_nb.engine.patterns import patterns
from da_nb.engine.spelled import filled
from da_nb.names import bind, canonical, concrete, delete, is_defined, lookup, parse
from da_nb.terminators import Rerun, Terminator

Values = dict[str, object]
"""Values of variables by their names, without iterators."""
_NONE = object()

log = logging.getLogger(__name__)


def record(names: Iterable[str], answers: Answers) -> Values:
    """The values that the names have now; a name without one is there with a mark of its own."""
    return {name: _value(name, answers) for name in {canonical(concrete(name, answers)) for name in names}}


def note(before: Values, answers: Answers) -> None:
    """Remember which of the recorded values are others by now; what follows is done by `settle`."""
    for name, old in before.items():
        new = _value(name, answers)
        if new is not _NONE and (old is _NONE or not _same(old, new)):
            answers.state.changed[name] = old is not _NONE


def has_value(name: str, answers: Answers) -> bool:
    """Whether the name has a value now."""
    return _value(name, answers) is not _NONE


def settle(interview: Interview, answers: Answers, evaluation: Evaluation) -> None:
    """Do what follows from the changes noted, then from what that takes away, until nothing follows.

    What was set together with a change stays. Raises Rerun when statements wanted the logic to begin again.
    """
    changed, answers.state.changed = answers.state.changed, {}
    waiting, kept = [name for name, again in changed.items() if again], set(changed)
    while waiting:
        waiting += [gone for gone in _dependents(interview, waiting.pop(), answers) if _forget(gone, kept, answers)]
    # Each change has its turn, whatever the statements for another one end with.
    wanted = [_react(interview, name, answers, evaluation) for name in changed]
    if any(wanted):
        raise Rerun


def _forget(name: str, kept: set[str], answers: Answers) -> bool:
    """Take the value away and keep it as what the next question begins with; False when there is none."""
    value = _NONE if name in kept else _value(name, answers)
    path = parse(name)
    if value is _NONE or path is None:
        return False
    answers.state.invalidated[name] = value
    delete(path, answers)
    return True


def _dependents(interview: Interview, name: str, answers: Answers) -> Iterator[str]:
    """Names that the blocks define which depend on the one that has changed, the shortest first."""
    for pattern in patterns(name):
        for block in interview.dependents.get(pattern.spelling, ()):
            if pattern.x is not None and not _is_a(block.common.generic, pattern.x, answers):
                continue
            bindings = dict(pattern.bindings)
            for spelling in sorted(made_by(block), key=len):
                path = parse(spelling)
                if path is not None:
                    yield from map(str, filled(path, bindings, answers))


def made_by(block: Block) -> frozenset[str]:
    """What the block gives values to, also when it is registered for less (`scan for variables`, language 4.1)."""
    found = block.code.assigned if isinstance(block, CodeBlock) else frozenset()
    return (block.names | found) - block.common.events


def _is_a(kind: str | None, expression: str, answers: Answers) -> bool:
    value = _value(expression, answers)
    return value is not _NONE and any(one.__name__ == kind for one in type(value).__mro__)


def _react(interview: Interview, name: str, answers: Answers, evaluation: Evaluation) -> bool:
    """Run what `on change` says; what goes wrong there is logged (language 4.8). Whether logic shall begin again."""
    again = False
    for pattern in patterns(name):
        for code in interview.configuration.on_change.get(pattern.spelling, ()):
            seek, evaluation.seek = evaluation.seek, _no_value
            try:
                bind(pattern.bindings, answers)
                code.run(answers)
            except Exception:  # the author's statements may raise anything
                log.exception("%s: the statements for a change of %s failed.", code.origin, name)
            except Rerun:
                again = True
            except Terminator:
                # message() and its kin end the statements: there is no screen to put theirs in place of.
                log.warning("%s: the statements for a change of %s cannot show a screen.", code.origin, name)
            finally:
                evaluation.seek = seek
                for bound, _ in pattern.bindings:
                    answers.pop(bound, None)
    return again


def _no_value(name: str) -> object:
    raise NameError(f"name {name!r} is not defined", name=name)


def _value(name: str, answers: Answers) -> object:
    path = parse(name)
    return lookup(path, answers) if path is not None and is_defined(path, answers) else _NONE


def _same(old: object, new: object) -> bool:
    """Whether the values are equal; groups are compared as they are, without gathering them."""
    if old is new:
        return True
    old, new = getattr(old, "elements", old), getattr(new, "elements", new)
    try:
        return bool(old == new)
    except Exception:  # noqa: BLE001 - equality is the author's to define
        return False
