"""Letting persons in: once each, however many gates ask at the same moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from ceremonies.models import Ceremony, Entry, Gate
from ceremonies.rules.door import Evening, was_before


@dataclass(frozen=True, kw_only=True)
class Coming:
    """Somebody who stands in the door, by the scan `nonce`."""

    person_id: int
    nonce: UUID
    at: datetime
    was_offline: bool = False
    is_walk_in: bool = False


def admit(gate: Gate, coming: Iterable[Coming]) -> dict[int, Entry]:
    """Write who is inside now; returns the entry that counts of each, by person.

    The unique person decides (INSERT .. ON CONFLICT DO NOTHING), no look before it could. Whoever
    was scanned without network, and before the scan that is known, came in then. Must run inside
    a transaction; rows are written in the order of persons, so that two uploads never wait for
    each other crosswise.
    """
    firsts: dict[int, Coming] = {}
    for one in coming:
        firsts.setdefault(one.person_id, one)
    in_order = [firsts[person] for person in sorted(firsts)]
    Entry.objects.bulk_create(
        [
            Entry(
                person_id=one.person_id,
                gate=gate,
                nonce=one.nonce,
                at=one.at,
                was_offline=one.was_offline,
                is_walk_in=one.is_walk_in,
            )
            for one in in_order
        ],
        ignore_conflicts=True,
    )
    entries = entries_of(firsts)
    for one in in_order:
        entry = entries[one.person_id]
        if one.was_offline and was_before(
            one.at, one.nonce, other_at=entry.at, other_nonce=entry.nonce
        ):
            _came_earlier(entry, one, gate=gate)
    return entries


def entries_of(persons: Iterable[int]) -> dict[int, Entry]:
    """Return who of these persons is inside, by person."""
    found = Entry.objects.filter(person__in=list(persons)).select_related("gate")
    return {entry.person_id: entry for entry in found}


def evening_of(ceremony: Ceremony) -> Evening:
    """Return what the door must know of a ceremony."""
    return Evening(
        status=ceremony.status,
        doors_open_at=ceremony.doors_open_at,
        ends_at=ceremony.ends_at,
    )


def _came_earlier(entry: Entry, one: Coming, *, gate: Gate) -> None:
    """Date an entry back, unless somebody else dated it further back meanwhile."""
    later = Q(at__gt=one.at) | Q(at=one.at, nonce__gt=one.nonce)
    Entry.objects.filter(later, pk=entry.pk).update(
        at=one.at, nonce=one.nonce, gate=gate, was_offline=True
    )
    entry.at, entry.nonce, entry.gate, entry.was_offline = one.at, one.nonce, gate, True
