"""The demo as a process of its own: started, killed and ended as on a visitor's machine."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from tests.peers.processes import free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "seven-towns-by-the-sea"
# The first start draws every picture of the story; a busy machine is given its time.
START_SECONDS = 900
END_SECONDS = 60
LAST_BREATH = 5  # Python's resource tracker ends when it notices that its parent has
LATE = timedelta(hours=2)
READY = "BSR Cultural Pearls is running"

T = TypeVar("T")


def until(ask: Callable[[], T], *, seconds: float, what: str, every: float = 0.25) -> T:
    """Ask until the answer is true and return it; AssertionError when time is up."""
    give_up_at = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        assert time.monotonic() < give_up_at, f"{seconds:.0f} s passed without: {what}"
        time.sleep(every)


class RunningDemo:
    """`manage.py demo` on a free port with a data folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self._log = folder / "demo.log"

    def start(self) -> None:
        """Start, and return when the demo itself says that it runs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        already_said = len(self.said())
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "demo"],
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

        def is_running() -> bool:
            assert self.process is not None
            assert self.process.poll() is None, f"the demo did not start:\n{self.said()[-3000:]}"
            return READY in self.said()[already_said:]

        try:
            until(is_running, seconds=START_SECONDS, what=f"the demo running; see {self._log}")
        except BaseException:
            self.kill_everything()
            raise

    def _environment(self) -> dict[str, str]:
        # Nothing of the test settings may leak in: what is tested is the demo's own defaults.
        own = {"DATA_DIR", "PORT", "HOST", "DEMO_PASSWORD", "RESET", "DJANGO_SETTINGS_MODULE"}
        leaking = {"SECRET_KEY", "CHANNEL_KEYS", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"}
        leaking |= {"CELERY_BROKER_URL", "EMAIL_URL", "LOG_LEVEL"}
        kept = {name: text for name, text in os.environ.items() if name not in own | leaking}
        return kept | {
            "DATA_DIR": str(self.data),
            "PORT": str(self.port),
            "DEMO_PASSWORD": PASSWORD,
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        }

    def said(self) -> str:
        return self._log.read_text(errors="replace") if self._log.exists() else ""

    # --- its processes -----------------------------------------------------------------

    def processes(self) -> dict[int, str]:
        """Return pid and command of everything that works on this data folder, orphans too."""
        mark = f"DATA_DIR={self.data}".encode()
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if mark not in (entry / "environ").read_bytes().split(b"\0"):
                    continue
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue  # it ended meanwhile
            if command:
                found[int(entry.name)] = command
        return found

    def child(self, part: str) -> int | None:
        """Return the pid of the supervisor's own child whose command holds `part`, if it runs."""
        assert self.process is not None
        for pid, command in self.processes().items():
            if part in command and parent_of(pid) == self.process.pid:
                return pid
        return None

    def end(self) -> int:
        """End it as Ctrl-C does; returns the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=END_SECONDS)

    def assert_alone(self) -> None:
        """Check that nobody outlives the demo by more than a moment."""
        give_up_at = time.monotonic() + LAST_BREATH
        while (left := self.processes()) and time.monotonic() < give_up_at:
            time.sleep(0.1)
        assert not left, f"these processes outlived the demo: {left}"

    def kill_everything(self) -> None:
        """Pull the plug: SIGKILL to every process at once."""
        assert self.process is not None
        for pid in self.processes():
            _kill(pid)
        self.process.wait(timeout=END_SECONDS)
        until(lambda: not self.processes(), seconds=END_SECONDS, what="an end of all processes")

    # --- its data ----------------------------------------------------------------------

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database file, from outside the demo's processes."""
        with closing(sqlite3.connect(self.data / "pearls.sqlite3", timeout=30)) as database:
            with database:
                return database.execute(sql, values).fetchall()

    def arrived(self) -> list[str]:
        """Return the Message-ID of every mail that left, as often as it left."""
        written = [path.read_text("utf-8") for path in (self.data / "mailbox").glob("*.log")]
        return re.findall(r"^Message-ID: *\n? *(<[^>]+>)", "\n".join(written), re.MULTILINE)

    def tell(self, code: str) -> str:
        """Run Python inside the site, as `manage.py shell` does; returns what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
            cwd=ROOT,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()

    def bring_forward(self, *, lane: str = "%", language: str = "%") -> set[int]:
        """Make posts that wait for another day due now; returns the deliveries."""
        now = datetime.now(UTC).replace(tzinfo=None)
        waiting = self.rows(
            "SELECT d.id FROM campaigns_delivery d JOIN campaigns_variant v ON v.id = d.variant_id"
            " WHERE d.state = 'ready' AND d.lane LIKE ? AND v.language LIKE ?",
            lane,
            language,
        )
        for (number,) in waiting:
            self.rows(
                "UPDATE campaigns_delivery SET due_at = ?, next_try_at = ?, not_after = ?"
                " WHERE id = ? AND state = 'ready'",
                *(now.isoformat(" "), now.isoformat(" "), (now + LATE).isoformat(" "), number),
            )
        return {number for (number,) in waiting}

    def copy_to(self, other: "RunningDemo") -> None:
        """Copy the data of a running demo: the files, and the databases in one piece each."""
        databases = shutil.ignore_patterns("*.sqlite3*", "*.pid", "*.lock")
        shutil.copytree(self.data, other.data, ignore=databases)
        for name in ("pearls.sqlite3", "broker.sqlite3"):
            with (
                closing(sqlite3.connect(self.data / name, timeout=30)) as source,
                closing(sqlite3.connect(other.data / name)) as copy,
            ):
                source.backup(copy)
                copy.execute("PRAGMA journal_mode=WAL")


def parent_of(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return None


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
