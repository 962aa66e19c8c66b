"""Kinds found by folder."""

from pathlib import Path

import pytest

from da_nb.registry import discover


def package(folder: Path, name: str, **modules: str) -> list[str]:
    """A package of modules on the path; returns its `__path__`."""
    home = folder / name
    home.mkdir()
    (home / "__init__.py").write_text("", encoding="utf-8")
    for module, text in modules.items():
        (home / f"{module}.py").write_text(text, encoding="utf-8")
    return [str(home)]


KIND = "class K:\n    name = {!r}\nKINDS = (K,)\n"


def test_a_new_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """House decision 7: one file adds a kind; modules without kinds are passed over."""
    monkeypatch.syspath_prepend(tmp_path)
    path = package(tmp_path, "da_nb_kinds_a", one=KIND.format("first"), two=KIND.format("second"), three="")
    found = discover("da_nb_kinds_a", path, "KINDS")
    assert set(found) == {"first", "second"}
    with pytest.raises(TypeError):
        found["third"] = 1  # type: ignore[index]


def test_two_claims_to_a_name_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """House decision 7: two modules that claim one name are named."""
    monkeypatch.syspath_prepend(tmp_path)
    path = package(tmp_path, "da_nb_kinds_b", one=KIND.format("same"), two=KIND.format("same"))
    with pytest.raises(ValueError, match="'same' is claimed by both one and two"):
        discover("da_nb_kinds_b", path, "KINDS")
