"""Options and where they come from (house decision 12)."""

from pathlib import Path

import pytest

from da_nb.config import DaNb, data_folder

ADDRESS = "tcp://127.0.0.1:1"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("DA_NB_STORE", "DA_NB_SCHEDULER", "DASK_SCHEDULER_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))


def test_without_options_all_is_local(tmp_path: Path) -> None:
    """A file in Jupyter's data folder, and a cluster in this process."""
    assert data_folder() == tmp_path / "da_nb"
    assert DaNb().store_url() == f"sqlite:///{tmp_path / 'da_nb' / 'sessions.sqlite'}"
    assert DaNb().scheduler_address() is None


def test_the_environment_names_store_and_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our variables count before Dask's own."""
    monkeypatch.setenv("DA_NB_STORE", "sqlite://")
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", ADDRESS)
    assert (DaNb().store_url(), DaNb().scheduler_address()) == ("sqlite://", ADDRESS)
    monkeypatch.setenv("DA_NB_SCHEDULER", ADDRESS + "2")
    assert DaNb().scheduler_address() == ADDRESS + "2"


def test_configuration_counts_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is configured beats the environment."""
    monkeypatch.setenv("DA_NB_STORE", "sqlite://")
    assert DaNb(store="sqlite:///x", scheduler=ADDRESS).store_url() == "sqlite:///x"
    assert DaNb(scheduler=ADDRESS).scheduler_address() == ADDRESS
