"""The panel of a session: an ipywidgets box round its screen, for any layout."""

import logging
from collections.abc import Sequence
from typing import Any

import ipywidgets
import traitlets

from da_nb.model.updates import ScreenUpdate
from da_nb.runtime.changes import View
from da_nb.runtime.parts import Parts
from da_nb.runtime.runner import Runner
from da_nb.view.downloads import download_of
from da_nb.view.messages import handle, values_of
from da_nb.view.page import note_of, page_of, strip_of
from da_nb.view.screen import ScreenWidget
from da_nb.view.uploads import receive

_log = logging.getLogger(__name__)


class Panel(ipywidgets.VBox):  # type: ignore[misc] # ipywidgets has no types
    """Shows a session and keeps showing it; `values` holds what is typed now, raw text by variable.

    `observe(handler, 'values')` hears every change event; setting `values` types into the fields. Changes may come from
    any thread: traits are set where the change happened, which also works while a cell runs.
    """

    values = traitlets.Dict()

    def __init__(self, runner: Runner, parts: Parts, *, tracebacks: bool = True) -> None:
        self._runner = runner
        self._parts = parts
        self._tracebacks = tracebacks
        self._dismissed: set[str] = set()
        self._typing = False
        self._screen = ScreenWidget(self._hear, page=page_of(runner, tracebacks=tracebacks), tasks=self._strip())
        super().__init__(children=[self._screen])
        self._view = View(self._draw, self._draw_tasks, self._update)
        runner.changes.attach(self._view)
        self.observe(self._type, "values")

    @property
    def page(self) -> dict[str, Any]:
        """The page on the screen, as JSON."""
        return dict(self._screen.page)

    def close(self) -> None:
        """Take the panel off the page; the session stays."""
        self._runner.changes.detach(self._view)
        self._screen.close()
        super().close()

    def _draw(self) -> None:
        self._screen.page = page_of(self._runner, tracebacks=self._tracebacks)

    def _draw_tasks(self) -> None:
        self._screen.tasks = self._strip()

    def _strip(self) -> list[dict[str, Any]]:
        return strip_of(self._runner.tasks(unsettled=True), self._dismissed, self._parts.tasks.trouble)

    def _update(self, update: ScreenUpdate) -> None:
        if update.kind == "flash":
            self._screen.send({"kind": "flash", "message": update.payload, "level": "info"})
        elif update.kind != "refresh":
            # A refreshed screen has been drawn by then.
            self._screen.send({"kind": update.kind, "payload": update.payload})

    def _hear(self, message: dict[str, Any], buffers: Sequence[memoryview] = ()) -> None:
        if message.get("kind") == "dismiss_task":
            self._dismissed.add(str(message.get("id")))
            self._draw_tasks()
            return
        if message.get("kind") == "file":
            self._send_file(str(message.get("link", "")))
            return
        if message.get("kind") == "upload":
            self._screen.send(receive(self._runner, self._parts, message, buffers))
            return
        if message.get("kind") == "change":
            if message.get("page") == self._runner.shown.number:
                self._heard(values_of(message))
            return
        checks_in = message.get("kind") == "check_in"
        if checks_in and message.get("page") == self._runner.shown.number:
            self._heard(values_of(message))
        try:
            if handle(self._runner, message) and not checks_in:
                return
        except Exception as error:  # noqa: BLE001 - nothing raised in a callback is shown anywhere: the screen must show it
            _log.exception("A message of the screen could not be handled")
            self._screen.page = {**self._screen.page, "note": note_of(error, tracebacks=self._tracebacks)}
        # The form waits for an answer, also when it asked for a page that is gone.
        self._screen.send({"kind": "checked" if checks_in else "ack", "page": self._runner.shown.number})

    def _send_file(self, link: str) -> None:
        found = download_of(self._runner, self._parts, link)
        if found is None:
            self._screen.send({"kind": "flash", "message": "This file is not there any more.", "level": "warning"})
        else:
            about = {"kind": "file", "name": found.name, "mimetype": found.mimetype}
            self._screen.send(about, buffers=[found.data])

    def _heard(self, values: dict[str, str]) -> None:
        self._typing = True
        try:
            self.values = values
        finally:
            self._typing = False

    def _type(self, change: dict[str, Any]) -> None:
        """Set from code, not heard from the screen: put it into the fields."""
        if not self._typing:
            typed = {str(name): "" if value is None else str(value) for name, value in change["new"].items()}
            self._screen.send({"kind": "type", "values": typed})
