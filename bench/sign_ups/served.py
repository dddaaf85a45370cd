"""The site under granian with two processes that can be killed, and its hall of a process apart."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.settings.environment import PROJECT_DIR
from tests.faults.servers import free_port, running_python, wait_for

PROCESSES, THREADS = "2", "16"


@dataclass(frozen=True)
class Server:
    """A running site; its workers are children of `pid`."""

    pid: int
    port: int

    def kill_one(self, number: int) -> None:
        """End one of its workers as a power cut would; granian starts another."""
        found = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        workers = [pid for pid in map(int, found) if b"spawn_main" in _command(pid)]
        os.kill(workers[number % len(workers)], signal.SIGKILL)


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


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
