"""The running evaluation: the one thing that is ambient, so that interview code can call functions."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from weakref import WeakSet

from da_nb.model.action import Action
from da_nb.model.identity import ANONYMOUS, Identity
from da_nb.model.mail import SentMail
from da_nb.model.parts import Section
from da_nb.model.services import Services
from da_nb.model.task import TaskEffect, TaskRequest


def _cannot_seek(name: str) -> object:
    """Before the engine has taken the evaluation over, a missing name is just missing."""
    raise NameError(f"name {name!r} is not defined", name=name)


Asked = tuple[str, tuple[tuple[str, str], ...]]
"""A question by its name, with what iterators and the generic `x` stood for when it was asked."""


@dataclass
class Evaluation:
    """One pass over the blocks, as functions and objects see it (house section 4).

    `request` is an action that waits to be processed, `action` the one being processed or done. `seek` defines a
    name or ends the evaluation; `process` does what `process_action()` promises; `commit` stores one task of
    `outbox` now (house decision 2). `mails` go to the outbox of mails once the evaluation is
    saved. `seeking` is the seek stack, oldest first; `reconsidered` the names that were
    worked out afresh. `save` is what `set_save_status` asked for, `bars_back` that Back
    shall not lead from the next screen to those before it. `holds_session` says that the caller has the
    session's lock, so that waiting for something that needs it can be refused. `keeps_actions` says that actions stay
    on the user's stack `pending` (newest last) until they are done; else that is a copy. `fleeting` are actions that
    come before those and end with the evaluation. `answered` are the names of mandatory blocks that are done.
    `chosen` are the choices pressed that stand for blocks, by question, and `followed` those that were used;
    `invalidated` are values taken away, by name, that serve as defaults;
    `forced` says that a question is wanted though its name may have a value (language 10.3).
    `bindings` are the iterators and the generic `x` of the
    block at work, with the expressions of their values. `left_behind` are the variables of the step that Back has
    just left.
    `language` is what texts are spoken in, `settings` what else interview code sets for this evaluation only
    (country, locale, time zone, date formats, what `set_info` was told). `gathering` says by a group's name what is
    being sought in order to gather it; while that lasts, reading the group shows what it holds so far.
    `kept` is what functions remember with the session, by a name of theirs; `flashes` are messages (text, level) for
    the top of the next screen. `source` is the name of the interview's main text, `metadata` what it says about
    itself, `sections` its parts by language, `block` the name of the question at work. `find_file` gives the path of a
    package's file by kind (static, templates, sources) and reference.
    """

    answers: dict[str, Any]
    services: Services
    session: str
    bundle: str
    seek: Callable[[str], object] = _cannot_seek
    identity: Identity = ANONYMOUS
    process: Callable[[], None] = lambda: None
    request: Action | None = None
    action: Action | None = None
    on_error: Action | None = None
    seeking: list[str] = field(default_factory=list)
    reconsidered: set[str] = field(default_factory=set)
    outbox: list[TaskRequest] = field(default_factory=list)
    mails: list[SentMail] = field(default_factory=list)
    effects: list[TaskEffect] = field(default_factory=list)
    commit: Callable[[TaskRequest], None] | None = None
    save: str = "new"
    bars_back: bool = False
    holds_session: bool = True
    keeps_actions: bool = False
    pending: list[Action] = field(default_factory=list)
    fleeting: list[Action] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    chosen: dict[Asked, int] = field(default_factory=dict)
    invalidated: dict[str, Any] = field(default_factory=dict)
    followed: set[Asked] = field(default_factory=set)
    forced: bool = False
    left_behind: dict[str, Any] = field(default_factory=dict)
    bindings: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    settings: dict[str, Any] = field(default_factory=dict)
    gathering: dict[str, str] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)
    flashes: list[tuple[str, str]] = field(default_factory=list)
    source: str = ""
    metadata: Mapping[str, Any] = field(default_factory=dict)
    sections: Mapping[str, tuple[Section, ...]] = field(default_factory=dict)
    block: str = ""
    find_file: Callable[[Literal["static", "templates", "sources"], str], Path | None] = lambda kind, reference: None
    warn: Callable[[str], None] = lambda text: None

    def go_on_from(self, before: "Evaluation | None") -> None:
        """Take over what another evaluation for the same screen has asked for: tasks, mails, banners, how to save."""
        if before is None:
            return
        self.outbox[:0] = before.outbox
        self.mails[:0] = before.mails
        self.flashes[:0] = before.flashes
        self.bars_back = self.bars_back or before.bars_back
        self.save = before.save


_running: ContextVar[Evaluation | None] = ContextVar("da_nb_evaluation", default=None)


@contextmanager
def running(evaluation: Evaluation) -> Iterator[Evaluation]:
    """Make `evaluation` the current one inside the block."""
    token = _running.set(evaluation)
    try:
        yield evaluation
    finally:
        _running.reset(token)


def current() -> Evaluation:
    """The running evaluation.

    Raises RuntimeError when no interview is being evaluated on this thread.
    """
    evaluation = _running.get()
    if evaluation is None:
        raise RuntimeError("This function works only while an interview is being evaluated; call it from a code block.")
    return evaluation


_worlds: WeakSet[Services] = WeakSet()


def adopt(services: Services) -> None:
    """Let handles that are used outside an evaluation (in a notebook cell) find these services."""
    _worlds.add(services)


def abandon(services: Services) -> None:
    """The App of these services is closed: handles find them no more."""
    _worlds.discard(services)


def worlds() -> list[Services]:
    """The running evaluation's services, or outside one those of every open App."""
    evaluation = _running.get()
    return list(_worlds) if evaluation is None else [evaluation.services]


@contextmanager
def without_seeking() -> Iterator[None]:
    """Inside the block a name without a value is an error: nothing is sought, and no question asked."""
    evaluation = current()
    seek, gathering = evaluation.seek, dict(evaluation.gathering)
    evaluation.seek = _cannot_seek
    try:
        yield
    finally:
        evaluation.seek, evaluation.gathering = seek, gathering


def maybe_current() -> Evaluation | None:
    """The running evaluation, or None outside one."""
    return _running.get()
