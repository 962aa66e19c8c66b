"""Take over the tasks of clusters that are gone, with what they left written down."""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from da_nb.model.task import TaskError, TaskRow, TaskState
from da_nb.store.clusters import ClusterRow, Clusters
from da_nb.store.tasks import TaskRows
from da_nb.tasks.cluster import Link
from da_nb.tasks.mailbox import Outcome, read_journal
from da_nb.tasks.reconcile import Losses


class Heirs:
    """Looks after dead clusters. `collect` is given an outcome that nobody had fetched."""

    def __init__(self, rows: TaskRows, clusters: Clusters, losses: Losses) -> None:
        self._rows = rows
        self._clusters = clusters
        self._losses = losses

    def adopt(self, link: Link) -> list[tuple[str, Outcome]]:
        """Requeue or fail the tasks of all clusters that are dead as seen from `link`; outcomes they left."""
        known = {cluster.id: cluster for cluster in self._clusters.all()}
        strangers = {row.cluster for row in self._open() if row.cluster not in known and row.cluster != link.cluster}
        clusters = [*known.values(), *(ClusterRow(name, link.address) for name in strangers if name is not None)]
        left: list[tuple[str, Outcome]] = []
        for cluster in clusters:
            if cluster.id == link.cluster:
                continue
            with _dead(cluster, link) as dead:
                if dead:
                    left += self._bury(cluster)
        return left

    def leave(self, link: Link) -> None:
        """The embedded cluster of `link` ends in good order: clear up, unless somebody has to take over from it."""
        if link.home is None or any(row.cluster == link.cluster for row in self._open()):
            return
        _remove(ClusterRow(link.cluster, link.address, str(link.home.lock(link.cluster)), link.journal))
        self._clusters.forget(link.cluster)

    def _bury(self, cluster: ClusterRow) -> list[tuple[str, Outcome]]:
        left: list[tuple[str, Outcome]] = []
        # Read only now, with the lock in hand: another process may have adopted them already.
        rows = [row for row in self._rows.open(cluster.id) if row.state is not TaskState.QUEUED]
        for row in rows:
            starts, outcome = 0, None
            if cluster.journal is not None:
                starts, outcome = read_journal(Path(cluster.journal), row.request.id)
            if outcome is not None:
                left.append((row.request.id, outcome))
            else:
                self._losses.lose(row, starts, 0, CLUSTER_LOST)
        if not self._rows.open(cluster.id) and not left:
            _remove(cluster)
            self._clusters.forget(cluster.id)
        return left

    def _open(self) -> list[TaskRow]:
        return [row for row in self._rows.open() if row.state is not TaskState.QUEUED]


@contextmanager
def _dead(cluster: ClusterRow, link: Link) -> Iterator[bool]:
    """Whether the cluster is gone; as long as the block runs, nobody else finds an embedded one dead.

    One that is reached by an address is gone when another scheduler answers there.
    """
    if cluster.lockfile is None:
        yield cluster.address == link.address
        return
    try:
        descriptor = os.open(cluster.lockfile, os.O_RDWR)
    except FileNotFoundError:
        yield True
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        free = True
    except BlockingIOError:
        free = False
    try:
        yield free
    finally:
        os.close(descriptor)


def _remove(cluster: ClusterRow) -> None:
    if cluster.journal is not None:
        shutil.rmtree(cluster.journal, ignore_errors=True)
    if cluster.lockfile is not None:
        with contextlib.suppress(OSError):
            Path(cluster.lockfile).unlink()


CLUSTER_LOST = TaskError("ClusterLost", "The Dask cluster was lost while the action ran; it was not started again.")
