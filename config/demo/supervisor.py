"""Web, worker, beat and clock under one foreground process: started, watched, ended together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

GRACE = 20.0  # seconds that a child has to end by itself
MOST_RESTARTS = 5  # in a row, each within SETTLED seconds of its start
SETTLED = 10.0
FIRST_ALONE = 30.0
PR_SET_PDEATHSIG = 1


def _own_session_that_dies_with_us() -> None:
    # Ctrl-C reaches only the parent, which ends the children in order; and where the parent is
    # killed outright, Linux ends them for it.
    os.setsid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def say(text: str) -> None:
    """Write one line of the supervisor's own."""
    sys.stdout.write(f"  demo | {text}\n")
    sys.stdout.flush()


@dataclass
class Child:
    """One process that must run."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[str] | None = None
    started_at: float = 0.0
    falls: int = 0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  our own command lines
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            bufsize=1,
            preexec_fn=_own_session_that_dies_with_us,
        )
        threading.Thread(target=self._relay, args=(self.process,), daemon=True).start()

    def end_what_it_left(self) -> None:
        """End what a fallen child had started itself, or it would keep the port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def _relay(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout or ():
            sys.stdout.write(f"{self.name:>6} | {line}")
            sys.stdout.flush()


class Supervisor:
    """Runs children until a signal or until one cannot be kept alive."""

    def __init__(self, children: Sequence[Child], *, is_ready: Callable[[], bool]) -> None:
        self.children = children
        self._is_ready = is_ready
        self._stop = threading.Event()

    def run(self) -> int:
        """Start all, restart what falls; 0 after a signal, 1 when a child is beyond help."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._stop.set())
        # The first child has the machine to itself until it answers: that is what one waits for.
        first, *others = self.children
        first.start()
        until = time.monotonic() + FIRST_ALONE
        while not self._is_ready() and time.monotonic() < until and not self._stop.wait(0.2):
            if not self._keep(first):
                break
        for child in others:
            child.start()
        code = 0
        while not self._stop.wait(0.3):
            lost = next((child for child in self.children if not self._keep(child)), None)
            if lost is not None:
                say(f"{lost.name} cannot be kept running; see its lines above.")
                code = 1
                break
        self._end()
        return code

    def _keep(self, child: Child) -> bool:
        if child.process is None or child.process.poll() is None:
            return True
        child.end_what_it_left()
        lasted = time.monotonic() - child.started_at
        child.falls = 1 if lasted > SETTLED else child.falls + 1
        if child.falls > MOST_RESTARTS:
            return False
        say(f"{child.name} ended with {child.process.returncode}; starting it again")
        self._stop.wait(min(5.0, 0.5 * child.falls))
        child.start()
        return True

    def _end(self) -> None:
        running = [child.process for child in self.children if child.process]
        for process in running:
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + GRACE
        for process in running:
            try:
                process.wait(timeout=max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
