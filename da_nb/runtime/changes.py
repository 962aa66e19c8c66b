"""What an open view of a session is told, from whatever thread it happened on."""

from collections.abc import Callable
from threading import Lock

from da_nb.model.updates import ScreenUpdate


class Changes:
    """Passes on changes of one session to its views; keeps what must not be lost while there is none.

    A view is three callbacks: `page` (draw the page again), `tasks` (the task strip changed), `update` (one change of
    the open screen). They are called on the thread that caused the change.
    """

    def __init__(self) -> None:
        self._views: list[View] = []
        self._waiting: list[ScreenUpdate] = []
        self._lock = Lock()

    def attach(self, view: "View") -> None:
        """Tell `view` from now on, and hand it the updates nobody has seen."""
        with self._lock:
            self._views.append(view)
            waiting, self._waiting = self._waiting, []
        for update in waiting:
            view.update(update)

    def detach(self, view: "View") -> None:
        """Tell `view` no more."""
        with self._lock:
            if view in self._views:
                self._views.remove(view)

    def page(self) -> None:
        """The page is another one."""
        for view in self._now():
            view.page()

    def tasks(self) -> None:
        """A task began, said something, or ended."""
        for view in self._now():
            view.tasks()

    def update(self, update: ScreenUpdate) -> None:
        """Change the open screen; with no screen open, the next one, which is fresh anyway."""
        with self._lock:
            views = list(self._views)
            if not views and update.kind != "refresh":
                self._waiting.append(update)
        for view in views:
            view.update(update)

    def _now(self) -> "list[View]":
        with self._lock:
            return list(self._views)


class View:
    """The callbacks of a view."""

    def __init__(
        self, page: Callable[[], None], tasks: Callable[[], None], update: Callable[[ScreenUpdate], None]
    ) -> None:
        self.page = page
        self.tasks = tasks
        self.update = update
