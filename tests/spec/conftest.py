"""Fixtures of the specification's tests: interviews driven on each kind of cluster."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from da_nb.engine.check import check
from da_nb.testing import InterviewDriver
from da_nb.view.house import check_source
from tests.clusters import external_cluster
from tests.play import Play
from tests.play import play as start

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


class WatchedDriver(InterviewDriver):
    """Remembers whether the interview has shown an error at any time."""

    erred = False

    @property
    def page(self) -> dict[str, Any]:
        """The page as the browser gets it."""
        page = super().page
        self.erred |= page["note"] is not None
        return page


@pytest.fixture
def drive() -> Iterator[Visit]:
    """Open interviews as InterviewDriver.open does; they are closed in the end.

    The static check looks at each of them too: of an interview that went well it has nothing bad to say (issue 3),
    unless it is `faulty` on purpose, in a place that is not reached or in an action that fails in the background.
    """
    seen: list[tuple[WatchedDriver, str, Any]] = []
    with ExitStack() as stack:

        def opened(source: str, *, faulty: bool = False, **options: Any) -> InterviewDriver:  # noqa: ANN401 - as `open`
            driver = stack.enter_context(WatchedDriver.open(source, **options))
            driver.erred |= faulty
            seen.append((driver, source, options.get("packages")))
            return driver

        yield opened
    for source, packages in [(source, packages) for driver, source, packages in seen if not driver.erred]:
        report = check_source(source, packages=packages)
        assert report.ok, f"a false alarm of the static check:\n{report}"


@pytest.fixture
def visit(drive: Visit, cluster: str) -> Visit:
    """The same, with background actions on each kind of cluster."""

    def opened(source: str, **options: Any) -> InterviewDriver:  # noqa: ANN401 - as `open` takes them
        return drive(source, cluster=cluster, **options)

    return opened


@pytest.fixture
def play() -> Iterator[Callable[[str], Play]]:
    """Start an interview from its text, on the engine alone; checked as those of `drive` are."""
    seen: list[Play] = []

    def started(text: str) -> Play:
        seen.append(start(text))
        return seen[-1]

    yield started
    for played in seen:
        report = check(played.interview.bundle)
        assert report.ok or played.erred, f"a false alarm of the static check:\n{report}"
