"""A large upload over a network that cuts, to servers that are killed: ours and @tus/server.

UPLOAD_BENCH_MB sets the size of the file (1024), UPLOAD_BENCH_RIVAL=0 leaves the rival out.
"""

import filecmp
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from bench.uploads.network import bad_network
from bench.uploads.servers import Server, ours, reference
from config.settings.environment import PROJECT_DIR

CUTS = 50
SERVER_KILLS = (0.15, 0.35, 0.6, 0.85)
CLIENT_KILLS = (0.25, 0.7)
CLEAN_RUNS = 3
MB = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Result:
    """What one server did with one file; times in seconds, memory in bytes above idle."""

    server: str
    clean_mb_per_s: float
    bad_seconds: float
    cuts: int
    sent_again_percent: float
    resume_median: float
    resume_longest: float
    memory: int
    is_identical: bool


def run():
    size = int(os.environ.get("UPLOAD_BENCH_MB", "1024")) << 20
    with tempfile.TemporaryDirectory(prefix="upload-bench-", dir=settings.DATA_DIR) as name:
        folder = Path(name)
        source = _random_file(folder / "source", size)
        database = f"sqlite:///{settings.DATABASES['default']['NAME']}"
        servers = [ours(folder / "ours", env={"DATABASE_URL": database})]
        if os.environ.get("UPLOAD_BENCH_RIVAL") != "0":
            servers.append(reference(folder / "rival"))
        clean = _clean_speeds(servers, source)
        results = [measure(server, source, clean=clean[server.name]) for server in servers]
    head = (
        *("server", "clean MB/s", f"{results[0].cuts} cuts, 4+2 kills", "sent again"),
        *("half-open p50 / max", "memory", "same bytes"),
    )
    rows = [head, *map(_row, results)]
    return f"One upload of {size >> 20} MiB", rows, {"results": [asdict(r) for r in results]}


def measure(server: Server, source: Path, *, clean: float) -> Result:
    """Send one file through everything that can go wrong."""
    size = source.stat().st_size
    _empty(server.folder)
    server.start()
    try:
        _send_small(server, source)
        idle = server.memory()
        between = (min(64_000, size // CUTS), 2 * size // CUTS)
        with (
            _memory_peak(server) as peak,
            bad_network(server.port, cuts=CUTS, between=between) as network,
        ):
            seconds, resumes = _send_badly(server, source, network.ports)
        arrived = _largest(server.folder)
        return Result(
            server=server.name,
            clean_mb_per_s=clean,
            bad_seconds=seconds,
            cuts=network.cuts,
            sent_again_percent=100 * max(0, network.bytes_up - size) / size,
            resume_median=statistics.median(resumes),
            resume_longest=max(resumes),
            memory=max(0, peak[0] - idle),
            is_identical=filecmp.cmp(arrived, source, shallow=False),
        )
    finally:
        server.kill()


def _clean_speeds(servers: list[Server], source: Path) -> dict[str, float]:
    """Send the file over the plain loopback, server by server in turn; MB/s, the median."""
    speeds: dict[str, list[float]] = {server.name: [] for server in servers}
    for _ in range(CLEAN_RUNS):
        for server in servers:
            _empty(server.folder)
            server.start()
            try:
                _send_small(server, source)
                took = _finish(_client(server, source, [server.port]))["seconds"]
            finally:
                server.kill()
            speeds[server.name].append(source.stat().st_size / took / MB)
    return {name: statistics.median(several) for name, several in speeds.items()}


def _send_badly(server: Server, source: Path, ports: list[int]) -> tuple[float, list[float]]:
    """Send, and kill the server and the client when so much of the file has arrived."""
    size = source.stat().st_size
    kills = sorted(
        [(at, "server") for at in SERVER_KILLS] + [(at, "client") for at in CLIENT_KILLS]
    )
    state = server.folder.parent / f"state-{secrets.token_hex(4)}"
    began = time.monotonic()
    client = _client(server, source, ports, state)
    while client.poll() is None:
        if kills and server.arrived() >= kills[0][0] * size:
            if kills.pop(0)[1] == "server":
                server.kill()
                server.start()
            else:
                client.kill()
                client.communicate()
                client = _client(server, source, ports, state)
        time.sleep(0.01)
    half_open = str(ports[-1])
    return time.monotonic() - began, _finish(client)["resumes"][half_open] or [0.0]


def _client(
    server: Server, source: Path, ports: list[int], state: Path | None = None
) -> "subprocess.Popen[str]":
    state = state or server.folder.parent / f"state-{secrets.token_hex(4)}"
    command = [sys.executable, "-m", "bench.uploads.client", str(source), server.create_path]
    return subprocess.Popen(
        [*command, str(state), *map(str, ports)],
        cwd=PROJECT_DIR,
        stdout=subprocess.PIPE,
        text=True,
    )


def _finish(client: "subprocess.Popen[str]") -> dict[str, Any]:
    """Wait for a client's end; return what it measured."""
    said, _ = client.communicate(timeout=3600)
    if client.returncode:
        raise RuntimeError(f"the client ended with {client.returncode}")
    measured: dict[str, Any] = json.loads(said)
    return measured


def _send_small(server: Server, source: Path) -> None:
    """Let the server load what it loads with its first request."""
    small = source.with_name("small")
    small.write_bytes(b"x" * 100_000)
    _finish(_client(server, small, [server.port]))


@contextmanager
def _memory_peak(server: Server) -> Iterator[list[int]]:
    peak, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(0.02):
            peak[0] = max(peak[0], server.memory())

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield peak
    finally:
        over.set()
        watching.join()


def _random_file(path: Path, size: int) -> Path:
    with path.open("wb") as opened:
        for _ in range(size >> 20):
            opened.write(os.urandom(1 << 20))
    return path


def _empty(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()


def _largest(folder: Path) -> Path:
    return max((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)


def _row(result: Result) -> tuple[object, ...]:
    return (
        result.server,
        f"{result.clean_mb_per_s:,.0f}",
        f"{result.bad_seconds:.1f} s",
        f"{result.sent_again_percent:.3f} %",
        f"{result.resume_median:.2f} / {result.resume_longest:.2f} s",
        f"{result.memory / MB:.1f} MB",
        "yes" if result.is_identical else "NO",
    )
