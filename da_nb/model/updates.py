"""What is pushed to a screen that is already open."""

from dataclasses import dataclass
from typing import Literal

UpdateKind = Literal["flash", "refresh", "javascript", "fields", "target", "event", "notice"]


@dataclass(frozen=True)
class ScreenUpdate:
    """One change of an open screen (spec async 5.2, 7.4).

    `payload` by kind: flash (clean HTML), javascript and notice (plain) a text; fields a dict from variable to `value`
    (raw text, None for nothing chosen) and `choices`; target `{"target": name, "content": clean HTML}`; event
    `{"action": name, "value": data}`; refresh None.
    """

    kind: UpdateKind
    payload: object = None
