"""A gate that is open, phones at it, and tickets of those who come."""

import json
import uuid
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from ceremonies.actions.opening_gates import open_gate
from ceremonies.links import gate_token
from ceremonies.models import Pool
from ceremonies.tickets import ticket_key, ticket_text
from tests.ceremonies.evening import come, evening


def tonight(*, on_site=10, **facts):
    """Return a ceremony that begins in an hour, with places in the hall."""
    begins = timezone.now() + timedelta(minutes=20)
    made = evening(begins, registration_opens_at=begins - timedelta(days=30), **facts)
    Pool.objects.create(ceremony=made, kind="on-site", cap=on_site)
    return made


def guest(ceremony, address="guest@example.org", party=1, **fields):
    """Return the persons of a party that registered and confirmed."""
    registration = come(ceremony, address, party, now=timezone.now(), **fields)
    registration.confirmed_at = timezone.now()
    registration.save()
    return list(registration.persons.all())


def ticket(person):
    return ticket_text(person, ticket_key(person.registration.ceremony))


def gate_at(ceremony, name="North", **fields):
    """Open a gate for a day; returns it with its PIN."""
    now = timezone.now()
    times = {"opens_at": now - timedelta(hours=1), "closes_at": now + timedelta(hours=12)}
    return open_gate(ceremony=ceremony, name=name, opened_by=None, **{**times, **fields})


class Phone:
    """A phone as the server sees it."""

    def __init__(self, client, opened, device=None):
        self.client, self.opened = client, opened
        self.device = device or uuid.uuid4()
        self.headers = {}

    def open(self, pin=None, key=None):
        said = {
            "key": key or gate_token(self.opened.gate),
            "pin": pin or self.opened.pin,
            "device": str(self.device),
        }
        answer = self.post("open", said)
        if answer.status_code == 200:
            self.headers = {"Authorization": f"Bearer {answer.json()['token']}"}
        return answer

    def post(self, name, said):
        body = said if isinstance(said, str) else json.dumps(said)
        address = reverse(f"door:{name}")
        return self.client.post(
            address, body, content_type="application/json", headers=self.headers
        )

    def get(self, name, **headers):
        return self.client.get(reverse(f"door:{name}"), headers={**self.headers, **headers})

    def scan(self, *scans, **said):
        return self.post("scans", {"scans": [one_scan(**scan) for scan in scans], **said})

    def reads(self, text, **scan):
        """Scan one text; returns its result."""
        return self.scan({"read": text, **scan}).json()["results"][0]


def one_scan(**scan):
    return {"nonce": str(uuid.uuid4()), "at": timezone.now().isoformat(), "offline": False, **scan}
