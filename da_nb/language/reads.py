"""Which names compiled code reads and gives values to, with the lines: what Python itself looks up when it runs."""

import dis
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import CodeType

from da_nb.errors import Origin

_READS = frozenset(("LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"))
_GIVES = frozenset(("STORE_NAME", "STORE_GLOBAL"))
_HANDLES = "PUSH_EXC_INFO"
"""The instruction an `except` begins with."""
_PATH = re.compile(r"([A-Za-z_]\w*)(?:[.\[].*)?", re.DOTALL)


@dataclass
class Names:
    """What code does with names that are not its own.

    `read` are names and places; those where an error would be caught are left out. `given` get a value; `spelled` are
    the roots of texts that look like variables, as in `define('a.b', 1)`. `open` says that there is no telling:
    something like `import *` or exec() is in it.
    """

    read: list[tuple[str, Origin]] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    spelled: set[str] = field(default_factory=set)
    open: bool = False

    def add(self, code: CodeType) -> None:
        """Take in what the code does, with the functions and comprehensions in it."""
        instructions = list(dis.get_instructions(code))
        forgiven = any(one.opname == _HANDLES for one in instructions)
        line = code.co_firstlineno
        for one in instructions:
            line = (one.positions.lineno if one.positions else None) or line
            name = str(one.argval)
            if one.opname in _GIVES:
                self.given.add(name)
            elif one.opname in _READS and not forgiven and not name.startswith("__"):
                self.read.append((name, Origin(code.co_filename, line)))
        self.open |= bool(_OPENING.intersection(code.co_names))
        for constant in code.co_consts:
            if isinstance(constant, CodeType):
                self.add(constant)
            else:
                self.spelled.update(_spelled(constant))


_OPENING = frozenset(("exec", "eval", "globals", "locals", "vars"))


def _spelled(constant: object) -> Iterator[str]:
    if isinstance(constant, str):
        path = _PATH.fullmatch(constant)
        if path is not None:
            yield path[1]
    elif isinstance(constant, tuple | frozenset):
        for part in constant:
            yield from _spelled(part)
