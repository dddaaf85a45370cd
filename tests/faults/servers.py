"""A PostgreSQL cluster, a Redis server and a folder of one's own, for tests that break them."""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Missing(RuntimeError):
    """A server that the test needs is not installed; the text names the Debian package."""


@contextmanager
def throwaway_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
        # The database server may run as another user and must get through to its own folder.
        os.chmod(folder, 0o755)
        yield Path(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, *, seconds: float = 20.0) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(f"nothing listens on port {port}")


# Where this names the data of a stopped cluster, new ones begin as its copies: `make test-services`
# applies all migrations once instead of for each server (tests/services/migrated.py).
BEGINS_AS = "POSTGRES_BEGINS_AS"


class Postgres:
    """One cluster in a folder; `crash`, `stop` and `start` do what they say."""

    def __init__(self, folder: Path, *settings: str) -> None:
        self.folder, self.port = folder, free_port()
        self._settings = settings
        self._bin = _postgres_programs()
        # initdb refuses to run as root, so a system user stands in.
        self._user = _unprivileged_user() if os.geteuid() == 0 else ""
        folder.mkdir(parents=True)
        if self._user:
            shutil.chown(folder, self._user)
        data = str(folder / "data")
        if begins_as := os.environ.get(BEGINS_AS):
            self._run(Path("/bin/cp"), "-a", begins_as, data)
        else:
            self._run(self._bin / "initdb", "-D", data, "-A", "trust", "-U", "pearls")

    @property
    def url(self) -> str:
        return f"postgres://pearls@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        options += "".join(f" -c {setting}" for setting in self._settings)
        self._ctl("start", "-w", "-o", options, "-l", str(self.folder / "log"))

    def crash(self) -> None:
        """Stop as a power cut would: no goodbyes, recovery from the log at the next start."""
        self._ctl("stop", "-m", "immediate")

    def stop(self) -> None:
        """End in good order: what is in the folder then is whole."""
        self._ctl("stop", "-m", "fast")

    def _ctl(self, *words: str) -> None:
        self._run(self._bin / "pg_ctl", "-D", str(self.folder / "data"), *words)

    def _run(self, program: Path, *words: str) -> None:
        command = [str(program), *words]
        if self._user:
            command = ["runuser", "-u", self._user, "--", *command]
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, cwd="/", stdin=subprocess.DEVNULL
        )


def _postgres_programs() -> Path:
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not installed:
        raise Missing("PostgreSQL is missing. Debian package: postgresql")
    return installed[-1].parent


def _unprivileged_user() -> str:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Missing(f"{getpass.getuser()} needs a system user such as postgres to run PostgreSQL as")


@contextmanager
def running_postgres(folder: Path, *settings: str) -> Iterator[Postgres]:
    server = Postgres(folder, *settings)
    server.start()
    try:
        yield server
    finally:
        server.crash()


@contextmanager
def running_redis(folder: Path) -> Iterator[int]:
    """Give the port of a Redis server without persistence: a flush empties it for good."""
    program = shutil.which("redis-server")
    if program is None:
        raise Missing("Redis is missing. Debian package: redis-server")
    port = free_port()
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    with running_process([*command, "--dir", str(folder)]):
        wait_for(port)
        yield port


@contextmanager
def running_python(
    *words: str, env: dict[str, str], log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with running_process([sys.executable, *words], env=env, log=log) as process:
        yield process


@contextmanager
def running_process(
    command: list[str], *, env: dict[str, str] | None = None, log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends; its words go to `log`."""
    with open(log or os.devnull, "ab") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=env
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
