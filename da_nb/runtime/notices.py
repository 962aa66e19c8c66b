"""Tell the open screens of the end of background actions, each of them once (spec async 5)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock

from da_nb.errors import InterviewError
from da_nb.language.cleaning import clean
from da_nb.model.screen import Screen
from da_nb.model.task import TaskRecord, TaskRequest
from da_nb.model.updates import ScreenUpdate
from da_nb.runtime.check_in import fields_of, targets_of
from da_nb.runtime.runner import Runner
from da_nb.store.tasks import TaskRows


@dataclass(frozen=True)
class _Asked:
    """Who is to hear of a task's end, and how."""

    session: str
    user: str | None
    notify: str | None


class Notices:
    """Remembers who asked for what. A screen is told when the task is settled, whichever process did that.

    `screens` gives the open runners of a session, `push` has something done soon, outside of any evaluation.
    """

    def __init__(
        self, rows: TaskRows, screens: Callable[[str], list[Runner]], push: Callable[[Callable[[], None]], None]
    ) -> None:
        self._rows = rows
        self._screens = screens
        self._push = push
        self._asked: dict[str, _Asked] = {}
        self._unheard: list[tuple[_Asked, ScreenUpdate]] = []
        self._lock = Lock()

    def expect(self, requests: Iterable[TaskRequest]) -> None:
        """Tell of the end of these tasks, which are in the store."""
        for request in requests:
            with self._lock:
                self._asked[request.id] = _Asked(request.session, request.identity.user, request.notify)
            # Another process may have been faster.
            self.look(request.id)

    def look(self, task_id: str) -> None:
        """The task has changed; tell of it if it is settled."""
        if task_id not in self._asked:
            return
        record = self._rows.record(task_id)
        if record is not None and not record.state.final:
            return
        with self._lock:
            asked = self._asked.pop(task_id, None)
        if asked is not None and record is not None:
            self._tell(asked, record)

    def look_at_all(self) -> None:
        """Tasks may have been settled by processes this one hears nothing of."""
        for task_id in list(self._asked):
            self.look(task_id)

    def opened(self, runner: Runner) -> None:
        """Hand a screen what came for its person while none was open."""
        with self._lock:
            mine = [entry for entry in self._unheard if _is_for(entry[0], runner)]
            self._unheard = [entry for entry in self._unheard if entry not in mine]
        for _, update in mine:
            runner.changes.update(update)

    def _tell(self, asked: _Asked, record: TaskRecord) -> None:
        runners = [runner for runner in self._screens(asked.session) if _is_for(asked, runner)]
        for runner in runners:
            screen = runner.shown.screen
            if asked.notify == "refresh" or (screen is not None and screen.reload_s is not None):
                self._push(partial(_refresh, runner, told=asked.notify == "refresh"))
        for runner in runners:
            for update in _updates(asked.notify, record, runner.shown.screen):
                runner.push(update)
        if not runners and asked.notify == "flash":
            with self._lock:
                self._unheard += [(asked, update) for update in _updates("flash", record, None)]


def _updates(notify: str | None, record: TaskRecord, screen: Screen | None) -> list[ScreenUpdate]:
    """What the end of a task changes on the open screen (spec async 5.2); what will not do is told."""
    value = None if record.result is None else record.result.value
    text = flash_of(record) if notify == "flash" else None
    if text is not None:
        return [ScreenUpdate("flash", text)]
    if value is None or screen is None:
        return []
    if notify == "javascript":
        return [ScreenUpdate("javascript", str(value))]
    if notify == "fields" and isinstance(value, Mapping):
        try:
            return [ScreenUpdate("fields", fields_of(value, screen))]
        except InterviewError as error:
            return [ScreenUpdate("notice", str(error).partition("\n")[0])]
    return targets_of(value) or [] if notify == "backgroundresponse" else []


def flash_of(record: TaskRecord) -> str | None:
    """What a flash shows of a settled task: clean HTML; None for what is no text (spec async 5.2)."""
    value = None if record.result is None else record.result.value
    return None if value is None or isinstance(value, Mapping) else clean(str(value))


def _is_for(asked: _Asked, runner: Runner) -> bool:
    return runner.id == asked.session and runner.identity.user == asked.user


def _refresh(runner: Runner, *, told: bool) -> None:
    if runner.refresh() and told:
        runner.changes.update(ScreenUpdate("refresh"))
