"""What somebody wants done in a session: a name and arguments."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Action:
    """An action (spec async 1.3): the name of a block's event or variable, and its arguments."""

    name: str
    arguments: Mapping[str, object] = field(default_factory=dict)
