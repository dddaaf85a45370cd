"""The doors of the demo: a gate to try, and the evening that was held, with who came to it."""

import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from accounts.models import User
from ceremonies.actions.counting_attendance import WRITTEN_DOWN_AFTER, count_people, freeze
from ceremonies.actions.merging import Scanned, merge
from ceremonies.actions.opening_gates import Opened, open_gate
from ceremonies.links import gate_token
from ceremonies.models import CountMethod, Gate, Pool
from ceremonies.public import Ceremony, keep_facts
from config.demo.content import shapes

AROUND = timedelta(hours=2)
HELD_AT = "Square"
# The longest that a gate works at the desk, so that the demo's can be tried for days.
GATE_OPEN_FOR = timedelta(days=9)


def open_door(item: shapes.Ceremony, *, ceremony: Ceremony, users: dict[str, User]) -> None:
    """Open the gate that visitors of the demo may try, and keep its PIN to tell them."""
    opened = _open(ceremony, name=item.gate, until=ceremony.starts_at + GATE_OPEN_FOR, users=users)
    kept = _kept_pin()
    kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept.write_text(opened.pin)
    kept.chmod(0o600)


def hold(
    item: shapes.Ceremony, *, ceremony: Ceremony, users: dict[str, User], now: datetime
) -> None:
    """Let guests of a past ceremony in on its evening, count them, and tell of its recording."""
    came = [
        person
        for registration, party in zip(
            ceremony.registrations.order_by("pk"), item.parties, strict=True
        )
        for person in registration.persons.filter(number__lte=len(party.names) - party.stays_away)
    ]
    opened = _open(ceremony, name=HELD_AT, until=ceremony.ends_at, users=users)
    merge(
        gate=opened.gate,
        device=uuid.uuid4(),
        scans=[Scanned(nonce=uuid.uuid4(), ticket=person.ticket) for person in came],
        now=ceremony.starts_at,
    )
    count_people(
        ceremony_id=ceremony.pk,
        mode=Pool.Kind.ON_SITE,
        count=item.heads_counted,
        method=CountMethod.HEADS,
        now=ceremony.ends_at,
    )
    freeze(ceremony_id=ceremony.pk, now=ceremony.ends_at + WRITTEN_DOWN_AFTER)
    ceremony.refresh_from_db()
    ceremony.status, ceremony.recording_url = "held", item.recording_url
    keep_facts(ceremony=ceremony, now=now)


def gates_to_try() -> list[tuple[str, str]]:
    """Return the links of gates that are open, with their PIN."""
    kept = _kept_pin()
    pin = kept.read_text() if kept.exists() else ""
    gates = Gate.objects.exclude(name=HELD_AT).filter(revoked_at=None)
    return [
        (f"/door/#{gate_token(gate)}", f"run the door, on a phone or here; PIN: {pin}")
        for gate in gates.order_by("pk")[:1]
    ]


def _open(ceremony: Ceremony, *, name: str, until: datetime, users: dict[str, User]) -> Opened:
    return open_gate(
        ceremony=ceremony,
        name=name,
        opens_at=ceremony.doors_open_at - AROUND,
        closes_at=until + AROUND,
        opened_by=users["host"],
    )


def _kept_pin() -> Path:
    return Path(settings.DATA_DIR) / "secrets" / "demo_gate_pin"
