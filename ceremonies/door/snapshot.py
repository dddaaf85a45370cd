"""All that a phone must know to work without network: who is expected, and who is inside."""

import hashlib
import json
from typing import Any

from ceremonies.actions.recognising import granted_on_site, place_of
from ceremonies.models import Ceremony, Entry, Person
from ceremonies.rules.door import Place
from ceremonies.rules.tickets import code_of

VERSION_LENGTH = 32


def snapshot_of(ceremony: Ceremony) -> dict[str, Any]:
    """Return the persons of a ceremony as the app knows them; `version` changes with any of them.

    t ticket, c code, n name, p photos, s how they stand (ok, waiting, cancelled), g party,
    i when they came in.
    """
    persons = list(
        Person.objects.filter(registration__ceremony=ceremony)
        .select_related("registration", "entry")
        .order_by("registration", "number")
    )
    granted = granted_on_site(person.registration_id for person in persons)
    rows = [_row(person, granted.get(person.registration_id, 0)) for person in persons]
    told = json.dumps(rows, sort_keys=True).encode()
    return {
        "version": hashlib.sha256(told).hexdigest()[:VERSION_LENGTH],
        "persons": rows,
        "inside": sum(row["i"] is not None for row in rows),
        "expected": sum(row["s"] == Place.OK for row in rows),
    }


def inside_of(ceremony: Ceremony) -> int:
    """Count the persons inside, each once, by whichever gate they came."""
    return Entry.objects.filter(gate__ceremony=ceremony).count()


def _row(person: Person, granted: int) -> dict[str, Any]:
    entry = getattr(person, "entry", None)
    return {
        "t": person.ticket.hex,
        "c": code_of(person.ticket),
        "n": person.name,
        "p": person.photos,
        "s": place_of(person.registration, number=person.number, granted=granted),
        "g": person.registration_id,
        "i": entry.at.isoformat() if entry else None,
    }
