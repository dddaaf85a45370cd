"""Whom scans mean: tickets checked against their signatures, codes and picks against the guests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.db.models import F, QuerySet, Sum

from ceremonies.models import Ceremony, Claim, Person, Pool, Registration, TicketKey
from ceremonies.rules.door import Place, Verdict
from ceremonies.rules.tickets import code_in, code_of, has_place
from ceremonies.tickets import is_genuine, is_ticket, ticket_in


class Read(Protocol):
    """A scan as far as it says who comes."""

    @property
    def nonce(self) -> UUID: ...

    @property
    def read(self) -> str: ...

    @property
    def ticket(self) -> UUID | None: ...


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """Whom a scan means: a person of this ceremony, or why it is nobody."""

    person: Person | None = None
    place: Place | None = None
    is_inside: bool = False
    refused: Verdict | None = None


def recognise(*, ceremony: Ceremony, scans: Sequence[Read]) -> dict[UUID, Recognised]:
    """Return whom each scan means, by nonce; so many queries however many scans.

    Must run inside a transaction, until whose end none of their parties can cancel.
    """
    keys = _keys(scan.read for scan in scans)
    codes = _codes(ceremony) if any(_is_typed(scan) for scan in scans) else {}
    named = {scan.nonce: _named(scan, ceremony, keys=keys, codes=codes) for scan in scans}
    tickets = {key for key in named.values() if isinstance(key, UUID)}
    found = Person.objects.filter(ticket__in=tickets, registration__ceremony=ceremony)
    persons = {person.ticket: person for person in held(found)}
    granted = granted_on_site(person.registration_id for person in persons.values())
    return {
        nonce: Recognised(refused=key)
        if isinstance(key, Verdict)
        else _person(persons.get(key), granted)
        for nonce, key in named.items()
    }


def held(persons: QuerySet[Person]) -> QuerySet[Person]:
    """Lock the parties of persons, all in one order, so that nobody cancels while they come in."""
    found = persons.select_related("registration", "entry").order_by("registration")
    return found.select_for_update(of=("registration",))


def granted_on_site(registrations: Iterable[int]) -> dict[int, int]:
    """Return how many places in the hall each party is sure of, by registration."""
    sums = (
        Claim.objects.filter(
            registration__in=set(registrations), ended_at=None, pool__kind=Pool.Kind.ON_SITE
        )
        .values("registration")
        .annotate(sure=Sum(F("granted") - F("offered")))
    )
    return {one["registration"]: one["sure"] for one in sums}


def place_of(registration: Registration, *, number: int, granted: int) -> Place:
    """Return how one person of a party stands with the hall."""
    if registration.ended_at:
        return Place.CANCELLED
    is_sure = registration.confirmed_at and has_place(number=number, granted=granted)
    return Place.OK if is_sure else Place.WAITING


def _named(
    scan: Read, ceremony: Ceremony, *, keys: dict[UUID, TicketKey], codes: dict[str, UUID]
) -> UUID | Verdict:
    """Return the ticket that a scan names, or why it names none."""
    if not is_ticket(scan.read):
        picked = scan.ticket or codes.get(code_in(scan.read) or "")
        return picked or Verdict.UNKNOWN
    said = ticket_in(scan.read)
    key = keys.get(said.ceremony) if said else None
    if said is None or key is None or not is_genuine(scan.read, key):
        return Verdict.FORGED
    return said.key if said.ceremony == ceremony.calendar_uid else Verdict.OTHER_CEREMONY


def _is_typed(scan: Read) -> bool:
    return not scan.ticket and code_in(scan.read) is not None


def _keys(read: Iterable[str]) -> dict[UUID, TicketKey]:
    said = [ticket_in(text) for text in read]
    ceremonies = {ticket.ceremony for ticket in said if ticket}
    found = TicketKey.objects.filter(ceremony__calendar_uid__in=ceremonies)
    return {key.ceremony.calendar_uid: key for key in found.select_related("ceremony")}


def _codes(ceremony: Ceremony) -> dict[str, UUID]:
    """Return the tickets of a ceremony by their codes; one that two people have is nobody's."""
    codes: dict[str, UUID] = {}
    twice = set()
    tickets = Person.objects.filter(registration__ceremony=ceremony)
    for key in tickets.values_list("ticket", flat=True):
        code = code_of(key)
        if code in codes:
            twice.add(code)
        codes[code] = key
    return {code: key for code, key in codes.items() if code not in twice}


def _person(person: Person | None, granted: dict[int, int]) -> Recognised:
    if person is None:
        return Recognised()
    sure = granted.get(person.registration_id, 0)
    return Recognised(
        person=person,
        place=place_of(person.registration, number=person.number, granted=sure),
        is_inside=hasattr(person, "entry"),
    )
