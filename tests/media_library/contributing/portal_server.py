"""The site as one web process with a database of its own, and invitations to hand in."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

from tests.browser.running_demo import ROOT, until
from tests.peers.processes import free_port

PASSWORD = "seven-towns-by-the-sea"
START_SECONDS = 120
# One process start for everything that the tests need: {"invitation's name": "path"}.
PREPARE = """
import json, logging
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from accounts.actions.grant_role import grant_role
from accounts.models import Organisation
from accounts.rules.roles import Role
from config.schema import template
from media_library.contributing.links import contribute_path
from media_library.models import Invitation

template.load(connection)
call_command("migrate", verbosity=0, interactive=False)
anna = get_user_model().objects.create_user(
    "anna", "anna@example.org", first_name="Anna", last_name="Bērziņa"
)
town = Organisation.objects.create(
    name="Rūjiena", slug="rujiena", kind="municipality", country_code="LV", zone="Europe/Riga"
)
jana = get_user_model().objects.create_user("jana", "jana@example.org", %(password)r)
grant_role(user=jana, organisation=town, role=Role.PARTNER)
links = {}
for name in %(names)r:
    invitation = Invitation.objects.create(
        organisation=town, purpose="The lantern evening in May", invited_by=anna, language="en",
        message="Dear Jānis,\\nplease send what you took on the evening.",
        recipient_name="Jānis Kalniņš", recipient_mail="janis@example.org",
        until=timezone.now() + timedelta(days=14), max_files=40, max_bytes=2 * 1024**3,
    )
    links[name] = contribute_path(invitation)
print(json.dumps(links))
"""


class PortalServer:
    """Granian on a free port, as in production but without a worker: nothing gets checked."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.links: dict[str, str] = {}
        self._log = folder / "web.log"
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self, *names: str) -> None:
        """Fill the database with an invitation for each name."""
        code = PREPARE % {"password": PASSWORD, "names": names}
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        self.data.mkdir(parents=True)
        done = subprocess.run(
            command, cwd=ROOT, env=self._environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        self.links = json.loads(done.stdout.strip().splitlines()[-1])

    def start(self) -> None:
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
        command += ["--host", "127.0.0.1", "--port", str(self.port), "--blocking-threads", "8"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "config.wsgi:application"],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until(self._answers, seconds=START_SECONDS, what=f"the site answering; see {self._log}")

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            try:
                self._process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait(timeout=15)

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Ask the database file, from outside the process."""
        with closing(sqlite3.connect(self.data / "pearls.sqlite3", timeout=30)) as database:
            with database:
                return database.execute(sql, values).fetchall()

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self._log.read_text()[-3000:]
        try:
            return httpx.get(f"{self.url}/healthz", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    def _environment(self) -> dict[str, str]:
        leaking = {"SECRET_KEY", "CHANNEL_KEYS", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"}
        leaking |= {"CELERY_BROKER_URL", "EMAIL_URL", "LOG_LEVEL", "HOST", "DEMO_PASSWORD"}
        kept = {name: text for name, text in os.environ.items() if name not in leaking}
        return kept | {
            "DATA_DIR": str(self.data),
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        }
