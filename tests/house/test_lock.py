"""The locks in requirements/ say exactly what is installed, and keep up with pyproject.toml."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.places import ROOT

MEND = "run `make lock`"
LOCKS = ("main.txt", "node.txt")


def lock_text(name: str) -> str:
    """Content of a lock file."""
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def pins(name: str) -> Iterator[Requirement]:
    """The pinned packages of a lock file."""
    for line in lock_text(name).splitlines():
        if line and line[0].isalnum():
            yield Requirement(line.rstrip(" \\"))


def wanted(name: str) -> list[Requirement]:
    """What pyproject.toml asks for and a lock file has to hold."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    if name == "node.txt":
        return [Requirement(line) for line in project["dependency-groups"]["node"]]
    extras = project["project"]["optional-dependencies"].values()
    return [Requirement(line) for lines in (project["project"]["dependencies"], *extras) for line in lines]


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_and_hashed(name: str) -> None:
    """Issue 2, point 1: dependencies are locked with hashes."""
    loose = [str(pin) for pin in pins(name) if not re.fullmatch(r"==[^*,]+", str(pin.specifier))]
    unhashed = re.findall(r"^[a-z].*[^\\]$", lock_text(name), re.MULTILINE)
    assert (loose, unhashed) == ([], [])


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_names_no_place_to_fetch_from(name: str) -> None:
    """Issue 2, point 1: the index is the user's setting."""
    assert re.findall(r"^\s*-(?!-hash=).*|.*://.*", lock_text(name), re.MULTILINE) == []


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_satisfies_the_project(name: str) -> None:
    """A dependency added or raised in pyproject.toml needs the lock compiled anew."""
    locked: dict[str, list[Requirement]] = {}
    for pin in pins(name):
        locked.setdefault(canonicalize_name(pin.name), []).append(pin)
    behind = [
        str(one)
        for one in wanted(name)
        if not any(
            one.specifier.contains(str(pin.specifier).removeprefix("=="), prereleases=True)
            for pin in locked.get(canonicalize_name(one.name), ())
        )
    ]
    assert behind == [], MEND
