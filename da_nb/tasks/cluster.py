"""Reach a Dask cluster: the embedded one, one at an address, or one the analyst made."""

import importlib
import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from da_nb.errors import ClusterUnreachable
from da_nb.tasks.embedded import Embedded, Home
from da_nb.tasks.fitness import check_workers

ENTRY = "da_nb.tasks.child:run"
"""What runs an action in its process."""
CONNECT_S = 4.0
"""How long we wait for a scheduler to answer."""
_SCHEMES = ("tcp", "tls")

_log = logging.getLogger("da_nb.tasks")


@dataclass(frozen=True)
class Link:
    """A connection that works. `comm` is another object after each reconnection, perhaps to another scheduler.

    `home` is where an embedded cluster keeps its lock file and journal, None for any other cluster.
    """

    client: Any
    comm: object
    cluster: str
    address: str
    home: Home | None = None
    journal: str | None = None


class _Source(Protocol):
    """Makes clients of one cluster."""

    name: str

    def open(self) -> Any:  # noqa: ANN401 - Dask's client, whose class may not be imported yet
        """A connected client. Raises ClusterUnreachable."""

    def close(self) -> None:
        """Close what `open` started."""


class Connector:
    """Keeps one connection, and makes it anew when it is lost. Imports nothing of Dask before it has to.

    `target` is None (the address in DA_NB_SCHEDULER or DASK_SCHEDULER_ADDRESS, else an embedded cluster), "embedded",
    an address, a client or a cluster of Dask, or a function that makes a client. What was given is not closed;
    `options` go to Dask's Client, e.g. `security`. `folder` lies beside the store: there an embedded cluster leaves
    what others must know when it has died; None for a store nobody else opens. `journal` is the same for an external
    scheduler, a folder on its disk.
    """

    def __init__(
        self,
        target: object = None,
        *,
        folder: Path | None = None,
        entry: str = ENTRY,
        journal: str | None = None,
        connect_s: float = CONNECT_S,
        **options: object,
    ) -> None:
        self.entry = entry
        self.on_import: Callable[[], None] = lambda: None
        """Called after Dask was imported for a connection."""
        self._journal = journal
        self._source = _source_of(target, folder, entry, connect_s, options)
        self._lock = threading.Lock()
        self._link: Link | None = None
        self._trouble: str | None = None
        self._closed = False

    @property
    def embedded(self) -> bool:
        """Whether the cluster lives in this process."""
        return isinstance(self._source, Embedded)

    @property
    def trouble(self) -> str | None:
        """Why tasks wait, in one sentence; None when the cluster is fine or was not needed yet."""
        return self._trouble

    def check(self) -> None:
        """Reach the cluster now, unless it is the embedded one.

        Raises ClusterUnreachable or ClusterMismatch within 5 s.
        """
        if not self.embedded:
            # The caller hears of it by the exception; in a notebook a log line would say it twice.
            self.connect(logs=False)

    def warm(self) -> None:
        """Start what takes longest to start, without waiting for it."""
        if isinstance(self._source, Embedded):
            self._source.warm()

    def connect(self, *, logs: bool = True) -> Link:
        """The connection, made or checked; a new trouble goes to the log unless the caller says it himself.

        Raises ClusterUnreachable or ClusterMismatch.
        """
        with self._lock:
            if self._closed:
                raise ClusterUnreachable(self._source.name, "closed")
            try:
                link = self._connect()
            except Exception as error:
                self._note(str(error), logs=logs)
                raise
            self._note(None, logs=logs)
            return link

    def _connect(self) -> Link:
        link = self._link
        if link is not None:
            status = link.client.status
            if status == "running" and link.client.scheduler_comm is link.comm:
                return link
            if status == "connecting":
                raise ClusterUnreachable(self._source.name, "the connection was lost")
            if status == "running":
                self._link = self._describe(link.client)
                return self._link
            self._link = None
            self._source.close()
        importlib.import_module("distributed")
        self.on_import()
        client = self._source.open()
        self._link = self._describe(client)
        return self._link

    def _describe(self, client: Any) -> Link:  # noqa: ANN401
        comm = client.scheduler_comm
        try:
            cluster = client.scheduler_info()["id"]
            if not self.embedded:
                check_workers(client, self._source.name)
        except OSError as error:
            raise ClusterUnreachable(self._source.name, str(error) or type(error).__name__) from error
        if isinstance(self._source, Embedded):
            home = self._source.settle_in(cluster)
            journal = None if home is None else str(home.journal(cluster))
            return Link(client, comm, cluster, client.scheduler.address, home, journal)
        return Link(client, comm, cluster, client.scheduler.address, None, self._journal)

    def _note(self, trouble: str | None, *, logs: bool) -> None:
        """Say it once, not with every attempt."""
        if logs and trouble is not None and trouble != self._trouble:
            _log.warning("%s", trouble)
        self._trouble = trouble

    def close(self) -> None:
        """Close what was started here, and nothing else."""
        with self._lock:
            self._closed = True
            self._link = None
            self._source.close()


class _Made:
    """Clients made here, for an address or a cluster, or by the analyst's function; closed here."""

    def __init__(self, name: str, target: object, connect_s: float, options: dict[str, object]) -> None:
        self.name = name
        self._target = target
        self._connect_s = connect_s
        self._options = options
        self._client: Any = None

    def open(self) -> Any:  # noqa: ANN401
        if isinstance(self._target, str):
            _knock(self._target, self._connect_s)
        try:
            self._client = self._make()
        except (OSError, ValueError) as error:
            raise ClusterUnreachable(self.name, str(error) or type(error).__name__) from error
        return self._client

    def _make(self) -> Any:  # noqa: ANN401
        if callable(self._target):
            return self._target()
        # Imported only now, because it takes a third of a second. Never the process's default client: that is the
        # analyst's.
        distributed: Any = importlib.import_module("distributed")
        return distributed.Client(self._target, timeout=self._connect_s, set_as_default=False, **self._options)

    def close(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()


class _Given:
    """A client that belongs to the analyst."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401
        self._client = client
        self.name = "the given client's address"

    def open(self) -> Any:  # noqa: ANN401
        if self._client.status != "running":
            raise ClusterUnreachable(self.name, f"the client is {self._client.status}")
        self.name = self._client.scheduler.address
        return self._client

    def close(self) -> None:
        pass


def _source_of(
    target: object, folder: Path | None, entry: str, connect_s: float, options: dict[str, object]
) -> _Source:
    if target is None:
        target = os.environ.get("DA_NB_SCHEDULER") or os.environ.get("DASK_SCHEDULER_ADDRESS")
    if target in (None, "embedded"):
        return Embedded(None if folder is None else Home(folder / "clusters"), entry)
    if hasattr(target, "submit"):
        if getattr(target, "asynchronous", False):
            raise ValueError("An asynchronous Dask client cannot be used here.\nMake one with Client(address).")
        return _Given(target)
    if isinstance(target, str):
        return _Made(target, target, connect_s, options)
    if hasattr(target, "scheduler_address"):
        return _Made(str(target.scheduler_address), target, connect_s, options)
    if callable(target):
        return _Made(getattr(target, "__name__", "the given function"), target, connect_s, options)
    raise ValueError(
        f"{type(target).__name__} is nothing background actions can be sent to.\n"
        "Give an address such as 'tcp://127.0.0.1:8786', a Dask client, a cluster, or a function that makes a client."
    )


def _knock(address: str, patience_s: float) -> None:
    """Learn at once that nobody listens, or that what listens is silent: Dask's client would wait for it for ever.

    A Dask server speaks first on a plain connection.
    """
    scheme, separator, place = address.partition("://")
    if not separator:
        scheme, place = "tcp", address
    host, _, port = place.rstrip("/").rpartition(":")
    if scheme not in _SCHEMES or not port.isdigit():
        return
    try:
        with socket.create_connection((host.strip("[]"), int(port)), patience_s / 2) as line:
            silent = scheme == "tcp" and not line.recv(1)
    except OSError as error:
        raise ClusterUnreachable(address, error.strerror or str(error) or type(error).__name__) from error
    if silent:
        raise ClusterUnreachable(address, "what listens there is no Dask scheduler")
