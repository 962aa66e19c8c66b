"""A warm process that forks one child per action: started once per worker, it has imported what actions need.

The owner keeps one end of a control socket. Each message on it carries two descriptors, the stream of one action and
the pipe for what it prints. When the owner is gone, however it died, the socket ends and every child is killed.
"""

import array
import contextlib
import ctypes
import gc
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import traceback

from da_nb.tasks import frames
from da_nb.tasks.forked import Entry, live, load_entry

_BOOT = "import sys; sys.path[:] = sys.argv[3:]; from da_nb.tasks.zygote import main; main()"
_PR_SET_PDEATHSIG = 1
_LOOK_S = 2.0
"""How often the zygote looks whether its owner lives; the socket tells it at once, except if a fork holds it open."""


class ZygoteBroken(RuntimeError):
    """The zygote did not start, or has died; the text says why."""


class Zygote:
    """The owner's side: starts the process and has it fork."""

    def __init__(self, entry: str) -> None:
        """Start the process; it imports the module of `entry` ("module:function") in the meantime."""
        mine, its = socket.socketpair()
        with its:
            # A session of its own: an interrupt of the kernel goes to its process group and must not reach actions.
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _BOOT, str(its.fileno()), entry, *sys.path],
                pass_fds=[its.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._control = mine
        self._lock = threading.Lock()
        self._ready = False

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still fork."""
        return self._process.poll() is None

    def fork(self) -> tuple[socket.socket, int]:
        """Start one action's process: its stream, and the descriptor to read what it prints.

        Both belong to the caller. Raises ZygoteBroken.
        """
        stream, its_stream = socket.socketpair()
        log, its_log = os.pipe()
        try:
            with its_stream, self._lock:
                self._wait_until_ready()
                passed = array.array("i", [its_stream.fileno(), its_log])
                self._control.sendmsg([b"f"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, passed)])
        except OSError as error:
            stream.close()
            os.close(log)
            raise ZygoteBroken(f"the process that starts actions is gone ({error})") from error
        except ZygoteBroken:
            stream.close()
            os.close(log)
            raise
        finally:
            os.close(its_log)
        return stream, log

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        try:
            kind, body = frames.receive(self._control)
        except EOFError:
            raise ZygoteBroken("the process that starts actions ended before it was ready") from None
        if kind == frames.BROKEN:
            raise ZygoteBroken(f"the process that starts actions could not be prepared:\n{body.decode()}")
        self._ready = True

    def close(self) -> None:
        """End it and every action it started; returns when they are gone."""
        self._control.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def main() -> None:
    """Run as the zygote: `sys.argv` holds the control socket's descriptor and the entry."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control = socket.socket(fileno=int(sys.argv[1]))
    try:
        entry = load_entry(sys.argv[2])
    except BaseException:  # noqa: BLE001 - whatever an import raises is the owner's to report
        frames.send(control, frames.BROKEN, traceback.format_exc().encode())
        return
    gc.collect()
    gc.freeze()
    with contextlib.suppress(OSError):
        frames.send(control, frames.READY)
        _Nursery(control, entry).serve()


class _Nursery:
    """The zygote's side. It has one thread, so that a fork is safe."""

    def __init__(self, control: socket.socket, entry: Entry) -> None:
        self._control = control
        self._entry = entry
        self._owner = os.getppid()
        self._children: set[int] = set()
        # Wakes the loop when a child ends.
        self._bell, bell = socket.socketpair()
        bell.setblocking(False)
        self._bell.setblocking(False)
        self._bell_writer = bell
        signal.set_wakeup_fd(bell.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Fork on demand until the owner is gone."""
        while os.getppid() == self._owner:
            ready, _, _ = select.select([self._control, self._bell], [], [], _LOOK_S)
            if self._bell in ready:
                self._bell.recv(4096)
            self._bury()
            if self._control not in ready:
                continue
            message, descriptors, _, _ = socket.recv_fds(self._control, 1, 2)
            if not message:
                break
            self._fork(*descriptors)
        for child in self._children:
            _kill_group(child)
        for child in self._children:
            os.waitpid(child, 0)

    def _bury(self) -> None:
        """Reap the dead. What they left running goes with them: the group dies before its number is free again."""
        while self._children:
            found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if found is None:
                return
            _kill_group(found.si_pid)
            os.waitpid(found.si_pid, 0)
            self._children.discard(found.si_pid)

    def _fork(self, stream: int, log: int) -> None:
        me = os.getpid()
        try:
            child = os.fork()
        except OSError:
            child = -1
        if child == 0:
            self._be_child(me, stream, log)
        os.close(stream)
        os.close(log)
        if child > 0:
            # Here as well as in the child: whichever comes first, the group exists before it can be asked for.
            with contextlib.suppress(OSError):
                os.setpgid(child, child)
            self._children.add(child)

    def _be_child(self, parent: int, stream: int, log: int) -> None:
        """Become the leader of an own group that dies with the zygote."""
        try:
            os.setpgid(0, 0)
            if sys.platform == "linux":
                ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for kept in (self._control, self._bell, self._bell_writer):
                kept.close()
            if os.getppid() == parent:
                live(socket.socket(fileno=stream), log, self._entry)
        finally:
            os._exit(1)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
