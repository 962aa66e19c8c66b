"""Set up a checkout: .venv, the locked packages, Node.js, the front end, and a Chromium when asked.

Needs only a Python 3.8 to start, and nothing but its standard library. Each step leaves a stamp in
`.venv/.setup/` with the hash of what it was made from, so a second run does nothing and takes no time.

    python3 .ci/setup.py              # everything `make lab` needs
    python3 .ci/setup.py --browser    # and a Chromium; its path goes to .venv/.setup/chromium
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMPS = VENV / ".setup"
FRONT_END = ROOT / "labextension"
BUILT = (ROOT / "da_nb" / "view" / "static" / "screen.js", ROOT / "da_nb" / "labextension" / "package.json")
MAIN_LOCK = ROOT / "requirements" / "main.txt"
NODE_LOCK = ROOT / "requirements" / "node.txt"

OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
PYTHONS = ("python3.13", "python3.14", "python3.12", "python3.11", "python3", "python")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
LOG_TAIL_LINES = 30


class SetupFailed(Exception):
    """A step failed; the message is one sentence for the person at the terminal."""


def main() -> int:
    """Run every step that is out of date; exit status 1 after a failure."""
    parser = argparse.ArgumentParser(description="Set up this checkout of da_nb.")
    parser.add_argument("--browser", action="store_true", help="make sure of a Chromium, too")
    wanted = parser.parse_args()
    try:
        make_environment()
        install_packages()
        make_front_end(find_npm())
        install_project()
        if wanted.browser:
            (STAMPS / "chromium").write_text(find_or_install_chromium(), encoding="utf-8")
    except SetupFailed as failure:
        print(f"\nSet-up stopped: {failure}", file=sys.stderr)
        return 1
    return 0


# ---- Steps -------------------------------------------------------------------------------------------


def make_environment() -> None:
    """Make .venv from the first Python that is new enough and can make one."""
    if not runs(PYTHON, "-c", "import pip"):
        python = find_python()
        run("environment", f"Python environment from {python}", [python, "-m", "venv", "--clear", VENV])
    STAMPS.mkdir(exist_ok=True)


def install_packages() -> None:
    """Install the locked Python packages; pip refuses any file whose hash is not in the lock."""
    made_from = digest([MAIN_LOCK])
    if is_current("packages", made_from):
        return
    run("packages", "Python packages", pip_install_lock(MAIN_LOCK))
    stamp("packages", made_from)


def find_npm() -> str:
    """Path of an npm whose Node.js is new enough: the system's, else one from the Python index."""
    for folder in (None, str(BIN)):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node and npm and node_major(node) >= OLDEST_NODE and runs(npm, "--version"):
            return npm
    run("node", "Node.js", pip_install_lock(NODE_LOCK))
    npm = shutil.which("npm", path=str(BIN))
    if npm is None or not runs(npm, "--version"):
        fail(f"Node.js {OLDEST_NODE} or later is missing and the one from the Python index does not run here.")
    return npm


def make_front_end(npm: str) -> None:
    """Build da_nb/view/static and da_nb/labextension from labextension/, when their sources changed."""
    lock = [FRONT_END / name for name in ("package.json", "package-lock.json", ".npmrc")]
    modules = FRONT_END / "node_modules"
    made_from = digest(lock)
    if not (modules.is_dir() and is_current("npm", made_from)):
        run("npm", "npm packages", [npm, "ci"], cwd=FRONT_END)
        stamp("npm", made_from)
    made_from = digest([*lock, *front_end_sources()])
    if not (all(path.is_file() for path in BUILT) and is_current("front_end", made_from)):
        run("front_end", "front end", [npm, "run", "build:prod"], cwd=FRONT_END)
        stamp("front_end", made_from)


def install_project() -> None:
    """Install da_nb itself, editable; again after each build, because its JupyterLab files are copied."""
    made_from = digest([ROOT / "pyproject.toml", FRONT_END / "install.json", *files_in(BUILT[1].parent)])
    if is_current("project", made_from):
        return
    command = pip_install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    run("project", "da_nb itself", command, env={"SKIP_JUPYTER_BUILDER": "1"})
    stamp("project", made_from)


def find_or_install_chromium() -> str:
    """Path of a Chromium that runs: DA_NB_CHROMIUM, the system's, Debian's package, Playwright's download."""
    named = os.environ.get("DA_NB_CHROMIUM")
    if named:
        if not runs(named, "--version"):
            fail(f"DA_NB_CHROMIUM names {named}, which does not run.")
        return named
    found = find_chromium()
    if found is None and can_apt():
        apt_install("chromium")
        found = find_chromium()
    if found is None:
        found = playwright_chromium()
    if found is None:
        fail("The browser tests need a Chromium; install the package chromium, or name one in DA_NB_CHROMIUM.")
    return found


# ---- What is on this machine ---------------------------------------------------------------------


def find_python() -> str:
    """Path of a Python new enough for da_nb that can make environments."""
    new_enough = [python for python in candidates() if runs(python, "-c", VERSION_CHECK)]
    complete = [python for python in new_enough if runs(python, "-c", "import ensurepip, venv")]
    if new_enough and not complete and can_apt():
        apt_install("python3-venv")
        complete = [python for python in new_enough if runs(python, "-c", "import ensurepip, venv")]
    oldest = ".".join(map(str, OLDEST_PYTHON))
    if not new_enough:
        fail(f"Python {oldest} or later is missing; install it, or put it on the PATH.")
    if not complete:
        fail(f"{new_enough[0]} has no module venv; on Debian and Ubuntu install the package python3-venv.")
    return complete[0]


VERSION_CHECK = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"


def candidates() -> Iterator[str]:
    """Paths of Pythons, the one running this script first."""
    yield sys.executable
    for name in PYTHONS:
        path = shutil.which(name)
        if path:
            yield path


def node_major(node: str) -> int:
    """Major version of a Node.js; 0 when it does not run."""
    try:
        printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
        return int(printed.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


def find_chromium() -> str | None:
    """Path of the system's Chromium or Chrome; None when there is none that runs."""
    for name in (*CHROMIUMS, MAC_CHROME):
        path = shutil.which(name)
        if path and runs(path, "--version"):
            return path
    return None


ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def playwright_chromium() -> str | None:
    """Path of the Chromium that Playwright downloads; None when it cannot, or it does not run here."""
    print("  Chromium from Playwright ...", flush=True)
    if not runs(PYTHON, "-m", "playwright", "install", "chromium"):
        return None
    path = subprocess.run([PYTHON, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, check=False).stdout.strip()
    return path if path and runs(path, "--version") else None


def can_apt() -> bool:
    """Whether this is Debian or a relative, and we may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(package: str) -> None:
    """Try to install a Debian package; the caller looks whether it is there."""
    print(f"  {package} from Debian ...", flush=True)
    if runs("apt-get", "update"):
        runs("apt-get", "install", "-y", "--no-install-recommends", package)


# ---- Running and remembering ---------------------------------------------------------------------


def pip_install_lock(lock: Path) -> list[object]:
    """Command that installs exactly what a lock names.

    The lock is complete, so pip must not resolve: for a requirement with an extra (`coverage[toml]`) it would
    look at the newest release before the pinned one and stop, on the day that a newer one is published.
    """
    return pip_install("--require-hashes", "--no-deps", "-r", lock)


def pip_install(*what: object) -> list[object]:
    """Command that installs into .venv."""
    return [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", *what]


def environment(**more: str) -> dict[str, str]:
    """Environment of every command: programs of .venv first, nobody asked anything."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    quiet = {"PATH": path, "DEBIAN_FRONTEND": "noninteractive", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {**os.environ, **quiet, **more}


def run(
    step: str,
    what: str,
    command: list[object],
    cwd: Path = ROOT,
    env: dict[str, str] | None = None,
) -> None:
    """Run a command quietly; show the end of what it printed only when it fails."""
    print(f"  {what} ...", end=" ", flush=True)
    began = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment(**(env or {})),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    print(f"{time.monotonic() - began:.0f} s" if done.returncode == 0 else "failed", flush=True)
    if done.returncode != 0:
        print("\n".join(done.stdout.splitlines()[-LOG_TAIL_LINES:]), file=sys.stderr)
        fail(f"the step '{step}' ({what}) failed with status {done.returncode}, for the reason printed above.")


def runs(*command: object) -> bool:
    """Whether a command can be started and ends with status 0."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def fail(sentence: str) -> NoReturn:
    """End the set-up with one sentence."""
    raise SetupFailed(sentence)


def front_end_sources() -> Iterator[Path]:
    """Every file the front end is built from."""
    yield from sorted(FRONT_END.glob("tsconfig*.json"))
    for folder in ("src", "style"):
        yield from files_in(FRONT_END / folder)


def files_in(folder: Path) -> list[Path]:
    """Every file below a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digest(paths: Iterable[Path]) -> str:
    """Hash of the names and contents of files; a missing file counts as empty."""
    total = hashlib.sha256(sys.platform.encode())
    for path in paths:
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()


def is_current(step: str, made_from: str) -> bool:
    """Whether a step's last success was made from the same files."""
    path = STAMPS / step
    return path.is_file() and path.read_text(encoding="utf-8") == made_from


def stamp(step: str, made_from: str) -> None:
    """Remember what a step was made from."""
    (STAMPS / step).write_text(made_from, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
