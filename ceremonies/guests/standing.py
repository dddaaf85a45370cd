"""How things stand for one party, as its own page and its mails tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from ceremonies.guests.words import pool_words
from ceremonies.listing import ceremonies_for
from ceremonies.models import CeremonyPage, Claim, Pool, Registration
from ceremonies.rules.registering import why_not_register
from ceremonies.rules.turns import terms_of_moving_up
from outbox.rules.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Place:
    """One claim: what was asked for, what is theirs, and how many places stand before them."""

    claim: Claim
    kind: str
    words: str
    is_main: bool
    wanted: int
    granted: int
    offered: int
    answer_by: datetime | None
    before: int

    @property
    def is_waiting(self) -> bool:
        return self.granted < self.wanted

    @property
    def missing(self) -> int:
        return self.wanted - self.granted


@dataclass(frozen=True, kw_only=True)
class Standing:
    """All that a guest may know about their registration at one moment."""

    registration: Registration
    page: CeremonyPage
    places: Sequence[Place]
    may_change: bool
    moves_up: bool

    @property
    def main(self) -> list[Place]:
        return [place for place in self.places if place.is_main]

    @property
    def aids(self) -> list[Place]:
        return [place for place in self.places if not place.is_main]

    @property
    def is_waiting(self) -> bool:
        """Whether nobody of the party has a place to attend from yet."""
        return bool(self.main) and not any(place.granted for place in self.main)

    @property
    def has_place(self) -> bool:
        """Whether one of the party has a place that nobody waits for an answer about."""
        return any(place.granted > place.offered for place in self.main)

    @property
    def has_seat(self) -> bool:
        """Whether one of the party has a ticket for the hall."""
        in_hall = [place for place in self.main if place.kind == Pool.Kind.ON_SITE]
        is_sure = any(place.granted > place.offered for place in in_hall)
        return is_sure and self.registration.confirmed_at is not None

    @property
    def offer(self) -> Place | None:
        return next((place for place in self.places if place.offered), None)

    @property
    def other_ways(self) -> list[str]:
        """The kinds of main pools that they could switch to."""
        own = {place.kind for place in self.main if not place.is_waiting}
        pools = self.registration.ceremony.pools.all()
        return [pool.kind for pool in pools if pool.is_main and pool.kind not in own]


def page_of(registration: Registration) -> CeremonyPage | None:
    """Return the page that tells of the ceremony, in the guest's language where there is one."""
    pages = ceremonies_for(language=registration.language)
    return pages.filter(ceremony=registration.ceremony_id).first()


def standing_of(registration: Registration, *, page: CeremonyPage, now: datetime) -> Standing:
    """Read how things stand."""
    ceremony = registration.ceremony
    claims = registration.claims.filter(ended_at=None).select_related("pool").order_by("pk")
    refusal = why_not_register(
        status=ceremony.status,
        opens_at=ceremony.registration_opens_at,
        closes_at=ceremony.starts_at,
        party=registration.party,
        now=now,
    )
    terms = terms_of_moving_up(
        doors_open_at=ceremony.doors_open_at, is_happening=ceremony.is_happening, now=now
    )
    return Standing(
        registration=registration,
        page=page,
        places=[_place(claim) for claim in claims],
        may_change=refusal is None and registration.ended_at is None,
        moves_up=not isinstance(terms, Refusal),
    )


def _place(claim: Claim) -> Place:
    return Place(
        claim=claim,
        kind=claim.pool.kind,
        words=pool_words(claim.pool),
        is_main=claim.pool.is_main,
        wanted=claim.wanted,
        granted=claim.granted,
        offered=claim.offered,
        answer_by=claim.answer_by,
        before=_before(claim),
    )


def _before(claim: Claim) -> int:
    """Count the parties that stand before this one in its queue."""
    if not claim.missing:
        return 0
    line = Claim.objects.filter(pool=claim.pool, ended_at=None, granted__lt=F("wanted"))
    return line.filter(number__lt=claim.number).count()
