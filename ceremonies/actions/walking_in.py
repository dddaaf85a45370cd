"""Parties without a ticket: at the door they get what is free, and are inside at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ceremonies.actions.admitting import Coming, admit, evening_of
from ceremonies.actions.keeping_persons import keep_persons
from ceremonies.actions.registering import NotOpen, check_open
from ceremonies.actions.seating import Board, PoolUnknown, seats_of
from ceremonies.models import Gate, Person, PhotoAnswer, PhotoConsent, Pool, Registration, Scan
from ceremonies.rules.door import Verdict, by_our_clock, why_nobody

# Nobody can be written to, so there is no address that two of them could have in common.
WALK_IN = "walk-in:"


@dataclass(frozen=True, kw_only=True)
class WalkIn:
    """A party at the door; `photos` is a PhotoConsent, `question` what they were asked."""

    nonce: UUID
    party: int
    names: Sequence[str] = ()
    photos: str
    question: str
    language: str
    said_at: datetime | None = None
    was_offline: bool = False


def walk_in(
    *,
    gate: Gate,
    device: UUID,
    party: WalkIn,
    now: datetime,
    sent_at: datetime | None = None,
) -> Verdict:
    """Give a party its places and let it in, or say why not; the same nonce counts once.

    Who waits for a mail is not overtaken here: at the door nobody waits for one any more. All of
    the party get a place or nobody does.
    """
    at = now
    if party.was_offline:
        at = by_our_clock(said_at=party.said_at, sent_at=sent_at, received_at=now)
    with seats_of(gate.ceremony_id, now=now) as board:
        known = Scan.objects.filter(nonce=party.nonce).first()
        if known is not None:
            return Verdict(known.result)
        verdict = why_nobody(evening_of(board.ceremony), at=at) or _room(board, party)
        if verdict is Verdict.ADMITTED:
            persons = _seated(board, party)
            _let_in(gate, persons, party, at=at)
        Scan.objects.create(
            gate=gate,
            device=device,
            nonce=party.nonce,
            party=party.party,
            said_at=party.said_at,
            received_at=now,
            at=at,
            clock_offset=round((sent_at - now).total_seconds()) if sent_at else 0,
            was_offline=party.was_offline,
            # Without network a phone lets them in: it does not know what is free.
            shown=Verdict.ADMITTED if party.was_offline else verdict,
            result=verdict,
        )
    return verdict


def _room(board: Board, party: WalkIn) -> Verdict:
    """Say whether there are so many free places in the hall."""
    try:
        check_open(board.ceremony, party=party.party, now=board.now, at_door=True)
        is_free = board.pool(Pool.Kind.ON_SITE).tally.fits(party.party)
    except NotOpen:
        return Verdict.NOT_TODAY
    except PoolUnknown:
        is_free = False
    return Verdict.ADMITTED if is_free else Verdict.FULL


def _seated(board: Board, party: WalkIn) -> list[Person]:
    """Register a party that nobody can write to, with its places; returns its persons."""
    registration = Registration.objects.create(
        ceremony=board.ceremony,
        language=party.language,
        address="",
        address_key=f"{WALK_IN}{party.nonce}",
        party=party.party,
        form_key=party.nonce,
        asked_at=board.now,
        confirm_by=board.now,
        confirmed_at=board.now,
    )
    board.claim(registration, board.pool(Pool.Kind.ON_SITE), wanted=party.party, at_door=True)
    keep_persons(registration)
    persons = list(registration.persons.all())
    for person, name in zip(persons, party.names, strict=False):
        person.name = name
    for person in persons:
        person.photos = PhotoConsent(party.photos)
    Person.objects.bulk_update(persons, ["name", "photos"])
    if party.photos != PhotoConsent.UNKNOWN:
        PhotoAnswer.objects.bulk_create(
            PhotoAnswer(
                person=person,
                answer=person.photos,
                language=party.language,
                text=party.question,
                at=board.now,
            )
            for person in persons
        )
    return persons


def _let_in(gate: Gate, persons: list[Person], party: WalkIn, *, at: datetime) -> None:
    coming = [
        Coming(
            person_id=person.pk,
            nonce=party.nonce,
            at=at,
            was_offline=party.was_offline,
            is_walk_in=True,
        )
        for person in persons
    ]
    admit(gate, coming)
