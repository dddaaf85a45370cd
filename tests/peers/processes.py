"""Starting a peer as a process of its own, waiting for its READY line, ending it by its id."""

import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.peers.shared import shared


def shared_tool(name: str) -> Path:
    """Find a tool in the shared folder, or fail the test by naming what is missing."""
    path = shared() / "tools" / name
    if not path.is_file():
        pytest.fail(
            f"{name} is missing: expected in {path.parent}. "
            "Set SHARED_DIR to the folder that holds tools/."
        )
    return path


def cache_folder(name: str) -> Path:
    """Name the folder where a peer keeps what it installs, outside the repository."""
    root = Path(os.environ.get("PEER_CACHE", Path.home() / ".cache" / "bsr-pearls-peers"))
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def free_port() -> int:
    """Name a loopback port that nobody uses at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], *, seconds: float, env: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Run a peer and give what stands after READY; it ends with the block, by its process id."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **(env or {})},
    )
    said: queue.Queue[str | None] = queue.Queue()
    complaints: list[str] = []
    threading.Thread(target=_listen, args=(process, said), daemon=True).start()
    complaining = threading.Thread(target=lambda: complaints.extend(process.stderr or ()))
    complaining.daemon = True
    complaining.start()
    try:
        address = _ready(said, seconds=seconds)
        if address is None:
            process.terminate()
            complaining.join(timeout=15)
            words = "".join(complaints[-5:])
            pytest.fail(f"{_name(command)} was not ready: {words}")
        yield address
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=5)


def python() -> str:
    return sys.executable


def _listen(process: "subprocess.Popen[str]", said: "queue.Queue[str | None]") -> None:
    for line in process.stdout or ():
        said.put(line.strip())
    said.put(None)


def _ready(said: "queue.Queue[str | None]", *, seconds: float) -> str | None:
    """Wait for the READY line; None if the peer ended or stayed silent for so long."""
    while True:
        try:
            line = said.get(timeout=seconds)
        except queue.Empty:
            return None
        if line is None or line.startswith("READY "):
            return line and line.removeprefix("READY ")


def _name(command: Sequence[str]) -> str:
    return next((Path(part).name for part in command if "/tools/" in part), Path(command[0]).name)
