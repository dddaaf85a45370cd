"""The two servers under test, each as the processes that an installation would run."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]


@dataclass
class Server:
    """One server on one port, which can be killed outright and started again."""

    name: str
    command: list[str]
    port: int
    create_path: str
    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        log = self.folder.with_name(f"{self.folder.name}.log")
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as said:
            self.process = subprocess.Popen(
                self.command,
                cwd=PROJECT,
                env={**os.environ, **self.env},
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        until = time.monotonic() + 120
        while not self._answers():
            if time.monotonic() > until or self.process.poll() is not None:
                self.kill()
                words = log.read_text(errors="replace")[-2000:]
                raise RuntimeError(f"{self.name} does not start: {words}")
            time.sleep(0.05)

    def kill(self) -> None:
        """End it and its workers as a power cut would."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def memory(self) -> int:
        """Return what its processes hold at this moment, in bytes."""
        return _memory(self.process.pid) if self.process is not None else 0

    def arrived(self) -> int:
        """Return the length of the largest file that it has."""
        sizes = [path.stat().st_size for path in self.folder.rglob("*") if path.is_file()]
        return max(sizes, default=0)

    def _answers(self) -> bool:
        asked = f"OPTIONS {self.create_path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=10) as peer:
                peer.sendall(f"{asked}Tus-Resumable: 1.0.0\r\n\r\n".encode())
                return peer.recv(12).startswith(b"HTTP/1.1 20")
        except OSError:
            return False


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def ours(folder: Path, *, env: dict[str, str]) -> Server:
    """The site under granian, as `make demo` and deploy/ run it."""
    port = free_port()
    command = [
        *[sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"],
        *["--port", str(port), "--workers", "1", "--blocking-threads", "64"],
        *["--log-level", "warning", "config.wsgi:application"],
    ]
    settings = {"DJANGO_SETTINGS_MODULE": "bench.uploads.settings", "DATA_DIR": str(folder)}
    return Server("ours", command, port, "/bench/files/", folder / "private", {**settings, **env})


def reference(folder: Path) -> Server:
    """@tus/server from npm, installed once into the cache of test peers."""
    cache = Path(os.environ.get("PEER_CACHE", Path.home() / ".cache" / "bsr-pearls-peers"))
    modules = cache / "tus-server"
    modules.mkdir(parents=True, exist_ok=True)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        sys.exit("this benchmark needs node and npm in PATH")
    if not (modules / "node_modules" / "@tus" / "file-store").is_dir():
        packages = ["@tus/server@2", "@tus/file-store@2"]
        subprocess.run(
            [npm, "install", "--silent", "--no-audit", "--no-fund", *packages],
            cwd=modules,
            check=True,
        )
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    script = str(HERE / "tus_server.mjs")
    command = [node, script, str(modules), str(folder), str(port)]
    return Server("@tus/server", command, port, "/files", folder)


def _memory(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    own = next((line for line in status.splitlines() if line.startswith("VmRSS")), "VmRSS 0 kB")
    return int(own.split()[1]) * 1024 + sum(_memory(int(child)) for child in children)
