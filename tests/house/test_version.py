"""One version number, wherever it is written."""

import json
import tomllib

import da_nb
from tests.house.places import ROOT


def test_package_and_front_end_carry_one_version() -> None:
    """House 9: widget, plugin and package are released together; they must not claim different versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    front_end = json.loads((ROOT / "labextension" / "package.json").read_text(encoding="utf-8"))["version"]
    assert (da_nb.__version__, front_end) == (project, project)
