"""Lines in and out: a terminal, or a pipe."""

import textwrap
from dataclasses import dataclass
from typing import TextIO

WIDTH = 80


@dataclass(frozen=True)
class Terminal:
    """Where a command reads what a person types and writes what that person reads."""

    given: TextIO
    shown: TextIO

    def say(self, text: str = "") -> None:
        """Write the text, its lines folded, and end the line."""
        lines = [textwrap.fill(line, WIDTH, break_long_words=False) for line in text.split("\n")]
        self.shown.write("\n".join(lines) + "\n")

    def ask(self, prompt: str) -> str:
        """One typed line without its end. Raises EOFError when there are no more."""
        self.shown.write(prompt)
        self.shown.flush()
        line = self.given.readline()
        if not line:
            self.shown.write("\n")
            raise EOFError
        if not self.given.isatty():
            # A pipe has no echo of what was typed.
            self.shown.write(line if line.endswith("\n") else f"{line}\n")
        return line.rstrip("\r\n")
