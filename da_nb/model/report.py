"""What a check of an interview has found, to be read in a notebook, a terminal or a program."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal

from da_nb.errors import Origin

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One thing found: where, what, how to mend it.

    An `error` stops the interview, at its start or where it is reached; a `warning` is about what has no effect.
    """

    severity: Severity
    problem: str
    origin: Origin | None = None
    mend: str = ""

    def __str__(self) -> str:
        where = f"{self.origin}: " if self.origin else ""
        return f"{where}{self.severity}: {self.problem}" + (f"\n  {self.mend}" if self.mend else "")


@dataclass(frozen=True)
class Report:
    """All findings of a check of the interview called `name`, in the order of its texts."""

    name: str
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether no error was found."""
        return not any(finding.severity == "error" for finding in self.findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return "\n".join([*map(str, self.findings), f"{self.name}: {self.summary}."])

    @property
    def summary(self) -> str:
        """How much was found, in words."""
        errors = sum(finding.severity == "error" for finding in self.findings)
        counts = ((errors, "error"), (len(self) - errors, "warning"))
        return " and ".join(f"{n} {kind}{'s' * (n != 1)}" for n, kind in counts if n) or "nothing found to mend"

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        del include, exclude
        return {"text/plain": str(self), "text/html": self._html()}

    def _html(self) -> str:
        heading = f"<p><strong>{escape(self.name)}</strong>: {self.summary}.</p>"
        if not self.findings:
            return heading
        rows = "".join(f"<tr>{_cells(finding)}</tr>" for finding in self.findings)
        columns = "".join(
            f"<th style='text-align: left'>{name}</th>" for name in ("", "Where", "What", "How to mend it")
        )
        return f"{heading}<table><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(finding: Finding) -> str:
    where = str(finding.origin) if finding.origin else ""
    texts = (finding.severity, where, finding.problem, finding.mend)
    return "".join(f"<td style='text-align: left'>{escape(text)}</td>" for text in texts)
