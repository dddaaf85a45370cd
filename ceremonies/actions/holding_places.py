"""How many places there are, and places held for those who were invited."""

from datetime import datetime

from ceremonies.actions.seating import seats_of
from ceremonies.models import Invitation, Pool


class PlacesTaken(Exception):
    """So few places there cannot be: `taken` are given already."""

    def __init__(self, taken: int) -> None:
        super().__init__(f"{taken} places are taken")
        self.taken = taken


def set_cap(*, pool_id: int, cap: int | None, now: datetime) -> Pool:
    """Change how many places there are; who waits moves up. Raises PlacesTaken."""
    with seats_of(_ceremony_of_pool(pool_id), now=now) as board:
        pool = board.pools[pool_id]
        if cap is not None and cap < pool.taken:
            raise PlacesTaken(pool.taken)
        pool.cap = cap
    return pool


def invite(
    *, pool_id: int, name: str, places: int, held_until: datetime, now: datetime
) -> Invitation:
    """Hold places for somebody until a date.

    An invitation takes what is free, also while others wait: whom a town invites is its own
    decision. Raises PlacesTaken where not so many are free.
    """
    with seats_of(_ceremony_of_pool(pool_id), now=now) as board:
        pool = board.pools[pool_id]
        if not pool.tally.fits(places):
            raise PlacesTaken(pool.taken)
        pool.taken += places
        return Invitation.objects.create(
            pool=pool,
            name=name,
            places=places,
            unused=places,
            held_until=held_until,
        )


def release(*, invitation_id: int, now: datetime) -> int:
    """Free what an invitation still holds; returns how many places that were."""
    found = Invitation.objects.select_related("pool").get(pk=invitation_id)
    with seats_of(found.pool.ceremony_id, now=now) as board:
        invitation = Invitation.objects.get(pk=invitation_id)
        freed = invitation.unused
        board.pools[invitation.pool_id].taken -= freed
        invitation.unused = 0
        invitation.released_at = invitation.released_at or now
        invitation.save(update_fields=["unused", "released_at"])
    return freed


def release_due(*, now: datetime) -> int:
    """Free what is held by invitations whose date has passed; returns how many places."""
    due = Invitation.objects.filter(released_at=None, held_until__lte=now).order_by("pk")
    return sum(release(invitation_id=pk, now=now) for pk in due.values_list("pk", flat=True))


def _ceremony_of_pool(pool_id: int) -> int:
    return Pool.objects.values_list("ceremony_id", flat=True).get(pk=pool_id)
