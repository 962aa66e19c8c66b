"""What the collector is told, by whoever knows it: callbacks put it into a queue and do nothing else."""

from typing import Any, Literal, NamedTuple


class Event(NamedTuple):
    """One piece of news.

    From here: `kick` (rows wait to be sent), `revoke` (of a task), `close`. From the cluster: `started` (`text` is the
    worker's address), `log` (`text` was printed), `done` (an outcome lies in the mailbox).
    """

    kind: Literal["kick", "revoke", "close", "started", "log", "done"]
    task: str = ""
    text: str = ""


def from_dask(event: tuple[float, dict[str, Any]]) -> Event:
    """A published event, as Dask hands it to a subscriber: time and content, to which Dask adds keys of its own."""
    content = event[1]
    return Event(content["kind"], content["task"], content.get("text", ""))
