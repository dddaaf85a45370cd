"""Moving a planned post to another day or hour, as it is seen in the calendar."""

from datetime import date, datetime, time

from django.db import transaction

from accounts.models import User
from campaigns.actions.plan_variant import plan_variant
from campaigns.models import Delivery, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import Resolved
from campaigns.rules.moving import moved_to, wall_time
from outbox.rules.refusals import Refusal
from outbox.rules.states import State


@transaction.atomic
def move_variant(
    *,
    variant: Variant,
    day: date,
    at_time: time | None,
    own_zone: str,
    seen_due_at: datetime | None,
    by: User,
    now: datetime,
) -> Resolved:
    """Move a post to a day and time on the mover's clock; without a time it keeps its own.

    `seen_due_at` is where the mover saw it stand. Raises CampaignRefused: "moved-since" when it
    stands elsewhere by now, "taken-back" for a post that somebody decided not to send,
    "no-time-yet" for one without a time that is given none; and whatever `plan_variant` raises.
    """
    fresh = Variant.objects.select_for_update(of=["self"]).get(pk=variant.pk)
    if fresh.due_at != seen_due_at:
        at = fresh.due_at.isoformat() if fresh.due_at else ""
        raise CampaignRefused(Refusal("moved-since", {"at": at}))
    if fresh.state == Variant.State.APPROVED and _was_taken_back(fresh):
        # Planning it anew would send what somebody took back: that is said on its own page.
        raise CampaignRefused(Refusal("taken-back"))
    local = _local(fresh, day=day, at_time=at_time, own_zone=own_zone)
    zone = fresh.zone or own_zone
    return plan_variant(variant=variant, local=local, zone=zone, by=by, now=now)


def _was_taken_back(fresh: Variant) -> bool:
    newest = Delivery.objects.filter(variant=fresh).order_by("-occurrence").first()
    return newest is not None and newest.state == State.CANCELLED


def _local(fresh: Variant, *, day: date, at_time: time | None, own_zone: str) -> datetime:
    if fresh.planned_local:
        return moved_to(
            planned=datetime.fromisoformat(fresh.planned_local),
            zone=fresh.zone,
            own_zone=own_zone,
            day=day,
            at_time=at_time,
        )
    if at_time is None:
        raise CampaignRefused(Refusal("no-time-yet"))
    return wall_time(day=day, at_time=at_time, own_zone=own_zone, zone=fresh.zone or own_zone)
