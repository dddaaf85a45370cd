"""Guests of the demo's ceremonies: registered, confirmed or waiting, with names and answers."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from ceremonies.actions.naming import Needs, Told, name_persons
from ceremonies.actions.registering import Wish, confirm, register
from ceremonies.links import guest_token
from ceremonies.models import Ceremony, GuestLetter, PhotoConsent, Registration
from config.demo.content.shapes import Party
from config.demo.seeding.campaign import deliver_at

QUESTION = "May photos and films of the ceremony show this person?"
# Nobody registers any more once it has begun; yesterday's mails still leave.
ASKED_BEFORE = timedelta(days=1)
OWN_PAGE_OF = "kathrin@example.org"


def seed_guests(parties: Iterable[Party], *, ceremony: Ceremony, now: datetime) -> None:
    """Let parties register in their order, read their mail, confirm, and say who comes."""
    then = min(now, ceremony.starts_at - ASKED_BEFORE)
    came = [(party, _registered(party, ceremony=ceremony, then=then)) for party in parties]
    if any(party.address for party, _registration in came):
        deliver_at(then, only=GuestLetter)
    for party, registration in came:
        confirm(registration_id=registration.pk, now=then)
        name_persons(
            registration_id=registration.pk,
            told=_told(party),
            question=QUESTION,
            language=party.language,
            now=then,
        )


def _registered(party: Party, *, ceremony: Ceremony, then: datetime) -> Registration:
    wish = Wish(
        address=party.address,
        language=party.language,
        party=len(party.names),
        modes=party.modes,
        aids=party.aids,
        name=party.names[0],
        country=party.country,
        organisation_type=party.comes_for,
    )
    return register(
        ceremony_id=ceremony.pk,
        wish=wish,
        form_key=uuid.uuid4(),
        now=then,
        by_host=not party.address,
    ).registration


def guests_to_try() -> list[tuple[str, str]]:
    """Return a guest's own page, to change or cancel."""
    guests = Registration.objects.filter(address=OWN_PAGE_OF, ended_at=None)
    return [
        (f"/r/{guest_token(guest)}/", "change or cancel a registration, as a guest")
        for guest in guests
    ]


def _told(party: Party) -> list[Told]:
    agreed = [PhotoConsent.GRANTED.value] * (len(party.names) - len(party.photos))
    return [
        Told(number=number, name=name, photos=photos, needs=Needs())
        for number, (name, photos) in enumerate(
            zip(party.names, [*party.photos, *agreed], strict=True), start=1
        )
    ]
