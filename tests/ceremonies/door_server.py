"""The site as one web process, with ceremonies of this evening, their gates and real tickets."""

import json
import subprocess
import sys
from typing import Any

from tests.browser.running_demo import ROOT
from tests.media_library.contributing.portal_server import PortalServer

# {"evening": {"gates": {name: {"link", "pin"}}, "tickets": {person: text}, "codes": {...}}}
PREPARE = """
import json, logging
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from accounts.models import Organisation
from ceremonies.actions.opening_gates import open_gate
from ceremonies.actions.registering import confirm
from ceremonies.actions.changing import cancel
from ceremonies.links import gate_token
from ceremonies.models import Person
from ceremonies.rules.tickets import code_of
from ceremonies.tickets import ticket_key, ticket_text
from config.schema import template
from tests.ceremonies.evening import ceremony, come

template.load(connection)
call_command("migrate", verbosity=0, interactive=False)
now = timezone.now()
host = get_user_model().objects.create_user("hanna", "hanna@example.org")
PARTIES = {
    "anna": [("Anna Bērziņa", "granted"), ("Jānis Ozols", "refused")],
    "marta": [("Marta Kalniņa", "unknown")],
    "paula": [("Paula Liepa", "granted")],
    "rita": [("Rita Zālīte", "granted")],
    "late": [("Lauris Vēlais", "granted")],
}

def evening(name):
    made = ceremony(
        on_site=7, online=9, name=f"Evening of the {name}",
        starts_at=now, ends_at=now + timedelta(hours=4),
        doors_open_at=now - timedelta(hours=1), registration_opens_at=now - timedelta(days=9),
    )
    for party, persons in PARTIES.items():
        asked = now - timedelta(days=2)
        modes = ("online",) if party == "late" else ("on-site",)
        one = come(made, f"{party}@example.org", party=len(persons), modes=modes, now=asked)
        confirm(registration_id=one.pk, now=asked)
        for person, (called, photos) in zip(one.persons.all(), persons):
            Person.objects.filter(pk=person.pk).update(name=called, photos=photos)
        if party == "rita":
            cancel(registration_id=one.pk, now=now - timedelta(days=1))
    key = ticket_key(made)
    guests = list(Person.objects.filter(registration__ceremony=made))
    gates = {}
    for gate in ("North", "South"):
        opened = open_gate(
            ceremony=made, name=gate, opens_at=now - timedelta(hours=2),
            closes_at=now + timedelta(hours=5), opened_by=host,
        )
        gates[gate] = {"link": f"/door/#{gate_token(opened.gate)}", "pin": opened.pin}
    return {
        "gates": gates,
        "tickets": {one.name.split()[0]: ticket_text(one, key) for one in guests},
        "codes": {one.name.split()[0]: code_of(one.ticket) for one in guests},
    }

print(json.dumps({name: evening(name) for name in %(names)r}))
"""


class DoorServer(PortalServer):
    """Granian on a free port; `evenings` is what PREPARE prints."""

    evenings: dict[str, Any]

    def prepare(self, *names: str) -> None:
        """Fill the database with an evening for each name."""
        self.data.mkdir(parents=True)
        self.evenings = json.loads(self.tell(PREPARE % {"names": names}).splitlines()[-1])

    def tell(self, code: str) -> str:
        """Run Python inside the site; returns what it prints."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        done = subprocess.run(
            command, cwd=ROOT, env=self._environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()
