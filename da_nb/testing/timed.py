"""Time and change events of the driver: check-ins, reloads, background work that ends."""

from email.message import EmailMessage
from pathlib import Path
from typing import Any

from da_nb.runtime.app import App
from da_nb.runtime.runner import Runner
from da_nb.testing.live import MOST_ECHOES, LiveScreen, changed_name
from da_nb.testing.patience import PATIENCE_S, finish_tasks
from da_nb.timekeeping import monotonic_s
from da_nb.triggers.cron import DAILY, CronReport, run_cron
from da_nb.triggers.mail import DeliveryReport, deliver
from da_nb.view.messages import handle


class Timed:
    """What happens on an open screen while nobody presses a button."""

    def __init__(self, app: App, runner: Runner) -> None:
        self._app = app
        self._runner = runner
        self._typed: dict[str, str | None] = {}
        self._live = LiveScreen()
        # What the last check-in told.
        self._told: dict[str, str] = {}
        self._focused: str | None = None
        self._echoes = False
        self._appeared = False
        self._checking_in = False

    @property
    def page(self) -> dict[str, Any]:
        """The page as the browser gets it."""
        raise NotImplementedError

    def _values(self) -> dict[str, str]:
        raise NotImplementedError

    def _send(self, message: dict[str, Any]) -> None:
        raise NotImplementedError

    def _follow(self) -> None:
        raise NotImplementedError

    def blur(self) -> None:
        """Leave the focused field: the change event, with whatever it leads to, is done when this returns."""
        left, self._focused = self._focused, None
        values = self._values()
        if left is not None and values != self._told:
            self._check_in(changed_name(self._told, values))

    def advance(self, seconds: float) -> None:
        """Let time pass: background work that is under way ends, and what reloads does so.

        Waits for real only while work is under way, then `seconds` or some more at most: work that takes longer is
        still under way afterwards.
        """
        end_s = monotonic_s() + max(seconds, PATIENCE_S)
        self._app.clock.move(seconds=seconds)
        self._finish_tasks(end_s)
        reloaded_ms = checked_ms = 0.0
        while True:
            page = self.page
            waits = [(since + every, kind) for since, every, kind in (
                (checked_ms, page.get("check_in_ms"), "check_in"), (reloaded_ms, page["reload_ms"], "reload"),
            ) if every is not None]  # fmt: skip
            now_ms, kind = min(waits, default=(float("inf"), ""))
            if now_ms > seconds * 1000:
                break
            if kind == "reload":
                reloaded_ms = now_ms
                self._send({"kind": "reload"})
            else:
                checked_ms = now_ms
                self._check_in(None)
            self._finish_tasks(end_s)

    def cron(self, type: str = DAILY) -> CronReport:
        """Run the scheduled tasks of a type in all sessions of the store; `str()` tells what they printed."""
        report = run_cron(self._app, type)
        if not self._runner.exists():
            self._runner.show()
        self._follow()
        return report

    def deliver(self, message: EmailMessage | bytes | str | Path) -> DeliveryReport:
        """Have a mail come in: a message, its bytes or text, or a file; its action runs at the next `advance()`."""
        report = deliver(self._app, message)
        self._follow()
        return report

    @property
    def outbox(self) -> list[EmailMessage]:
        """The mails that all sessions of the store have sent, the oldest first."""
        return self._app.parts.mails.sent()

    def _check_in(self, changed: str | None, *, initial: bool = False) -> None:
        """Tell what is typed, and again as long as the answer changes fields; a browser gives up on that as well."""
        if self._checking_in or "check_in_ms" not in self.page:
            return
        self._checking_in = True
        try:
            for echo in range(MOST_ECHOES):
                self._told, self._echoes = self._values(), False
                about = {"changed": changed, "initial": initial, "echo": echo > 0}
                handle(self._runner, {"kind": "check_in", "page": self.page["number"], "values": self._told, **about})
                self._follow()
                if not self._echoes and not self._appeared:
                    return
                initial, self._appeared = self._appeared, False
                changed = None if initial else changed_name(self._told, self._values())
        finally:
            self._checking_in = False

    def _finish_tasks(self, end_s: float) -> None:
        """Have background work end, with all that it leads to, until `end_s` on the monotonic clock."""
        finish_tasks(self._app, self._runner, end_s)
        if not self._runner.exists():
            self._runner.show()
        self._follow()
