"""Run the whole site on this machine, with nothing prepared."""

import os
import secrets
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from config.demo.seeding.ceremonies import ceremonies_to_try
from config.demo.seeding.door import gates_to_try
from config.demo.seeding.guests import guests_to_try
from config.demo.seeding.library import links_to_try
from config.demo.starting import (
    CannotStart,
    check_port,
    prepare_broker,
    prepare_database,
    start_over,
)
from config.demo.supervisor import Child, Supervisor


class Command(BaseCommand):
    help = (
        "Prepare and run the demo: web, worker, beat and clock on SQLite, ended with Ctrl-C. "
        "Reads HOST, PORT, DATA_DIR, DEMO_PASSWORD and RESET=1 from the environment."
    )
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        data_dir = Path(settings.DATA_DIR)
        try:
            if not port.isdigit() or not 0 < int(port) < 65536:
                raise CannotStart(f"PORT is {port!r}; it must be a number from 1 to 65535.")
            check_port(host, int(port))
            if os.environ.get("RESET") == "1":
                _start_over_keeping_secrets(data_dir)
            self._say("database")
            prepare_database(data_dir)
            prepare_broker(data_dir)
            password = _password(data_dir)
            call_command("seed_demo", password=password, if_empty=True)
        except CannotStart as refused:
            raise CommandError(str(refused)) from refused
        connections.close_all()
        self._say("starting web, worker, beat and clock")
        answered = threading.Event()
        threading.Thread(
            target=self._announce, args=(host, port, password, began, answered), daemon=True
        ).start()
        children = _children(host, port, data_dir)
        sys.exit(Supervisor(children, is_ready=answered.is_set).run())

    def _say(self, what: str) -> None:
        self.stderr.write(f"· {what}")

    def _announce(
        self, host: str, port: str, password: str, began: float, answered: threading.Event
    ) -> None:
        address = f"http://{host}:{port}"
        while True:
            try:
                with urllib.request.urlopen(f"{address}/en/", timeout=30):  # noqa: S310  ours
                    break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.2)
        answered.set()
        self.stdout.write(
            f"""
  BSR Cultural Pearls is running ({time.monotonic() - began:.0f} s).

    {address}/               the site, in your browser's language
    {address}/admin/         the editor
    {address}/demo/mailbox/  every mail that the demo sent
{_to_try(address)}
  Sign in as admin, officer, reviewer, partner or host; password: {password}
  Data: {settings.DATA_DIR}   Start over: make demo RESET=1   End: Ctrl-C
"""
        )


def _to_try(address: str) -> str:
    found = [*links_to_try(), *ceremonies_to_try(), *guests_to_try(), *gates_to_try()]
    return "".join(f"    {address}{path}\n        {what}\n" for path, what in found)


def _start_over_keeping_secrets(data_dir: Path) -> None:
    # The settings of this very process already use the secrets: they stay, all else goes.
    kept = {path: path.read_text() for path in (data_dir / "secrets").glob("*")}
    start_over(data_dir)
    for path, text in kept.items():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(text)
        path.chmod(0o600)


def _password(data_dir: Path) -> str:
    """Return DEMO_PASSWORD, or a password made once and kept with the data."""
    if given := os.environ.get("DEMO_PASSWORD"):
        return given
    kept = data_dir / "secrets" / "demo_password"
    if not kept.exists():
        kept.write_text("-".join(secrets.token_hex(2) for _ in range(3)))
        kept.chmod(0o600)
    return kept.read_text()


def _children(host: str, port: str, data_dir: Path) -> list[Child]:
    celery = [sys.executable, "-m", "celery", "--quiet", "-A", "config"]
    quiet = ["--loglevel=WARNING"]
    return [
        Child(
            "web",
            [
                *[sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"],
                *["--host", host, "--port", port, "--workers", "1"],
                # A file on a slow line holds a thread, and a line that only half died holds
                # one for a minute; without the timeout it would also hold up the end.
                *["--blocking-threads", "64", "--workers-kill-timeout", "10s"],
                *["--log-level", "warning", "--respawn-failed-workers", "config.wsgi:application"],
            ],
        ),
        Child(
            "worker",
            [
                *[*celery, "worker", "--pool=threads", "--concurrency=2"],
                *["--without-gossip", "--without-mingle", "--without-heartbeat", *quiet],
            ],
        ),
        Child(
            "beat",
            [*celery, "beat", "--pidfile=", *quiet],
        ),
        Child("clock", [sys.executable, "manage.py", "reveal_clock"]),
    ]
