"""The set-up script: quick when nothing changed, one sentence when it cannot go on."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.places import ROOT


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load the set-up script as a module that works on a temporary checkout."""
    spec = importlib.util.spec_from_file_location("setup_script", ROOT / ".ci" / "setup.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "STAMPS", tmp_path)
    return module


def test_a_step_is_done_again_only_when_its_files_changed(setup: ModuleType, tmp_path: Path) -> None:
    """Issue 2, point 2: a second `make lab` sets nothing up again."""
    lock = tmp_path / "main.txt"
    lock.write_text("one==1", encoding="utf-8")
    setup.stamp("packages", setup.digest([lock]))

    assert setup.is_current("packages", setup.digest([lock]))

    lock.write_text("one==2", encoding="utf-8")
    assert not setup.is_current("packages", setup.digest([lock]))


def test_a_chromium_that_does_not_run_is_named(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Issue 2, point 2: what is missing is said in one sentence."""
    monkeypatch.setenv("DA_NB_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(setup.SetupFailed, match=r"^DA_NB_CHROMIUM names /nowhere/chromium, which does not run\.$"):
        setup.find_or_install_chromium()


def test_a_failing_step_shows_what_it_printed(setup: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    """Issue 2, point 2: the reason a tool gave is not hidden behind our sentence."""
    with pytest.raises(setup.SetupFailed, match="Python packages"):
        setup.run("packages", "Python packages", ["sh", "-c", "echo no such package; exit 3"], cwd=setup.ROOT)
    assert "no such package" in capsys.readouterr().err


def test_a_release_published_after_the_lock_changes_nothing(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock alone says what is installed: pip resolves nothing against what the index offers today."""
    lock = tmp_path / "main.txt"
    lock.write_text("one==1", encoding="utf-8")
    monkeypatch.setattr(setup, "MAIN_LOCK", lock)
    commands: list[list[str]] = []
    monkeypatch.setattr(setup, "run", lambda _step, _what, command: commands.append([str(word) for word in command]))

    setup.install_packages()

    [command] = commands
    assert {"--require-hashes", "--no-deps"} <= set(command)
    assert command[-2:] == ["-r", str(lock)]


def test_the_lock_is_complete() -> None:
    """Nothing that an installed package needs is missing from what the lock installed."""
    checked = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
