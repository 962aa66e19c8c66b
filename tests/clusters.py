"""A real Dask cluster for tests: `dask scheduler` and workers as processes of their own, on free ports."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import psutil

from da_nb.timekeeping import monotonic_s

ROOT = Path(__file__).parents[1]
_START_S = 20.0


def free_port() -> int:
    """A port of this machine nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class ExternalCluster:
    """One scheduler and `workers` workers with a nanny each; `address` is where clients connect.

    The scheduler cannot import our package, the workers can. Everything is ended by process id.
    """

    def __init__(self, workers: int = 2, threads: int = 2) -> None:
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._threads = threads
        self._open = contextlib.ExitStack()
        self._folder = Path(self._open.enter_context(tempfile.TemporaryDirectory()))
        log = Path(self._folder, "log").open("wb")  # noqa: SIM115 - closed with the cluster
        self._log = self._open.enter_context(log)
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start_scheduler()
        for _ in range(workers):
            self.add_worker()

    def _dask(self, *arguments: str, path: bool) -> "subprocess.Popen[bytes]":
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
        environment["PYTHONPATH"] = str(ROOT) if path else ""
        command = [sys.executable, "-m", "dask", *arguments, "--dashboard-address", "127.0.0.1:0"]
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            env=environment,
            cwd=self._folder,
        )

    def _start_scheduler(self) -> "subprocess.Popen[bytes]":
        process = self._dask("scheduler", "--host", "127.0.0.1", "--port", str(self.port), path=False)
        end_s = monotonic_s() + _START_S
        while monotonic_s() < end_s and process.poll() is None:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as line:
                # It speaks first, once it is ready.
                line.recv(1)
                return process
        process.kill()
        raise RuntimeError(f"The scheduler did not start:\n{self.log}")

    def add_worker(self) -> "subprocess.Popen[bytes]":
        """One more worker; it may take a second until it is there."""
        place = ("--host", "127.0.0.1", "--local-directory", str(self._folder), "--memory-limit", "0")
        process = self._dask("worker", self.address, "--nthreads", str(self._threads), *place, path=True)
        self.workers.append(process)
        return process

    def restart_scheduler(self) -> None:
        """Kill the scheduler; another one takes its address, and new workers come for it."""
        end(self.scheduler)
        for worker in self.workers:
            end(worker)
        count, self.workers = len(self.workers), []
        self.scheduler = self._start_scheduler()
        for _ in range(count):
            self.add_worker()

    def worker_processes(self) -> list[psutil.Process]:
        """The processes the nannies started, in which tasks run."""
        found = []
        for nanny in self.workers:
            with contextlib.suppress(psutil.NoSuchProcess):
                children = psutil.Process(nanny.pid).children()
                found += [child for child in children if "spawn_main" in " ".join(child.cmdline())]
        return found

    @property
    def log(self) -> str:
        """What scheduler and workers printed."""
        self._log.flush()
        return Path(self._folder, "log").read_text(errors="replace")

    def close(self) -> None:
        """End all processes."""
        for process in (*self.workers, self.scheduler):
            end(process)
        self._open.close()

    def __enter__(self) -> "ExternalCluster":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def end(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and all its children, by process id."""
    family: list[psutil.Process] = []
    with contextlib.suppress(psutil.NoSuchProcess):
        parent = psutil.Process(process.pid)
        # Stopped first, so that a nanny starts no new worker meanwhile.
        with contextlib.suppress(psutil.NoSuchProcess):
            parent.send_signal(signal.SIGSTOP)
        family = [*parent.children(recursive=True), parent]
    for member in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            member.kill()
    process.wait()
    psutil.wait_procs(family[:-1], timeout=5)


@contextlib.contextmanager
def external_cluster(workers: int = 2, threads: int = 2) -> Iterator[str]:
    """The address of a scheduler with workers that lives as long as the block."""
    with ExternalCluster(workers, threads) as cluster:
        yield cluster.address
