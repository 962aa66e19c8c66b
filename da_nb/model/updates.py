"""What is pushed to a screen that is already open."""

from dataclasses import dataclass
from typing import Literal

UpdateKind = Literal["flash", "refresh", "javascript", "fields", "target"]


@dataclass(frozen=True)
class ScreenUpdate:
    """One change of an open screen (spec async 5.2). `payload` by kind: flash and javascript text, fields a dict."""

    kind: UpdateKind
    payload: object = None
