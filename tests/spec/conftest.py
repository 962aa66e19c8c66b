"""Fixtures of the specification's tests: interviews driven on each kind of cluster."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from da_nb.testing import InterviewDriver
from tests.clusters import external_cluster

REAL = [
    pytest.param("embedded", marks=pytest.mark.cluster),
    pytest.param("external", marks=pytest.mark.cluster),
]
"""Dask inside this process, and a scheduler with two workers of two threads each."""

Visit = Callable[..., InterviewDriver]


@pytest.fixture(scope="session")
def external_address() -> Iterator[str]:
    """The address of the one external cluster of all these tests."""
    with external_cluster() as address:
        yield address


@pytest.fixture(params=["inline", *REAL])
def cluster(request: pytest.FixtureRequest) -> str:
    """Where background actions run."""
    kind: str = request.param
    return request.getfixturevalue("external_address") if kind == "external" else kind


@pytest.fixture(params=REAL)
def real_cluster(request: pytest.FixtureRequest) -> str:
    """Where background actions run beside the test, so that they can be caught while they do."""
    kind: str = request.param
    return request.getfixturevalue("external_address") if kind == "external" else kind


@pytest.fixture
def drive() -> Iterator[Visit]:
    """Open interviews as InterviewDriver.open does; they are closed in the end."""
    with ExitStack() as stack:

        def opened(source: str, **options: Any) -> InterviewDriver:  # noqa: ANN401 - as `open` takes them
            return stack.enter_context(InterviewDriver.open(source, **options))

        yield opened


@pytest.fixture
def visit(drive: Visit, cluster: str) -> Visit:
    """The same, with background actions on each kind of cluster."""

    def opened(source: str, **options: Any) -> InterviewDriver:  # noqa: ANN401 - as `open` takes them
        return drive(source, cluster=cluster, **options)

    return opened
