"""Fixtures of the specification tests: a driver for each kind of cluster."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from da_nb.testing import InterviewDriver
from tests.clusters import external_cluster

Drive = Callable[..., InterviewDriver]


@pytest.fixture(scope="session")
def external_address() -> Iterator[str]:
    """A scheduler and two workers in processes of their own, for all tests of a run."""
    with external_cluster() as address:
        yield address


@pytest.fixture(
    params=[
        "inline",
        pytest.param("embedded", marks=pytest.mark.cluster),
        pytest.param("external", marks=pytest.mark.cluster),
    ]
)
def cluster(request: pytest.FixtureRequest) -> str:
    """What the driver's `cluster=` is given; each test that names it runs on all three."""
    kind: str = request.param
    return request.getfixturevalue("external_address") if kind == "external" else kind


@pytest.fixture(
    params=[
        pytest.param("embedded", marks=pytest.mark.cluster),
        pytest.param("external", marks=pytest.mark.cluster),
    ]
)
def dask_cluster(request: pytest.FixtureRequest) -> str:
    """As `cluster`, but only those on which an action runs while something else happens."""
    kind: str = request.param
    return request.getfixturevalue("external_address") if kind == "external" else kind


@pytest.fixture
def drivers() -> Iterator[Drive]:
    """Open interviews; all are closed at the end, the last one first."""
    with ExitStack() as stack:
        yield lambda *given, **named: stack.enter_context(InterviewDriver.open(*given, **named))


@pytest.fixture
def drive(drivers: Drive, cluster: str) -> Drive:
    """Open an interview whose background actions run on `cluster`."""
    return lambda source, **named: drivers(source, **{"cluster": cluster, **named})
