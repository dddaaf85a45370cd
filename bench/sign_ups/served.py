"""The site under granian with two processes that can be killed, and its hall of a process apart."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from config.settings.environment import PROJECT_DIR
from tests.faults.servers import free_port, running_python, wait_for

PROCESSES, THREADS = "2", "16"
ONE_KILL_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Server:
    """A running site; its workers are children of `pid`."""

    pid: int
    port: int

    def kill_oldest(self) -> None:
        """End the worker that has lived longest as a power cut would; granian starts another.

        Never one just started: granian takes two deaths of the same worker in a row for a crash
        loop and gives up (`Worker crash loop detected`).
        """
        with ONE_KILL_AT_A_TIME:
            _until(lambda: len(self._workers()) == int(PROCESSES), what="not all workers are back")
            oldest = self._workers()[0]
            os.kill(oldest, signal.SIGKILL)
            _until(lambda: oldest not in self._workers(), what="a killed worker still runs")

    def _workers(self) -> list[int]:
        """Return the living children that serve, oldest first."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [pid for pid in map(int, children) if _serves(pid)]


def _until(holds: Callable[[], bool], *, what: str) -> None:
    give_up = time.monotonic() + 30
    while not holds():
        if time.monotonic() > give_up:
            raise RuntimeError(f"{what} after 30 s")
        time.sleep(0.02)


def _serves(pid: int) -> bool:
    """Whether a child is a worker: alive, and not what cleans up after multiprocessing."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return False
    return bool(command) and b"resource_tracker" not in command


@contextmanager
def served(env: dict[str, str], *, log: Path) -> Iterator[Server]:
    """Serve the site of the benchmarks until the block ends."""
    port = free_port()
    granian = [
        *["-m", "granian", "--interface", "wsgi", "--no-ws", "--port", str(port)],
        *["--workers", PROCESSES, "--blocking-threads", THREADS, "--respawn-failed-workers"],
        *["--respawn-interval", "0.1", "--log-level", "warning", "config.wsgi:application"],
    ]
    with running_python(*granian, env=env, log=log) as process:
        wait_for(port, seconds=120)
        yield Server(process.pid, port)


def ask_hall(*words: str, env: dict[str, str]) -> Any:
    """Let `bench.sign_ups.hall` do something in the server's database; returns what it says."""
    said = subprocess.run(
        [sys.executable, "-m", "bench.sign_ups.hall", *words],
        env=env,
        cwd=PROJECT_DIR,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(said.stdout.splitlines()[-1])
