"""A Jupyter server of its own for the tests: own folders, own port, ended by process id."""

import contextlib
import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from threading import Event
from typing import Any

import psutil

from da_nb.timekeeping import monotonic_s

TOKEN = "for-tests"
START_S = 60.0
END_S = 10.0
OVERRIDES = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    # Without windowing every cell is in the document, where a test can find it.
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none", "kernelShutdown": True},
    "@jupyterlab/codemirror-extension:plugin": {"defaultConfig": {"cursorBlinkRate": 0}},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
}


class Server:
    """JupyterLab and Notebook 7 below `folder`; notebooks are in `root`, the store in the data folder."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "root"
        self._log = folder / "server.log"
        runtime = folder / "runtime"
        for path in (self.root, runtime, folder / "config" / "labconfig"):
            path.mkdir(parents=True)
        settings = folder / "config" / "labconfig" / "default_setting_overrides.json"
        settings.write_text(json.dumps(OVERRIDES), encoding="utf-8")
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                self._command(),
                env=environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self.root,
            )
        self.url = self._wait_for(runtime / f"jpserver-{self.process.pid}.json")

    def _command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", f"--ServerApp.root_dir={self.root}"),
            *(f"--IdentityProvider.token={TOKEN}", "--ServerApp.terminals_enabled=False"),
            *("--LabApp.expose_app_in_browser=True", "--JupyterNotebookApp.expose_app_in_browser=True"),
        ]

    def _wait_for(self, info: Path) -> str:
        """The server's address, once it answers. The file appears when the port is known."""
        end_s, pause = monotonic_s() + START_S, Event()
        while monotonic_s() < end_s and self.process.poll() is None:
            with contextlib.suppress(OSError, ValueError):
                self.url = str(json.loads(info.read_text(encoding="utf-8"))["url"]).rstrip("/")
                self.api("/api/status")
                return self.url
            pause.wait(0.05)
        self.close()
        raise RuntimeError(f"JupyterLab did not start:\n{self.log}")

    @property
    def log(self) -> str:
        """What the server and the kernels printed."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def api(self, path: str, method: str = "GET") -> Any:  # noqa: ANN401 - JSON of the server
        """Call the server's REST interface."""
        request = urllib.request.Request(self.url + path, method=method, headers={"Authorization": f"token {TOKEN}"})
        with urllib.request.urlopen(request, timeout=20) as answer:
            body = answer.read()
        return json.loads(body) if body else None

    def end_kernels(self) -> None:
        """End every kernel, as closing a notebook does."""
        for session in self.api("/api/sessions"):
            self.api(f"/api/sessions/{session['id']}", "DELETE")

    def close(self) -> None:
        """End the server, its kernels and their children, by process id."""
        with contextlib.suppress(psutil.NoSuchProcess):
            server = psutil.Process(self.process.pid)
            family = server.children(recursive=True)
            server.terminate()
            with contextlib.suppress(psutil.TimeoutExpired):
                server.wait(END_S)
            family += server.children(recursive=True) if server.is_running() else []
            for left in [*family, server]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    left.kill()
        self.process.wait()


def environment(folder: Path) -> dict[str, str]:
    """Nothing of the person who runs the tests: folders of our own, no cluster, no debugger's warnings."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "DA_NB_", "DASK_", "JPY_", "PYTEST"))
    }
    return {
        **kept,
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "IPYTHONDIR": str(folder / "ipython"),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
