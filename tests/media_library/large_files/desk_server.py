"""The site as one web process, with an officer of one town and an administrator of all."""

import subprocess
import sys

from tests.browser.running_demo import ROOT
from tests.media_library.contributing.portal_server import PASSWORD, PortalServer

OFFICER = """
from django.contrib.auth import get_user_model
from accounts.actions.grant_role import grant_role
from accounts.models import Organisation
from accounts.rules.roles import Role

town = Organisation.objects.get()
for name, role in (("olga", Role.OFFICER), ("adam", Role.ADMINISTRATOR)):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", %(password)r)
    grant_role(user=user, organisation=town, role=role)
Organisation.objects.create(
    name="Mazsalaca", slug="mazsalaca", kind="municipality", country_code="LV", zone="Europe/Riga"
)
"""


class DeskServer(PortalServer):
    def prepare(self, *names: str) -> None:
        """Fill the database with people who work at the desk."""
        super().prepare(*names)
        code = OFFICER % {"password": PASSWORD}
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        done = subprocess.run(
            command, cwd=ROOT, env=self._environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
