"""Look an interview over without running it: what cannot work, and what can have no effect (issue 3)."""

from collections.abc import Iterator, Mapping
from typing import Any

from da_nb.blocks.base import Block
from da_nb.blocks.imports import ImportsBlock
from da_nb.blocks.question import Question
from da_nb.blocks.question.inputs import NoInputs
from da_nb.engine.answers import LIBRARY
from da_nb.engine.interview import Interview, compile_interview
from da_nb.engine.lost_files import lost_files
from da_nb.engine.parts import parts_of
from da_nb.errors import Faults, InterviewError, ManyFaults
from da_nb.language.code import Code, Expression
from da_nb.language.keys import closest
from da_nb.language.packages import IMPORTER
from da_nb.language.reads import Names
from da_nb.language.template import Template
from da_nb.model.bundle import Bundle
from da_nb.model.report import Finding, Report, Severity
from da_nb.names import ITERATORS, parse

SPECIAL = frozenset(
    (
        *("_internal", "url_args", "nav", "session_local", "device_local", "user_local", "user_dict"),
        *("menu_items", "multi_user", "role", "role_needed", "role_event", "allow_cron", "track_location"),
        *("speak_text", "row_item", "row_index", "loop", "caller", "capture", "context"),
    )
)
"""Names the engine gives values to, for a whole session or where a table or a text is made (language 6, 11.3, 13.1)."""


def check(bundle: Bundle) -> Report:
    """What can be seen to be wrong with the interview, of its texts, modules and files. Modules are imported."""
    IMPORTER.activate(bundle)
    faults = Faults()
    name = bundle.sources[0].name
    try:
        interview = compile_interview(bundle, faults)
    except InterviewError as error:
        wrong = error.faults if isinstance(error, ManyFaults) else (error,)
        return Report(name, _in_order(bundle, [*_findings("error", wrong), *_findings("warning", faults.remarks)]))
    imported, failed = _imports(interview)
    found = [
        *_findings("warning", faults.remarks),
        *_findings("error", failed),
        *(Finding("error", lost.problem, lost.origin, lost.mend) for lost in lost_files(interview)),
        *_idle_blocks(interview),
        # What a module would have brought along cannot be told from a misspelt name.
        *([] if failed else _unknown_names(interview, imported)),
    ]
    return Report(name, _in_order(bundle, found))


def _findings(severity: Severity, errors: "tuple[InterviewError, ...] | list[InterviewError]") -> list[Finding]:
    return [Finding(severity, error.problem, error.origin, error.mend) for error in errors]


def _in_order(bundle: Bundle, findings: list[Finding]) -> tuple[Finding, ...]:
    files = [source.name for source in bundle.sources]

    def place(finding: Finding) -> tuple[int, int]:
        known = finding.origin is not None and finding.origin.file in files
        return (files.index(finding.origin.file), finding.origin.line) if finding.origin and known else (len(files), 0)

    return tuple(sorted(dict.fromkeys(findings), key=place))


def _imports(interview: Interview) -> tuple[Mapping[str, Any], list[InterviewError]]:
    """Names that modules bring along, and what cannot be imported."""
    names: dict[str, Any] = {}
    faults = Faults()
    for block in interview.imports:
        with faults.caught():
            names.update(block.imported())
    return names, faults.found


def _unknown_names(interview: Interview, imported: Mapping[str, Any]) -> Iterator[Finding]:
    """Names that code or a text reads and nothing gives a value to."""
    names = Names()
    for root in (interview.configuration, *interview.blocks):
        for part in parts_of(root, (Code, Expression, Template)):
            if isinstance(part, Code | Expression | Template) and part.compiled is not None:
                names.add(part.compiled)
    if names.open or interview.configuration.features.get("use catchall"):
        return
    paths = (parse(name) for name in interview.index)
    ours = {path.root for path in paths if path is not None} | names.given
    known = {*ours, *names.spelled, *LIBRARY, *imported, *SPECIAL, *ITERATORS}
    told: set[str] = set()
    for name, origin in sorted(names.read, key=lambda read: read[1].line):
        if name not in known and name not in told:
            told.add(name)
            near = closest(name, {one for one in (*ours, *LIBRARY) if not one.startswith("_")})
            mend = near if near.startswith("Did") else "Add a block that defines it, or correct the name."
            yield Finding("error", f"nothing in the interview defines '{name}'", origin, mend)


def _idle_blocks(interview: Interview) -> Iterator[Finding]:
    """Blocks that have no turn and no name by which they could be sought, and those whose turn never comes."""
    end: Block | None = None
    for block in interview.blocks:
        common = block.common
        if isinstance(block, ImportsBlock) or block.names or common.host:
            pass
        elif block not in interview.flow:
            mend = "Add  mandatory: True, a variable that it sets, or  event: NAME"
            yield Finding(
                "warning", "this block can never be used: it has no turn and sets nothing", common.origin, mend
            )
        elif end is not None:
            problem = f"this block's turn never comes: the screen of line {end.common.origin.line} has no way on"
            yield Finding("warning", problem, common.origin, "Move it up, or give that screen a button.")
        if end is None and common.mandatory is True and isinstance(block, Question) and _is_dead_end(block):
            end = block


def _is_dead_end(question: Question) -> bool:
    return isinstance(question.inputs, NoInputs) and not question.names
