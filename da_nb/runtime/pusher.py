"""Do what a finished task asks of an open screen, one thing after the other, off the thread that heard of it."""

import logging
import threading
from collections import deque
from collections.abc import Callable

from da_nb.errors import SessionBusy, StoreBusy

_log = logging.getLogger(__name__)
PATIENCE_S = 5.0


class Pusher:
    """One thread, begun with the first thing to do. A session that is busy is tried again."""

    def __init__(self) -> None:
        self._work: deque[Callable[[], None]] = deque()
        self._news = threading.Condition()
        self._unfinished = 0
        self._closed = False
        self._thread: threading.Thread | None = None

    def push(self, work: Callable[[], None]) -> None:
        """Have `work` done soon; returns at once. Nothing happens after `close`."""
        with self._news:
            if self._closed:
                return
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="da_nb-push", daemon=True)
                self._thread.start()
            self._work.append(work)
            self._unfinished += 1
            self._news.notify_all()

    def finish(self) -> None:
        """Wait until all that was pushed is done, or the pusher is closed."""
        with self._news:
            self._news.wait_for(lambda: self._unfinished == 0 or self._closed)

    def close(self) -> None:
        """Finish what was begun, drop the rest, and end the thread."""
        with self._news:
            self._closed = True
            self._news.notify_all()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            # What is drawn now may wait for something that never comes; the thread is a daemon.
            thread.join(PATIENCE_S)

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._work or self._closed)
                if self._closed:
                    return
                work = self._work.popleft()
            again = self._do(work)
            with self._news:
                if again:
                    self._work.append(work)
                else:
                    self._unfinished -= 1
                self._news.notify_all()

    @staticmethod
    def _do(work: Callable[[], None]) -> bool:
        """Whether it has to be tried again."""
        try:
            work()
        except (SessionBusy, StoreBusy):
            return True
        except Exception:  # noqa: BLE001 - drawing a screen runs author's code and the front end's
            _log.exception("A screen could not be refreshed after a background action")
        return False
