"""What a user can call is in the README."""

import re
from collections.abc import Iterator

import da_nb
from tests.house.places import ROOT, modules


def public_names() -> Iterator[str]:
    """Names of `da_nb.__all__` and of what interview code can call."""
    yield from da_nb.__all__
    for module in modules():
        if module.__name__.startswith("da_nb.functions."):
            for item in getattr(module, "FUNCTIONS", ()):
                yield item if isinstance(item, str) else item.__name__


def test_every_public_name_is_in_the_readme() -> None:
    """House 10: a public function that the README does not name is not finished."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in sorted(set(public_names())) if not re.search(rf"\b{re.escape(name)}\b", readme)]
    assert missing == []
