"""What is sent to Dask for one task."""

import importlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from da_nb.tasks.supervise import Limits


@dataclass(frozen=True)
class Order:
    """One task for a worker.

    `job` is the pickled TaskJob, `entry` the function ("module:function") that runs it in the action's process.
    `max_starts` is how often this cluster may start it; `follower` the Dask client that sent it.
    """

    namespace: str
    task_id: str
    job: bytes
    entry: str
    follower: str
    max_starts: int = 1
    limits: Limits = field(default_factory=Limits)

    def pack(self) -> bytes:
        """As bytes: the scheduler unpickles arguments, and it need not have our package."""
        return pickle.dumps(self, protocol=pickle.HIGHEST_PROTOCOL)

    @staticmethod
    def unpack(data: bytes) -> "Order":
        """The order that was packed."""
        order: Order = pickle.loads(data)
        return order


def key_of(task_id: str) -> str:
    """The task's key at the Dask scheduler."""
    return f"da-{task_id}"


def topic_of(namespace: str) -> str:
    """The topic under which a store's events are published."""
    return f"da/{namespace}"


def by_value(module: str, name: str) -> Callable[..., Any]:
    """A function that calls `module.name` and that a process without our package can unpickle.

    Nested functions are pickled by value, so the import happens where the function runs.
    """

    def call(*arguments: object) -> Any:  # noqa: ANN401 - whatever the function returns
        return getattr(importlib.import_module(module), name)(*arguments)

    return call
