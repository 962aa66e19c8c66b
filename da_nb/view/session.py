"""A session as a notebook holds it: its answers, its screen, and the verbs to drive it from code."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from da_nb.datatypes import DATATYPES
from da_nb.datatypes.several import SEVERAL, sent
from da_nb.engine.interview import compiled
from da_nb.engine.lost_files import lost_files
from da_nb.engine.submit import Submission
from da_nb.errors import DaNbError, Faults
from da_nb.language.markup import plain
from da_nb.model.action import Action
from da_nb.model.bundle import Bundle
from da_nb.model.screen import Screen
from da_nb.runtime.app import App
from da_nb.runtime.runner import Runner
from da_nb.view.mails import MailList
from da_nb.view.page import can_go_back, page_of
from da_nb.view.panel import Panel
from da_nb.view.plain import html_of, text_of
from da_nb.view.tasks import TaskList, TaskView
from da_nb.view.uploads import hand_over
from da_nb.view.visibility import as_drawn, seen, unsent_in


class Session:
    """One person's run of an interview. Displaying it shows its screen."""

    def __init__(self, app: App, runner: Runner) -> None:
        self._app = app
        self._runner = runner

    def begin(self, bundle: Bundle, url_args: Mapping[str, str], *, created: bool, strict: bool) -> None:
        """Show what the interview asks now. With `strict` errors of its logic are raised; a new session then goes.

        Files that it names and that are not there are errors of the text: they are always raised.
        """
        interview, faults = compiled(bundle), Faults()
        faults.found += lost_files(interview)
        try:
            faults.tell()
            self._runner.begin(interview, url_args=url_args, strict=strict)
        except DaNbError:
            if created:
                self._app.parts.forget(self.id)
            raise
        if self._runner.interview.uses("background_action"):
            # House decision 20: what the first task needs is started while somebody reads the first screen.
            self._app.parts.tasks.warm()

    @property
    def id(self) -> str:
        """The session's id, by which `da_nb.open(..., session=ID)` joins it."""
        return self._runner.id

    @property
    def answers(self) -> Mapping[str, Any]:
        """The interview's variables, read-only, as they are now."""
        return self._runner.answers()

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - values belong to the interview's author
        return self.answers[name]

    @property
    def screen(self) -> Screen | None:
        """What is shown, as plain data; None when nothing could be shown."""
        return self._runner.shown.screen

    @property
    def panel(self) -> Panel:
        """The widget: put it into any layout. It is the same object each time, also for who opens the session again."""
        panel = self._runner.panel
        if not isinstance(panel, Panel) or panel.comm is None:
            panel = Panel(self._runner, self._app.parts, tracebacks=self._app.config.show_tracebacks)
            self._runner.panel = panel
        return panel

    @property
    def tasks(self) -> TaskList:
        """Background actions, in the order they were asked for."""
        return TaskList(TaskView(record, self._app.parts.tasks) for record in self._runner.tasks())

    @property
    def outbox(self) -> MailList:
        """Mails that the session has sent, the oldest first; none of them has left the machine."""
        return MailList(self._app.parts.mails.sent(self.id))

    @property
    def addresses(self) -> list[str]:
        """The addresses at which the session gets mails, in the order in which its interview asked for them."""
        mailboxes = self._app.parts.mailboxes
        return [f"{address.code}@{mailboxes.domain}" for address in mailboxes.addresses(self.id)]

    @property
    def errors(self) -> list[str]:
        """Messages on the screen now: beside fields, and of an error in interview code."""
        shown = self._runner.shown
        return [
            *(str(error) for error in (shown.error, self._runner.check_in_error) if error is not None),
            *(message for messages in shown.messages.values() for message in messages),
        ]

    def submit(self, button: str | None = None, /, **values: object) -> None:
        """Fill in fields by variable and press Continue, or the button with this label.

        Fields that take files are given paths, one or a list. Fields not named keep what they show.
        Raises ValueError for an unknown variable or button.
        """
        self._runner.submit(self._filled(button, values))

    def _filled(self, button: str | None, values: Mapping[str, object]) -> Submission:
        screen = self.screen
        fields = {} if screen is None else {blank.variable: blank for blank in screen.fields if blank.control != "note"}
        unknown = [name for name in values if name not in fields]
        if unknown:
            raise ValueError(f"The screen has no field {unknown[0]!r}; it has: {', '.join(fields) or 'none'}.")
        raw = {name: blank.value for name, blank in fields.items()}
        for name, value in values.items():
            plainly = isinstance(value, str) and fields[name].control not in SEVERAL
            if fields[name].upload is not None:
                value = self._handed_over(value)
                plainly = isinstance(value, str)
            raw[name] = str(value) if plainly else DATATYPES[fields[name].datatype].to_raw(value)
        typed: dict[str, str] = {}
        page = page_of(self._runner)
        groups = 0
        if "collect" in page:
            named = [fields[name].group for name in values]
            groups = max([page["collect"]["shown"], *(at + 1 for at in named if at is not None)])
            page["collect"]["shown"] = groups
        hidden = unsent_in(page, raw)
        for name, text in raw.items():
            if name in hidden:
                continue
            if fields[name].control in SEVERAL:
                typed |= sent([(choice.value, choice.name) for choice in fields[name].choices], text)
            elif text is not None:
                typed[name] = text
        return Submission(typed, self._button_id(button), hidden, groups)

    def _handed_over(self, value: object) -> object:
        """Paths become the numbers of their files, which the session has then; anything else stays."""
        given = value if isinstance(value, list | tuple) else [value]
        paths = [Path(one) for one in given if isinstance(one, str | Path)]
        if not given or len(paths) < len(given):
            return value
        return json.dumps([hand_over(self._runner, self._app.parts, path.name, path.read_bytes()) for path in paths])

    def _button_id(self, label: str | None) -> str:
        buttons = () if self.screen is None else self.screen.buttons
        if label is None:
            return next((button.id for button in buttons), "continue")
        found = next((button.id for button in buttons if label in (button.id, plain(button.label))), None)
        if found is None:
            labels = ", ".join(plain(button.label) for button in buttons) or "none"
            raise ValueError(f"The screen has no button {label!r}; it has: {labels}.")
        return found

    def set(self, **values: object) -> None:
        """Give variables values; evaluated and saved like a submit."""
        self._runner.set(values)

    def back(self) -> None:
        """Go back one step, when the screen allows it."""
        if can_go_back(self._runner.shown):
            self._runner.go_back()

    def restart(self) -> None:
        """Begin again without answers."""
        self._runner.restart()

    def refresh(self) -> None:
        """Evaluate again without new input."""
        self._runner.show()

    def action(self, name: str, **arguments: object) -> None:
        """Run an action of the interview."""
        self._runner.run_action(Action(name, arguments))

    def delete(self) -> None:
        """Delete the session with everything that belongs to it."""
        self._runner.close_session()

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        del include, exclude
        page = page_of(self._runner, tracebacks=self._app.config.show_tracebacks)
        bundle = self.panel._repr_mimebundle_()
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {
            **(data or {}),
            "text/plain": text_of(seen(page, as_drawn(page))),
            "text/html": html_of(seen(page, as_drawn(page))),
        }, metadata

    def __repr__(self) -> str:
        title = "" if self.screen is None else plain(self.screen.title)
        return f"<Session {self._runner.interview.title or self.id}: {title}>"
