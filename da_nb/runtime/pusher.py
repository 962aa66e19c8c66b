"""Do what a finished task asks of an open screen, one thing after the other, off the thread that heard of it."""

import logging
import queue
import threading
from collections.abc import Callable

from da_nb.errors import SessionBusy

_log = logging.getLogger(__name__)


class Pusher:
    """One thread, begun with the first thing to do. A session that is busy is tried again."""

    def __init__(self) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def push(self, work: Callable[[], None]) -> None:
        """Have `work` done soon; returns at once."""
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="da_nb-push", daemon=True)
                self._thread.start()
        self._work.put(work)

    def finish(self) -> None:
        """Wait until what was pushed before this call is done."""
        done = threading.Event()
        self.push(done.set)
        done.wait()

    def close(self) -> None:
        """Finish what was begun and end the thread."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            self._work.put(None)
            thread.join()

    def _run(self) -> None:
        while (work := self._work.get()) is not None:
            try:
                work()
            except SessionBusy:
                self._work.put(work)
            except Exception:  # noqa: BLE001 - drawing a screen runs author's code and the front end's
                _log.exception("A screen could not be refreshed after a background action")
