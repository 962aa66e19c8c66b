"""Where an error stands (`Origin`) and every error class of the package."""

import linecache
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_AROUND = 2
"""Lines of a block that are shown before and after the one an error stands on."""


@dataclass(frozen=True)
class Origin:
    """A place in an interview: file (or the name of a cell) and line, counted from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}"

    def excerpt(self) -> list[str]:
        """Lines of the block around this one, numbered and with a mark; none of a text that is not at hand."""
        # Lines of interviews are put there when they are read; a file of that name on the disk would be another text.
        shown = linecache.cache.get(self.file)
        lines = shown[2] if shown is not None and len(shown) == 4 else []
        first, last = max(self.line - _AROUND, 1), min(self.line + _AROUND, len(lines))
        for number in range(first, last + 1):
            if lines[number - 1].rstrip() == "---" and number != self.line:
                first, last = (number + 1, last) if number < self.line else (first, min(last, number - 1))
        return [
            f"{'->' if number == self.line else '  '} {number:4} | {lines[number - 1].rstrip()}"
            for number in range(first, last + 1)
        ]


class DaNbError(Exception):
    """Root of all errors of this package.

    Every subclass hands all its fields to `Exception.__init__` in order, so that it survives pickle:
    errors travel from workers to the notebook.
    """

    def _render_traceback_(self) -> list[str]:
        """Lines IPython shows in place of a traceback: the author's fault needs no Python frames."""
        first, *rest = str(self).split("\n")
        return [f"\x1b[31m{first}\x1b[0m", *rest]


class InterviewError(DaNbError):
    """Something in an interview's text is wrong: where, what, how to mend it.

    `variables` are the names that were being sought when it came up, the most recent first; `history` says in words
    how they came to be needed, `help` (Markdown) what the interview's author says to whoever meets an error.
    """

    variables: tuple[str, ...] = ()
    history: str = ""
    help: str = ""

    def __init__(self, problem: str, origin: Origin | None = None, mend: str = "") -> None:
        super().__init__(problem, origin, mend)
        self.problem = problem
        self.origin = origin
        self.mend = mend

    def __str__(self) -> str:
        where = f"{self.origin}: " if self.origin else ""
        return f"{where}{self.problem}" + (f"\n{self.mend}" if self.mend else "")

    def _render_traceback_(self) -> list[str]:
        """The same with the lines of the block it is about (language 15)."""
        first, *rest = super()._render_traceback_()
        return [first, *([] if self.origin is None else self.origin.excerpt()), *rest]


class ManyFaults(InterviewError):
    """Several things in an interview's text are wrong: `faults` are all that were found, in the order of the text."""

    def __init__(self, faults: "tuple[InterviewError, ...]") -> None:
        Exception.__init__(self, faults)
        self.faults = faults
        self.problem = f"{len(faults)} things in the interview are wrong"
        self.origin, self.mend = faults[0].origin, faults[0].mend

    def __str__(self) -> str:
        told = "\n".join(f"{number}. {fault}" for number, fault in enumerate(self.faults, 1))
        return f"{self.problem}:\n{told}"

    def _render_traceback_(self) -> list[str]:
        """Each fault with the lines it is about."""
        return [line for fault in self.faults for line in fault._render_traceback_()]


class Faults:
    """Collects what is wrong, so that all of it can be told at once; `remarks` are about what only has no effect."""

    def __init__(self) -> None:
        self.found: list[InterviewError] = []
        self.remarks: list[InterviewError] = []

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Go on after an error inside the block; it is kept."""
        try:
            yield
        except ManyFaults as many:
            self.found += many.faults
        except InterviewError as error:
            self.found.append(error)

    def tell(self) -> None:
        """Raise what was found: one error as it is, several as ManyFaults."""
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            files = list(dict.fromkeys(fault.origin.file for fault in self.found if fault.origin))
            raise ManyFaults(tuple(sorted(self.found, key=lambda fault: _place(fault, files))))


def _place(fault: InterviewError, files: list[str]) -> tuple[int, int]:
    return (files.index(fault.origin.file), fault.origin.line) if fault.origin else (len(files), 0)


class CodeError(InterviewError):
    """An exception that interview code raised, re-addressed to its line in the YAML.

    `kind` is the exception's class name, `trace` the text of its traceback without our frames.
    """

    def __init__(
        self, problem: str, origin: Origin | None = None, mend: str = "", kind: str = "", trace: str = ""
    ) -> None:
        Exception.__init__(self, problem, origin, mend, kind, trace)
        self.problem = problem
        self.origin = origin
        self.mend = mend
        self.kind = kind
        self.trace = trace


class DAErrorMissingVariable(InterviewError, NameError):
    """No block of the interview defines a name that was reached (spec async A23, language 4.4).

    The class keeps the name interviews know it by. `variable` is the name sought.
    """

    def __init__(self, problem: str, origin: Origin | None = None, mend: str = "", variable: str = "") -> None:
        Exception.__init__(self, problem, origin, mend, variable)
        self.problem = problem
        self.origin = origin
        self.mend = mend
        self.variable = variable
        self.name = variable


class EndlessLoop(InterviewError):
    """Evaluation goes round without an end (language 4.9)."""


class NoScreenLeft(InterviewError):
    """All initial and mandatory blocks have finished and none showed a screen (language 15)."""


class SourceNotFound(InterviewError):
    """A file or reference that an interview or a call names does not exist."""


class CannotSave(DaNbError):
    """A variable, an argument or a result cannot be pickled."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(what, reason)
        self.what = what
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"{self.what} cannot be saved: {self.reason}\n"
            "Keep only plain data and objects of the interview in variables; make such things where they are used."
        )


class SessionConflict(DaNbError):
    """Another process saved the session since it was loaded; the work is done again on the newer answers."""

    def __init__(self, session: str) -> None:
        super().__init__(session)
        self.session = session


class SessionBusy(DaNbError):
    """Another process holds the session's lock for longer than we wait."""

    def __init__(self, session: str, waited_s: float) -> None:
        super().__init__(session, waited_s)
        self.session = session
        self.waited_s = waited_s

    def __str__(self) -> str:
        return (
            f"Session {self.session} is being changed elsewhere (waited {self.waited_s:g} s).\nTry again in a moment."
        )


class SessionGone(DaNbError):
    """The session was deleted."""

    def __init__(self, session: str) -> None:
        super().__init__(session)
        self.session = session

    def __str__(self) -> str:
        return f"Session {self.session} does not exist any more.\nStart a new one with --new."


class SnapshotRefused(DaNbError):
    """A stored snapshot has no valid signature or an unknown format; it is not unpickled."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(what, reason)
        self.what = what
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"{self.what} is refused: {self.reason}.\nStart a new session with --new, or restore the store from a copy."
        )


class ClusterUnreachable(DaNbError):
    """No Dask scheduler answers at the address given."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address = address
        self.reason = reason

    def __str__(self) -> str:
        return f"No Dask scheduler answers at {self.address} ({self.reason}); background actions wait until one does."


class ClusterMismatch(DaNbError):
    """The workers of a cluster cannot run our actions (no or another da_nb, another Python)."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(address, reason)
        self.address = address
        self.reason = reason

    def __str__(self) -> str:
        return f"The workers of {self.address} cannot run background actions: {self.reason}."


class TaskRevoked(DaNbError):
    """A revoked task has no result (house decision 6)."""

    def __init__(self, task_id: str) -> None:
        super().__init__(task_id)
        self.task_id = task_id

    def __str__(self) -> str:
        return f"Task {self.task_id} was revoked and has no result."


class TaskWaits(DaNbError):
    """Waiting for this task here could never end: it needs the session the caller holds."""

    def __init__(self, task_id: str, reason: str) -> None:
        super().__init__(task_id, reason)
        self.task_id = task_id
        self.reason = reason

    def __str__(self) -> str:
        return (
            f"Task {self.task_id} cannot be waited for here: {self.reason}.\n"
            "Show a screen with `reload` and test ready() instead."
        )


class NoEarlierStep(DaNbError):
    """The session is at its first step; there is nothing to go back to."""

    def __init__(self, session: str) -> None:
        super().__init__(session)
        self.session = session

    def __str__(self) -> str:
        return f"Session {self.session} is at its first step; there is nothing to go back to."


class StoreRefused(DaNbError):
    """A store (or its key file) cannot be opened: damaged, made by a newer da_nb, or not writable."""

    def __init__(self, where: str, reason: str, mend: str) -> None:
        super().__init__(where, reason, mend)
        self.where = where
        self.reason = reason
        self.mend = mend

    def __str__(self) -> str:
        return f"The store {self.where} cannot be used: {self.reason}.\n{self.mend}"


class StoreBusy(DaNbError):
    """Another process keeps writing to the store for longer than we wait."""

    def __init__(self, where: str, waited_s: float) -> None:
        super().__init__(where, waited_s)
        self.where = where
        self.waited_s = waited_s

    def __str__(self) -> str:
        waited = f"waited {self.waited_s:g} s"
        return f"The store {self.where} is locked by another process ({waited}).\nTry again in a moment."
