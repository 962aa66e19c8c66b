"""The cluster inside this process: started when first needed, reachable from nowhere else, gone with the process."""

import fcntl
import importlib
import logging
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from da_nb.tasks.zygote import Zygote

_THREADS = 4
"""Threads only watch processes, so there may be more of them than cores."""

_CONFIG: dict[str, object] = {
    # A laptop that slept for longer than this would lose its only worker for good.
    "distributed.scheduler.worker-ttl": None,
    "distributed.scheduler.idle-timeout": None,
    # Nothing to serve: pages about the cluster cost 0.4 s at start.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    # Actions run in processes of their own, so there is nothing to profile or to watch here.
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.system-monitor.gil.enabled": False,
}


@dataclass(frozen=True)
class Home:
    """The folder beside the store where embedded clusters leave what must outlive them."""

    folder: Path

    def lock(self, cluster: str) -> Path:
        """A file its process holds a lock on; the system frees it, also after `kill -9`."""
        return self.folder / f"{cluster}.lock"

    def journal(self, cluster: str) -> Path:
        """The folder of what its mailbox wrote down."""
        return self.folder / cluster


class Embedded:
    """A scheduler and one worker as threads of this process, with no port open."""

    name = "the embedded cluster"

    def __init__(self, home: Home | None, entry: str) -> None:
        self._home = home
        self._entry = entry
        self._lock = threading.Lock()
        self._zygotes: dict[str, Zygote] = {}
        self._cluster: Any = None
        self._client: Any = None
        self._held: tuple[str, int] | None = None

    def warm(self) -> None:
        """Start the zygote: it loads its modules while this process loads Dask."""
        with self._lock:
            if not self._zygotes and self._cluster is None:
                self._zygotes[self._entry] = Zygote(self._entry)

    def open(self) -> Any:  # noqa: ANN401 - Dask has no usable types
        """A client of a new cluster."""
        self.warm()
        # Imported only now: nothing of Dask is loaded before the first task.
        dask: Any = importlib.import_module("dask")
        distributed: Any = importlib.import_module("distributed")
        keepers: Any = importlib.import_module("da_nb.tasks.keeper")
        with self._lock:
            # From here on the zygotes are the worker's, and end with it.
            keeper, self._zygotes = keepers.Keeper(self._zygotes), {}
        with dask.config.set(_CONFIG):
            self._cluster = distributed.LocalCluster(
                n_workers=1,
                threads_per_worker=_THREADS,
                processes=False,
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
                memory_limit=0,
                plugins=(keeper,),
            )
        self._cluster.sync(self._close_ports)
        self._client = distributed.Client(self._cluster, set_as_default=False)
        return self._client

    async def _close_ports(self) -> None:
        """Dask opens web pages in any case; without them nobody can connect at all."""
        self._cluster.scheduler.http_server.stop()
        for worker in self._cluster.workers.values():
            worker.http_server.stop()

    def settle_in(self, cluster: str) -> Home | None:
        """Take the lock that shows others that this cluster lives."""
        if self._home is not None and (self._held is None or self._held[0] != cluster):
            self._let_go()
            self._home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._home.lock(cluster), os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            self._held = cluster, descriptor
        return self._home

    def close(self) -> None:
        """End the cluster, and with it every action that runs on it."""
        client, self._client = self._client, None
        cluster, self._cluster = self._cluster, None
        if client is not None:
            client.close()
        if cluster is not None:
            cluster.close()
        with self._lock:
            zygotes, self._zygotes = self._zygotes, {}
        for zygote in zygotes.values():
            zygote.close()
        self._let_go()

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            os.close(held[1])
