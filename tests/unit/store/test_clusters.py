"""The table of clusters."""

from da_nb.store.clusters import ClusterRow, Clusters
from da_nb.store.database import Database


def test_a_cluster_is_known_until_it_is_forgotten(db: Database) -> None:
    """Registering again replaces what was known; forgetting an unknown one is no error."""
    clusters = Clusters(db)
    clusters.register("b", "inproc://1", "/data/b.lock", "/data/b.journal")
    clusters.register("a", "tcp://10.0.0.1:8786")
    clusters.register("a", "tcp://10.0.0.2:8786")
    embedded = ClusterRow("b", "inproc://1", "/data/b.lock", "/data/b.journal")
    assert clusters.all() == [ClusterRow("a", "tcp://10.0.0.2:8786"), embedded]
    clusters.forget("a")
    clusters.forget("a")
    assert clusters.all() == [embedded]
