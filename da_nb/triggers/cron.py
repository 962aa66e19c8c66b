"""Scheduled tasks: run an action in every session that wants it (spec async 8)."""

import html
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from da_nb.engine.interview import Interview, compiled
from da_nb.errors import DaNbError, InterviewError, SessionGone, SnapshotRefused
from da_nb.model.action import Action
from da_nb.model.identity import Identity
from da_nb.model.session import SessionRecord
from da_nb.runtime.app import App

CRON_USER = Identity("cron@localhost", ("cron",), "Cron", "User", "cron")
"""Who acts in scheduled tasks (spec async 8.3)."""
DAILY = "cron_daily"
BACKGROUND = "_background"
"""How the names of actions end that run in the background."""

_log = logging.getLogger(__name__)

State = Literal["ran", "skipped", "failed", "deleted"]


@dataclass(frozen=True)
class CronRow:
    """What became of one session: `why` is the reason of what did not run, `printed` the text it answered with."""

    session: str
    interview: str
    action: str
    state: State
    why: str = ""
    printed: str = ""

    def __str__(self) -> str:
        about = f"{self.interview} ({self.session[:8]}), {self.action}: {self.state}"
        return "\n".join(part for part in (f"{about}: {self.why}" if self.why else about, self.printed) if part)


@dataclass(frozen=True)
class CronReport:
    """One row for each session that has to do with the run, in the order in which they came."""

    type: str
    rows: Sequence[CronRow]

    def __iter__(self) -> Iterator[CronRow]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return "\n".join(map(str, self.rows)) or f"{self.type}: no session wants it."

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:  # noqa: ANN401 - what IPython passes
        head = "<tr><th>Interview</th><th>Session</th><th>Action</th><th>State</th><th>Why</th><th>Printed</th></tr>"
        cells = ((row.interview, row.session[:8], row.action, row.state, row.why, row.printed) for row in self.rows)
        rows = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in cells)
        shown = f"<table>{head}{rows}</table>" if self.rows else f"<p>{html.escape(str(self))}</p>"
        return {"text/html": shown, "text/plain": str(self)}


def run_cron(app: App, type: str = DAILY) -> CronReport:
    """Run the scheduled tasks of a type in all sessions that want them, as of the app's clock.

    Sessions that are stale are deleted first by the daily run. A session whose task fails keeps its answers; the
    others go on. Source: spec async 8.
    """
    if not type.isidentifier():
        raise InterviewError(f"{type!r} is no type of scheduled task", None, "Use a name such as  cron_daily.")
    rows: list[CronRow] = []
    if type == DAILY:
        rows += _delete_stale(app)
    types = [type] if type.endswith(BACKGROUND) else [type, type + BACKGROUND]
    for record in sorted(app.parts.sessions.list(), key=lambda record: record.modified_at):
        rows += _run_session(app, record, types)
    return CronReport(type, tuple(rows))


def _delete_stale(app: App) -> list[CronRow]:
    now, rows = app.clock.now(), []
    for record in app.parts.sessions.list():
        days = app.config.interview_delete_days
        if days and _idle_days(record, now) >= days:
            rows.append(_delete(app, record, f"idle for {days} days or longer"))
    return rows


def _delete(app: App, record: SessionRecord, why: str) -> CronRow:
    try:
        app.forget(record.id)
    except DaNbError as error:
        return CronRow(record.id, record.interview, "clean-up", "failed", _first_line(error))
    return CronRow(record.id, record.interview, "clean-up", "deleted", why)


def _idle_days(record: SessionRecord, now: datetime) -> int:
    return (now - record.modified_at).days


def _run_session(app: App, record: SessionRecord, types: Sequence[str]) -> list[CronRow]:
    try:
        bundle = app.parts.sessions.bundle(record.bundle)
        interview = None if bundle is None else compiled(bundle)
    except (InterviewError, SnapshotRefused) as error:
        return [CronRow(record.id, record.interview, types[0], "skipped", _first_line(error))]
    wanted = [] if interview is None else [name for name in types if _answers_to(interview, name)]
    return [_run(app, record, name) for name in wanted]


def _answers_to(interview: Interview, name: str) -> bool:
    return name in interview.index


def _run(app: App, record: SessionRecord, name: str) -> CronRow:
    try:
        runner = app.runner(record.id)
        why = runner.unscheduled()
        if why:
            return CronRow(record.id, record.interview, name, "skipped", why)
        printed = runner.run_scheduled(Action(name), CRON_USER, in_background=name.endswith(BACKGROUND))
    except SessionGone:
        return CronRow(record.id, record.interview, name, "skipped", "the session is gone")
    except DaNbError as error:
        _log.warning("The scheduled task %s of session %s failed. %s", name, record.id, error)
        return CronRow(record.id, record.interview, name, "failed", _first_line(error))
    return CronRow(record.id, record.interview, name, "ran", printed=printed)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
