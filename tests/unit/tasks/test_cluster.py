"""Reaching a cluster: which one, whose client, what is wrong with it."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import psutil
import pytest

from da_nb.errors import ClusterMismatch, ClusterUnreachable
from da_nb.tasks.cluster import Connector
from da_nb.tasks.fitness import check_workers
from da_nb.timekeeping import monotonic_s
from tests.clusters import external_cluster, free_port
from tests.contracts.task_rig import Rig

# Dask's classes have no usable types.
Client: Any = distributed.Client
LocalCluster: Any = distributed.LocalCluster


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with one worker."""
    with external_cluster(workers=1) as found:
        yield found


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """A store in a file."""
    made = Rig(tmp_path)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine has set does not count."""
    monkeypatch.delenv("DA_NB_SCHEDULER", raising=False)
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)


def refused(connector: Connector) -> tuple[ClusterUnreachable, float]:
    """The error of a check, and how many seconds it took."""
    start_s = monotonic_s()
    with pytest.raises(ClusterUnreachable) as caught:
        connector.check()
    connector.close()
    return caught.value, monotonic_s() - start_s


def test_a_port_nobody_listens_on_is_said_at_once() -> None:
    """Issue 2: one sentence within 5 s."""
    target = f"tcp://127.0.0.1:{free_port()}"
    error, took_s = refused(Connector(target))

    assert str(error).startswith(f"No Dask scheduler answers at {target} (Connection refused)")
    assert took_s < 5.0


def test_a_listener_that_says_nothing_is_no_scheduler() -> None:
    """Issue 2: within 5 s, though Dask's own client would wait for ever."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        error, took_s = refused(Connector(f"tcp://127.0.0.1:{silent.getsockname()[1]}"))

    assert "timed out" in str(error)
    assert took_s < 5.0


@pytest.mark.parametrize("target", ["nonsense://x", "no address", "tcp://127.0.0.1:0"])
def test_an_address_that_is_none_is_unreachable(target: str) -> None:
    """Whatever is typed, the answer is one sentence."""
    refused(Connector(target))


@pytest.mark.parametrize("target", [42, object()])
def test_what_is_no_cluster_is_refused(target: object) -> None:
    """The message lists what would be accepted."""
    with pytest.raises(ValueError, match=r"Give an address such as 'tcp://"):
        Connector(target)


def test_without_a_target_the_cluster_is_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks 6: the order is target, our variable, Dask's variable, embedded."""
    assert Connector().embedded
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "tcp://127.0.0.1:1")
    assert not Connector().embedded
    assert Connector("embedded").embedded
    monkeypatch.setenv("DA_NB_SCHEDULER", "tcp://127.0.0.1:2")
    error, _ = refused(Connector())
    assert error.address == "tcp://127.0.0.1:2"


def test_checking_the_embedded_cluster_starts_nothing() -> None:
    """It starts when it is needed."""
    before = psutil.Process().children()
    connector = Connector("embedded")
    connector.check()
    after = psutil.Process().children()
    connector.close()

    assert after == before


@pytest.mark.cluster
def test_the_embedded_cluster_opens_no_port(rig: Rig) -> None:
    """Tasks 6: nobody else on the machine can have code run."""
    before = set(psutil.Process().net_connections())
    tasks = rig.dask()
    tasks.wait(rig.add("add", a=1, b=2), 20)
    opened = set(psutil.Process().net_connections()) - before
    tasks.close()

    assert [line for line in opened if line.status == psutil.CONN_LISTEN] == []


@pytest.mark.cluster
def test_a_given_client_is_used_and_left_open(rig: Rig, address: str) -> None:
    """It is the analyst's."""
    with Client(address, set_as_default=False) as client:
        tasks = rig.dask(client)
        assert tasks.wait(rig.add("add", a=1, b=2), 20).state == "done"
        tasks.close()
        assert client.status == "running"


@pytest.mark.cluster
def test_a_given_cluster_is_used_and_left_open(rig: Rig) -> None:
    """Of it only our client is closed."""
    with LocalCluster(n_workers=1, processes=False, dashboard_address="127.0.0.1:0", memory_limit=0) as cluster:
        tasks = rig.dask(cluster)
        assert tasks.wait(rig.add("add", a=1, b=2), 20).state == "done"
        tasks.close()
        assert cluster.status.name == "running"


@pytest.mark.cluster
def test_a_function_may_make_the_client(rig: Rig, address: str) -> None:
    """Tasks 6: for Dask Gateway and the like; what it makes is closed here."""
    made: list[Any] = []

    def make() -> object:
        made.append(Client(address, set_as_default=False))
        return made[-1]

    tasks = rig.dask(make)
    assert tasks.wait(rig.add("add", a=1, b=2), 20).state == "done"
    tasks.close()
    assert [client.status for client in made] == ["closed"]


@pytest.mark.cluster
def test_the_default_client_stays_the_analyst_s(rig: Rig, address: str) -> None:
    """Tasks 1: ours is never the default one."""
    with Client(address) as theirs:
        tasks = rig.dask(address)
        tasks.wait(rig.add("add", a=1, b=2), 20)
        assert Client.current() is theirs
        tasks.close()


@pytest.mark.cluster
def test_workers_that_fit_are_accepted(address: str) -> None:
    """The same Python and the same da_nb."""
    connector = Connector(address)
    connector.check()
    assert connector.trouble is None
    connector.close()


@pytest.mark.cluster
@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (("3.9", "0.0.1"), "there is Python 3.9"),
        ((f"3.{sys.version_info.minor}", None), "da_nb is not installed"),
        ((f"3.{sys.version_info.minor}", "0.0.1"), "there is da_nb 0.0.1"),
        (TypeError("bytecode"), "our question raised TypeError"),
    ],
)
def test_workers_that_do_not_fit_are_refused(answer: object, problem: str) -> None:
    """Tasks 5: one sentence that says on which worker what is wrong."""
    with pytest.raises(ClusterMismatch, match=f"on tcp://w:1 {problem}"):
        check_workers(Answering(answer), "tcp://s:1")


class Answering:
    """As much of a client as asks workers; they give a made-up answer."""

    _run = None

    def __init__(self, answer: object) -> None:
        self._answer = answer

    def sync(self, call: object, question: object, **options: object) -> dict[str, object]:
        """One worker's answer."""
        del call, question, options
        return {"tcp://w:1": self._answer}
