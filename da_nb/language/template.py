"""Mako at its YAML line, with every name looked up where it is reached."""

from collections.abc import Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from mako.runtime import Context
from mako.util import FastEncodingBuffer

from da_nb.errors import InterviewError, Origin
from da_nb.language import mako_code
from da_nb.language.code import freeze, run, thaw
from da_nb.language.light_code import compile_light

# A text without any of these is shown as it stands (language 2).
_MARKS = ("<%", "${", "% if", "% for", "% while", "##")


class _Names(dict[str, Any]):
    """Globals of one rendering: what the text assigns, then what the namespace has or seeks."""

    def __init__(self, names: Mapping[str, Any], namespace: Mapping[str, Any]) -> None:
        super().__init__(names)
        self._namespace = namespace

    def __missing__(self, name: str) -> Any:  # noqa: ANN401 - the value is the author's
        return self._namespace[name]


class Template:
    """One text of an interview, compiled when it is first shown or checked; `is_plain` if it holds no Mako."""

    def __init__(self, text: str, origin: Origin) -> None:
        self.text = text
        self.origin = origin
        self.is_plain = not any(mark in text for mark in _MARKS)
        self._light: CodeType | None = None
        self._full: CodeType | None = None

    @property
    def compiled(self) -> CodeType | None:
        """Python's code of the Mako, with the lines of the YAML file; None for a text without any.

        Raises InterviewError with the YAML line when the Mako or the Python in it is malformed.
        """
        if self._light is None and self._full is None and not self.is_plain:
            self._light = compile_light(self.text, self.origin)
            if self._light is None:
                self._full = mako_code.compile_mako(self.text, self.origin)
        return self._light or self._full

    def check(self) -> None:
        """Raise InterviewError with the YAML line when the Mako or the Python in it is malformed."""
        if not self.is_plain and not _is_sound(self.text):
            self.compiled  # noqa: B018 - compiled for what it raises

    def render(self, namespace: Mapping[str, Any]) -> str:
        """Text with `namespace[name]` asked for each name when, and only if, it is reached.

        A KeyError from `namespace[name]` means there is no such name: then Python's own names count, and what is
        not among them raises NameError. Everything else that `namespace[name]` raises passes through.
        """
        code = self._light or self.compiled
        if code is None:
            return self.text
        if self._full is None:
            pieces: list[str] = []
            run(code, _Names({"__M_str": str, "__M_write": pieces.append}, namespace))
            return "".join(pieces)
        buffer = FastEncodingBuffer()
        names = _Names({"__M_str": str, **mako_code.NAMES}, namespace)
        run(code, names)
        names["render_body"](Context(buffer))
        return str(buffer.getvalue())

    def __repr__(self) -> str:
        return f"Template({self.text!r}, {self.origin})"

    def __getstate__(self) -> dict[str, Any]:
        frozen = {key: freeze(code) for key, code in vars(self).items() if isinstance(code, CodeType)}
        return {**vars(self), **frozen}

    def __setstate__(self, state: dict[str, Any]) -> None:
        thawed = {key: thaw(data) for key, data in state.items() if isinstance(data, bytes)}
        vars(self).update({**state, **thawed})


@lru_cache(maxsize=20_000)
def _is_sound(text: str) -> bool:
    """Whether the text can be compiled; remembered, since most texts stay as they are when an interview changes."""
    try:
        Template(text, Origin("", 1)).compiled  # noqa: B018 - compiled for what it may raise
    except InterviewError:
        return False
    return True
