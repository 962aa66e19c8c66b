"""Whether the workers of a cluster can run our actions at all."""

import importlib
import logging
import sys
from collections.abc import Callable
from typing import Any

from da_nb.errors import ClusterMismatch

PATIENCE_S = 2.0
"""How long workers are waited for; one that is too busy to answer may still turn out to be good."""

Fitness = tuple[str, str | None]
"""Python's minor version ("3.11") and ours, None where our package is missing."""

_log = logging.getLogger("da_nb.tasks")


def check_workers(client: Any, address: str) -> None:  # noqa: ANN401 - Dask has no usable types
    """Ask every worker there is. Raises ClusterMismatch; those that come later are not asked."""
    look = _make_look()
    try:
        answers = client.sync(client._run, look, on_error="return", callback_timeout=PATIENCE_S)
    except TimeoutError:
        _log.debug("the workers of %s are too busy to say which versions they have", address)
        return
    ours = look()
    for worker, theirs in answers.items():
        problem = _problem(ours, theirs)
        if problem is not None:
            raise ClusterMismatch(address, f"on {worker} {problem}")


def _problem(ours: Fitness, theirs: object) -> str | None:
    """What is wrong with one worker's answer: an error when not even the question could be understood."""
    mend = f"they need Python {ours[0]} and da_nb {ours[1]}"
    if isinstance(theirs, BaseException):
        return f"our question raised {type(theirs).__name__} ({theirs}); {mend}"
    python, package = theirs if isinstance(theirs, tuple | list) else (None, None)
    if python != ours[0]:
        return f"there is Python {python}; {mend}"
    if package is None:
        return f"da_nb is not installed; {mend}"
    if package != ours[1]:
        return f"there is da_nb {package}; {mend}"
    return None


def _make_look() -> Callable[[], Fitness]:
    def look() -> Fitness:
        """Nested, so that it is pickled by value: a worker may lack our package."""
        python = f"{sys.version_info.major}.{sys.version_info.minor}"
        try:
            return python, str(importlib.import_module("da_nb").__version__)
        except ImportError:
            return python, None

    return look
