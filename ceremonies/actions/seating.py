"""The one place where places are given, given up and moved up, behind the lock of their pools."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F

from ceremonies.actions.telling import Letter, tell
from ceremonies.models import Ceremony, Claim, Invitation, Pool, Registration
from ceremonies.rules.seats import Waiting, granted_to_newcomer, promoted
from ceremonies.rules.turns import terms_of_moving_up
from outbox.rules.refusals import Refusal

NUMBERS = ("cap", "taken", "waiting", "last_number")


class PoolUnknown(LookupError):
    """The ceremony has no such pool."""


@dataclass(kw_only=True)
class Board:
    """All pools of one ceremony, locked until the transaction ends.

    Locked all and in one order: a switch from one pool to another never meets another switch
    halfway. `moved_up` lists the claims that got places from somebody else.
    """

    ceremony: Ceremony
    pools: dict[int, Pool]
    now: datetime
    moved_up: list[Claim] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._as_read = {pk: _numbers(pool) for pk, pool in self.pools.items()}

    def pool(self, kind: str, language: str = "") -> Pool:
        """Return a pool by its kind. Raises PoolUnknown."""
        for pool in self.pools.values():
            if (pool.kind, pool.language) == (kind, language):
                return pool
        raise PoolUnknown(f"{self.ceremony} has no places of the kind {kind} {language}".strip())

    def claim(
        self,
        registration: Registration,
        pool: Pool,
        *,
        wanted: int,
        at_door: bool = False,
    ) -> Claim:
        """Stand in a pool's queue: with a number, and with places if the rule grants them."""
        granted = granted_to_newcomer(
            pool.tally, wanted=wanted, may_split=registration.may_split, at_door=at_door
        )
        pool.last_number += 1
        pool.taken += granted
        pool.waiting += wanted - granted
        return Claim.objects.create(
            registration=registration,
            pool=pool,
            number=pool.last_number,
            wanted=wanted,
            granted=granted,
        )

    def claim_held(
        self, registration: Registration, invitation: Invitation, *, wanted: int
    ) -> Claim:
        """Turn places held by an invitation into the party's own; nobody in the queue loses any."""
        pool = self.pools[invitation.pool_id]
        invitation.unused -= wanted
        invitation.save(update_fields=["unused"])
        pool.last_number += 1
        return Claim.objects.create(
            registration=registration,
            pool=pool,
            number=pool.last_number,
            wanted=wanted,
            granted=wanted,
        )

    def give_up(self, claim: Claim) -> None:
        """End a claim: its places are free, its number is not used again."""
        pool = self.pools[claim.pool_id]
        pool.taken -= claim.granted
        pool.waiting -= claim.missing
        claim.ended_at = self.now
        claim.save(update_fields=["ended_at"])

    def shrink(self, claim: Claim, *, by: int) -> None:
        """Want fewer places, at least one: those not yet granted go first, then those offered."""
        pool = self.pools[claim.pool_id]
        was_waiting = claim.missing > 0
        of_waiting = min(by, claim.missing)
        of_granted = by - of_waiting
        claim.wanted -= by
        claim.granted -= of_granted
        claim.offered = max(0, claim.offered - of_granted)
        claim.answer_by = claim.answer_by if claim.offered else None
        pool.waiting -= of_waiting
        pool.taken -= of_granted
        claim.save(update_fields=["wanted", "granted", "offered", "answer_by"])
        if was_waiting:
            self.settle(claim)

    def live_claims(self, registration: Registration) -> list[Claim]:
        """Return the claims that a party has, oldest first."""
        return list(registration.claims.filter(ended_at=None).order_by("pk"))

    def accept(self, claim: Claim) -> None:
        """Make places that were offered theirs."""
        claim.offered, claim.answer_by = 0, None
        claim.save(update_fields=["offered", "answer_by"])
        self.settle(claim)

    def lapse(self, claim: Claim) -> None:
        """Take back what was offered and not accepted, with the turn that it was."""
        kept = claim.granted - claim.offered
        if not kept:
            self.give_up(claim)
            return
        pool = self.pools[claim.pool_id]
        pool.taken -= claim.offered
        pool.waiting -= claim.missing
        claim.wanted = claim.granted = kept
        claim.offered, claim.answer_by = 0, None
        claim.save(update_fields=["wanted", "granted", "offered", "answer_by"])

    def move_up(self) -> None:
        """Give every free place to whom it is due, as long as places move up at all.

        Who gets all places asked for in one main pool gives up those in the other, which may
        let somebody else move up there.
        """
        terms = terms_of_moving_up(
            doors_open_at=self.ceremony.doors_open_at,
            is_happening=self.ceremony.is_happening,
            now=self.now,
        )
        if isinstance(terms, Refusal):
            return
        while any(self._move_up_in(pool, terms.answer_by) for pool in self.pools.values()):
            continue

    def write(self) -> None:
        """Write back the pools that changed; the database refuses what does not add up."""
        for pool in self.pools.values():
            if _numbers(pool) != self._as_read[pool.pk]:
                pool.save(update_fields=list(NUMBERS))

    def _move_up_in(self, pool: Pool, answer_by: datetime | None) -> bool:
        if not pool.waiting or not pool.tally.fits(1):
            return False
        line = (
            Claim.objects.filter(pool=pool, ended_at=None, granted__lt=F("wanted"))
            .select_related("registration")
            .order_by("number")
        )
        if pool.tally.free is not None:
            line = line[: pool.tally.free]  # each takes one place at least
        by_number = {claim.number: claim for claim in line}
        queue = [
            Waiting(number=n, missing=c.missing, may_split=c.registration.may_split)
            for n, c in by_number.items()
        ]
        given = list(promoted(pool.tally, queue))
        for number, places in given:
            self._grant(by_number[number], places, answer_by=answer_by)
        return bool(given)

    def _grant(self, claim: Claim, places: int, *, answer_by: datetime | None) -> None:
        pool = self.pools[claim.pool_id]
        pool.taken += places
        pool.waiting -= places
        claim.granted += places
        if answer_by is not None:
            claim.offered += places
            claim.answer_by = answer_by
        claim.save(update_fields=["granted", "offered", "answer_by"])
        self.moved_up.append(claim)
        self.settle(claim)

    def settle(self, claim: Claim) -> None:
        """Let go of the other main pool once all asked for here are sure."""
        if claim.missing or claim.offered or not self.pools[claim.pool_id].is_main:
            return
        for other in self.live_claims(claim.registration):
            if other.pool_id != claim.pool_id and self.pools[other.pool_id].is_main:
                self.give_up(other)


def _numbers(pool: Pool) -> tuple[int | None, ...]:
    return tuple(getattr(pool, name) for name in NUMBERS)


@contextmanager
def seats_of(ceremony_id: int, *, now: datetime) -> Iterator[Board]:
    """Lock a ceremony's pools; at the end places move up and the pools are written.

    Nothing slow belongs inside: whoever wants a seat at this ceremony waits meanwhile.
    """
    with transaction.atomic():
        locked = Pool.objects.select_for_update().filter(ceremony=ceremony_id).order_by("pk")
        pools = {pool.pk: pool for pool in locked}
        # Read after the lock: a ceremony cancelled meanwhile must be seen as such.
        ceremony = Ceremony.objects.get(pk=ceremony_id)
        board = Board(ceremony=ceremony, pools=pools, now=now)
        yield board
        board.move_up()
        board.write()
        for claim in board.moved_up:
            if claim.registration.confirmed_at:  # who has not confirmed hears when they do
                tell(claim.registration, _of_moving_up(claim), now=now)


def _of_moving_up(claim: Claim) -> Letter:
    return Letter.OFFERED if claim.offered else Letter.MOVED_UP
