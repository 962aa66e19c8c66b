"""The clusters tasks were sent to, so that tasks of a dead one can be told from those of a living one."""

from dataclasses import dataclass

from da_nb.store import schema
from da_nb.store.database import Database

_CLUSTER = schema.cluster


@dataclass(frozen=True)
class ClusterRow:
    """A cluster: the scheduler's id and address; for an embedded one the paths of its lock file and journal."""

    id: str
    address: str
    lockfile: str | None = None
    journal: str | None = None


class Clusters:
    """The clusters of a store."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def register(self, id: str, address: str, lockfile: str | None = None, journal: str | None = None) -> None:
        """Note a cluster, in place of what was known of it."""
        with self._db.write() as connection:
            connection.execute(_CLUSTER.delete().where(_CLUSTER.c.id == id))
            connection.execute(_CLUSTER.insert().values(id=id, address=address, lockfile=lockfile, journal=journal))

    def all(self) -> list[ClusterRow]:
        """All clusters that are known."""
        with self._db.read() as connection:
            rows = connection.execute(_CLUSTER.select().order_by(_CLUSTER.c.id)).all()
        return [ClusterRow(row.id, row.address, row.lockfile, row.journal) for row in rows]

    def forget(self, id: str) -> None:
        """Drop a cluster; nothing happens when it is unknown."""
        with self._db.write() as connection:
            connection.execute(_CLUSTER.delete().where(_CLUSTER.c.id == id))
