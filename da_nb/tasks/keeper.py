"""A Dask worker's zygote: started when first needed, replaced when it has died, ended with the worker."""

import threading
from typing import Any

from distributed import Status, WorkerPlugin
from distributed.utils import sync

from da_nb.tasks.zygote import Zygote, ZygoteBroken

NAME = "da_nb-zygote"


class Keeper(WorkerPlugin):
    """Hangs on the worker as a plugin, so that several clients share one zygote and the worker's end ends it."""

    name = NAME

    def __init__(self, zygotes: dict[str, Zygote] | None = None) -> None:
        """`zygotes` are ones that were started beforehand, by entry."""
        self._zygotes = zygotes or {}
        self._lock = threading.Lock()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether the worker is going down: what its processes die of from now on is not their fault."""
        return self._closed

    def zygote(self, entry: str) -> Zygote:
        """A living zygote that has imported `entry`. Raises ZygoteBroken once the worker is closing."""
        with self._lock:
            if self._closed:
                raise ZygoteBroken("the worker is shutting down")
            zygote = self._zygotes.get(entry)
            if zygote is None or not zygote.alive:
                if zygote is not None:
                    zygote.close()
                zygote = self._zygotes[entry] = Zygote(entry)
            return zygote

    def teardown(self, worker: Any) -> None:  # noqa: ANN401 - Dask's signature
        """End all zygotes and with them every running action."""
        with self._lock:
            self._closed = True
            for zygote in self._zygotes.values():
                zygote.close()
            self._zygotes.clear()


_making = threading.Lock()


def keeper_of(worker: Any) -> Keeper:  # noqa: ANN401 - Dask has no types
    """The worker's keeper; hung on it if it has none. Not to be called on the worker's event loop.

    That of a worker which is going down is closed: nobody would end what it starts.
    """
    with _making:
        found = worker.plugins.get(NAME)
        if found is None:
            found = Keeper()
            sync(worker.loop, _hang, worker, found)
    return found  # type: ignore[no-any-return]


async def _hang(worker: Any, keeper: Keeper) -> None:  # noqa: ANN401 - as above
    # Asked on the loop: there the worker cannot begin to close, which takes its plugins away, in between.
    if worker.status in _GOING:
        keeper.teardown(worker)
    else:
        await worker.plugin_add(plugin=keeper, name=NAME, catch_errors=False)


_GOING = (Status.closing, Status.closed, Status.failed)
