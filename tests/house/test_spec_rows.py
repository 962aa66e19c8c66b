"""Every row of the checklist that an issue has delivered is claimed by a test."""

import ast
import re
from collections.abc import Iterator

from tests.house.places import python_files, syntax

# The rows delivered so far, by the issue that brought them; later issues add a line each.
DELIVERED = {
    2: "A1-A17 A19-A22 A27-A29 A34 A35 A37 A41-A43 A46 A47",
    4: "A44 A45 A48-A50 B1-B36 B38-B43 E7 E8",
    6: "C1-C15 C17-C21 C23 C24 D1-D24",
}


def rows(listed: str) -> Iterator[str]:
    """Single row names from a list with ranges: 'A1-A3 A7' gives A1, A2, A3, A7."""
    for part in listed.split():
        letter, ends = part[0], [int(end[1:]) for end in part.split("-")]
        yield from (f"{letter}{number}" for number in range(ends[0], ends[-1] + 1))


def claimed() -> set[str]:
    """Rows named in the docstring of some test."""
    found: set[str] = set()
    for path in python_files("tests"):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                found.update(re.findall(r"\b[A-E]\d+\b", ast.get_docstring(node) or ""))
    return found


def test_every_delivered_row_is_claimed_by_a_test() -> None:
    """House 10: the checklist is our feature table; a row without a test is a promise only."""
    tests = claimed()
    missing = [row for listed in DELIVERED.values() for row in rows(listed) if row not in tests]
    assert missing == []
