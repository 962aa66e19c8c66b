"""Every notebook runs from top to bottom with nobody there to answer, and is saved without output."""
# nbformat is not typed.
# mypy: disable-error-code="no-untyped-call"

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture
def private_jupyter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders of our own for the kernel and its store, and no cluster but the one inside the kernel."""
    for name in [name for name in os.environ if name.startswith(("DA_NB_", "DASK_", "JPY_"))]:
        monkeypatch.delenv(name)
    for name in ("DATA", "CONFIG", "RUNTIME"):
        monkeypatch.setenv(f"JUPYTER_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")


def read(path: Path) -> Any:  # noqa: ANN401 - nbformat's nodes have no types
    """The notebook. Raises ValidationError for one that is not well formed."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.timeout(120)
@pytest.mark.usefixtures("private_jupyter")
# Jupyter's client warns that the kernel listens on TCP, and closes its sockets late.
@pytest.mark.filterwarnings("default::UserWarning", "default::ResourceWarning")
def test_it_runs_unattended(path: Path, tmp_path: Path) -> None:
    """Issue 2, 10: no cell fails and none waits for a person; a screen that asks is drawn and left."""
    notebook = read(path)
    client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(tmp_path)}})
    client.execute()
    interviews = [cell for cell in notebook.cells if cell.source.startswith("%%interview")]
    assert interviews
    for cell in interviews:
        shown = [output.data for output in cell.outputs if output.output_type == "display_data"]
        assert ["application/vnd.jupyter.widget-view+json" in data for data in shown] == [True]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_saved_without_output(path: Path) -> None:
    """Style: what a person sees in a notebook of ours is what it does on their machine."""
    for cell in read(path).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_there_are_notebooks() -> None:
    """The tests above have something to run."""
    assert "01_first_interview" in [path.stem for path in NOTEBOOKS]
