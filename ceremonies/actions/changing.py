"""A party changes its mind: cancels, comes another way, is more or fewer; or does not answer."""

from datetime import datetime

from ceremonies.actions.keeping_persons import keep_persons
from ceremonies.actions.registering import NotOpen, ceremony_of, check_open, live
from ceremonies.actions.seating import Board, seats_of
from ceremonies.actions.telling import Letter, tell
from ceremonies.models import Claim, Entry, Registration
from outbox.rules.refusals import Refusal


def cancel(*, registration_id: int, now: datetime) -> Registration:
    """Give up all places; they move up in the same transaction. Raises HasEnded, NotOpen."""
    with seats_of(ceremony_of(registration_id), now=now) as board:
        registration = live(registration_id)
        _check_outside(registration)
        _end(board, registration, Registration.Ending.CANCELLED)
        tell(registration, Letter.CANCELLED, now=now)
    return registration


def switch(*, registration_id: int, to: str, now: datetime) -> Registration:
    """Come another way. The old place is given up only once the new one is sure.

    Going back to where they still have their places ends the waiting for the other. Raises
    HasEnded, NotOpen, PoolUnknown.
    """
    with seats_of(ceremony_of(registration_id), now=now) as board:
        registration = live(registration_id)
        _check_outside(registration)
        check_open(board.ceremony, party=registration.party, now=now)
        target = board.pool(to)
        main = [c for c in board.live_claims(registration) if board.pools[c.pool_id].is_main]
        there = [claim for claim in main if claim.pool_id == target.pk]
        if not there:
            board.settle(board.claim(registration, target, wanted=registration.party))
        elif not any(claim.missing for claim in there):
            for claim in main:
                if claim.pool_id != target.pk:
                    board.give_up(claim)
    return registration


def change_party(*, registration_id: int, party: int, now: datetime) -> Registration:
    """Come with more or fewer. More stand in line anew, behind those who wait already.

    Raises HasEnded, NotOpen.
    """
    with seats_of(ceremony_of(registration_id), now=now) as board:
        registration = live(registration_id)
        more = party - registration.party
        _check_outside(registration)
        check_open(board.ceremony, party=party, now=now)
        if more > 0:
            main = {c.pool_id for c in board.live_claims(registration)}
            for pool in board.pools.values():
                if pool.pk in main and pool.is_main:
                    board.claim(registration, pool, wanted=more)
        elif more < 0:
            _fewer(board, registration, by=-more, party=party)
        registration.party = party
        registration.save(update_fields=["party"])
        keep_persons(registration)
    return registration


def expire(*, ceremony_id: int, now: datetime) -> int:
    """End what was not confirmed and take back what was not accepted; returns how many."""
    with seats_of(ceremony_id, now=now) as board:
        unconfirmed = Registration.objects.filter(
            ceremony=ceremony_id, confirmed_at=None, ended_at=None, confirm_by__lte=now
        )
        expired = list(unconfirmed.order_by("pk"))
        for registration in expired:
            _end(board, registration, Registration.Ending.EXPIRED)
        asked = Claim.objects.filter(
            pool__ceremony=ceremony_id, ended_at=None, answer_by__lte=now
        ).select_related("registration")
        lapsed = list(asked.order_by("pk"))
        for claim in lapsed:
            board.lapse(claim)
            if not board.live_claims(claim.registration):
                _close(claim.registration, Registration.Ending.DECLINED, now=now)
            tell(claim.registration, Letter.DECLINED, now=now)
    return len(expired) + len(lapsed)


def due_to_expire(*, now: datetime) -> list[int]:
    """Return the ceremonies in which something has not been answered in time."""
    unconfirmed = Registration.objects.filter(
        confirmed_at=None, ended_at=None, confirm_by__lte=now
    ).values_list("ceremony_id", flat=True)
    asked = Claim.objects.filter(ended_at=None, answer_by__lte=now).values_list(
        "pool__ceremony_id", flat=True
    )
    return sorted({*unconfirmed, *asked})


def _check_outside(registration: Registration) -> None:
    """Raise NotOpen where some of them sit in the hall: their seats are nobody else's today."""
    if Entry.objects.filter(person__registration=registration).exists():
        raise NotOpen(Refusal("inside"))


def _fewer(board: Board, registration: Registration, *, by: int, party: int) -> None:
    """Give back places, of what was asked for last first; aids for nobody go, too."""
    left: dict[int, int] = {}
    for claim in reversed(board.live_claims(registration)):
        pool = board.pools[claim.pool_id]
        if pool.is_main:
            back = min(by - left.get(pool.pk, 0), claim.wanted)
            left[pool.pk] = left.get(pool.pk, 0) + back
        else:
            back = max(0, claim.wanted - party)
        if back == claim.wanted:
            board.give_up(claim)
        elif back:
            board.shrink(claim, by=back)


def _end(board: Board, registration: Registration, ending: Registration.Ending) -> None:
    for claim in board.live_claims(registration):
        board.give_up(claim)
    _close(registration, ending, now=board.now)


def _close(registration: Registration, ending: Registration.Ending, *, now: datetime) -> None:
    registration.ended_at, registration.ending = now, ending
    registration.save(update_fields=["ended_at", "ending"])
