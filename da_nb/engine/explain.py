"""An exception in interview code becomes an error that names the author's file and line (language 15)."""

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import da_nb.errors as errors_module
from da_nb.engine.interview import Interview
from da_nb.errors import CodeError, DAErrorMissingVariable, DaNbError, InterviewError, Origin
from da_nb.language.code import remember_lines

OUR_FOLDER = str(Path(errors_module.__file__).parent)
MOST_TOLD = 12
"""Names of an error's history."""
KINDS = {"AttributeError": "DASourceError", "NameError": "DASourceError"}
"""Names by which interviews know errors, where they differ from Python's (spec async A71)."""


def explain(error: Exception | SystemExit, interview: Interview, block: Origin | None = None) -> InterviewError:
    """The error as the author shall see it; errors that have a place already come back as they are.

    `block` is the place of the block that was used, for errors of which no line of the interview is the cause.
    """
    for source in interview.bundle.sources:
        # Another interview of the same name may have been read since this one was compiled.
        remember_lines(source)
    at = place(error.__traceback__, interview.files) or block
    if isinstance(error, DAErrorMissingVariable) and error.origin is None:
        return DAErrorMissingVariable(error.problem, at, error.mend, error.variable)
    if isinstance(error, InterviewError):
        return error if error.origin is not None else type(error)(error.problem, at, error.mend)
    kind = type(error).__name__
    text = str(error)
    if isinstance(error, DaNbError):
        problem, _, mend = text.partition("\n")
        return CodeError(problem, at, mend, kind, trace(error))
    mend = "Correct the code there; the session is as it was before."
    return CodeError(f"{kind}: {text}" if text else kind, at, mend, KINDS.get(kind, kind), trace(error))


def history(seeking: Sequence[str], interview: Interview) -> str:
    """How the evaluation came to where it failed: the names it needed, the first one first; '' when it needed none."""
    lines = []
    for name in seeking[-MOST_TOLD:]:
        block = next((found.block for found in interview.candidates(name, lambda _: None)), None)
        lines.append(f"{name} was needed" + (f"; {block.common.origin} defines it" if block is not None else ""))
    if len(seeking) > MOST_TOLD:
        lines.insert(0, f"({len(seeking) - MOST_TOLD} names before these)")
    return "\n".join(lines)


def told_of(error: InterviewError) -> dict[str, str]:
    """Arguments of an interview's `error action` (language 15)."""
    trace = error.trace if isinstance(error, CodeError) else ""
    return {"error_message": str(error), "error_history": error.history, "error_trace": trace}


def error_help(metadata: Mapping[str, object], language: str) -> str:
    """What the metadata's `error help` says in the language, as Markdown (language 15); '' when there is none."""
    said = metadata.get("error help")
    if isinstance(said, Mapping):
        said = said.get(language, said.get("*", next(iter(said.values()), None)))
    return "" if said is None else str(said)


def error_type(error: InterviewError) -> str:
    """The name by which an interview knows the error (spec async 2.2, `error_type`)."""
    return error.kind if isinstance(error, CodeError) else type(error).__name__


def place(tb: TracebackType | None, files: frozenset[str]) -> Origin | None:
    """The innermost line of interview text in the traceback."""
    found = None
    for frame, line in traceback.walk_tb(tb):
        if frame.f_code.co_filename in files:
            found = Origin(frame.f_code.co_filename, line)
    return found


def trace(error: BaseException) -> str:
    """The traceback's text, without the frames of this package."""
    shown = traceback.TracebackException.from_exception(error, compact=True)
    node: traceback.TracebackException | None = shown
    while node is not None:
        node.stack[:] = [frame for frame in node.stack if not frame.filename.startswith(OUR_FOLDER)]
        node = node.__cause__ or (None if node.__suppress_context__ else node.__context__)
    return "".join(shown.format())
