"""The one widget that draws a whole screen, and how it hears and tells."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_STATIC = Path(__file__).parent / "static"
_log = logging.getLogger(__name__)


def _built(name: str) -> str:
    """Text of a file of the front end. Raises RuntimeError when it was never built."""
    try:
        return (_STATIC / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RuntimeError("The front end of da_nb is not built; run 'make setup' in its checkout.") from None


class ScreenWidget(anywidget.AnyWidget):
    """Draws `page` and `tasks`; everything a person does comes back as one message to `hear`."""

    _esm = _built("screen.js")
    _css = _built("screen.css")
    page = traitlets.Dict().tag(sync=True)
    tasks: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, hear: Callable[[dict[str, Any], Sequence[memoryview]], None], **traits: object) -> None:
        super().__init__(**traits)
        self._hear = hear
        self.on_msg(self._on_message)
        # ipykernel 7.4 answers on the shell that published last, for a widget made in a cell the main one, which a
        # running cell blocks. Private, hence guarded; without it events wait until the cell has ended.
        if hasattr(self.comm, "_reply_subshell_for"):
            self.comm._reply_subshell_for = lambda data, default: default

    def _on_message(self, _widget: object, content: dict[str, Any], buffers: Sequence[memoryview]) -> None:
        try:
            self._hear(content, buffers)
        except Exception:  # nothing raised in a widget callback is shown anywhere: it must reach a log at least
            _log.exception("A message of the screen could not be handled")
            raise
