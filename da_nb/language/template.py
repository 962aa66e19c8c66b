"""Mako at its YAML line, with every name looked up where it is reached."""

from collections.abc import Mapping
from types import CodeType
from typing import Any

from mako.runtime import Context
from mako.util import FastEncodingBuffer

from da_nb.errors import Origin
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
    """One text of an interview, compiled at load; `is_plain` if it holds no Mako."""

    def __init__(self, text: str, origin: Origin) -> None:
        """Raise InterviewError with the YAML line when the Mako or the Python in it is malformed."""
        self.text = text
        self.origin = origin
        self.is_plain = not any(mark in text for mark in _MARKS)
        self._light: CodeType | None = None
        self._full: CodeType | None = None
        if not self.is_plain:
            self._light = compile_light(text, origin)
            if self._light is None:
                self._full = mako_code.compile_mako(text, origin)

    @property
    def compiled(self) -> CodeType | None:
        """Python's code of the Mako, with the lines of the YAML file; None for a text without any."""
        return self._light or self._full

    def render(self, namespace: Mapping[str, Any]) -> str:
        """Text with `namespace[name]` asked for each name when, and only if, it is reached.

        A KeyError from `namespace[name]` means there is no such name: then Python's own names count, and what is
        not among them raises NameError. Everything else that `namespace[name]` raises passes through.
        """
        if self._light is not None:
            pieces: list[str] = []
            run(self._light, _Names({"__M_str": str, "__M_write": pieces.append}, namespace))
            return "".join(pieces)
        if self._full is not None:
            buffer = FastEncodingBuffer()
            names = _Names({"__M_str": str, **mako_code.NAMES}, namespace)
            run(self._full, names)
            names["render_body"](Context(buffer))
            return str(buffer.getvalue())
        return self.text

    def __repr__(self) -> str:
        return f"Template({self.text!r}, {self.origin})"

    def __getstate__(self) -> dict[str, Any]:
        frozen = {key: freeze(code) for key, code in vars(self).items() if isinstance(code, CodeType)}
        return {**vars(self), **frozen}

    def __setstate__(self, state: dict[str, Any]) -> None:
        thawed = {key: thaw(data) for key, data in state.items() if isinstance(data, bytes)}
        if None in thawed.values():
            Template.__init__(self, state["text"], state["origin"])
        else:
            vars(self).update({**state, **thawed})
