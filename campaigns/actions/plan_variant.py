"""Giving posts their time."""

from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.edit_variant import refresh_payload
from campaigns.actions.locking import locked_post
from campaigns.actions.owe_delivery import move_delivery, owe_delivery
from campaigns.clearing import why_not_cleared
from campaigns.clock_data import tz_version
from campaigns.complying import compliance_of
from campaigns.models import Delivery, Series, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import Resolved, resolve
from campaigns.sending_day import sending_day
from outbox.rules.refusals import Refusal
from outbox.rules.states import State

# A delivery that ended like this without being public makes room for the next occurrence.
MAKES_ROOM = (State.CANCELLED, State.FAILED, State.EXPIRED)
# Nobody is reading these with a view to approving exactly what they carry.
NOT_BEFORE_ANYBODY = (Variant.State.DRAFT, Variant.State.REJECTED)
# Saving an approved post once more mends neither: it would be composed for the day it has.
FOR_ANOTHER_DAY = frozenset({"emblem-missing", "emblem-not-ours"})


@transaction.atomic
def plan_variant(
    *, variant: Variant, local: datetime, zone: str, by: User, now: datetime
) -> Resolved:
    """Plan a post for a wall time in a zone; returns the instant and what is odd about it.

    An approved post keeps its approval, and what is owed moves along. Raises CampaignRefused:
    "repeats" for a post that has times of its own, "unknown-zone", "past-time", "embargoed",
    "already-gone", or what speaks against its photos, or what its funder asks, on that day;
    "emblem-of-another-day" where that is about the pictures, which were composed for its own day.
    """
    resolved = allowed_time(variant=variant, local=local, zone=zone, now=now)
    fresh = locked_post(variant)
    if Series.objects.filter(variant=fresh, ended_at=None).exists():
        raise CampaignRefused(Refusal("repeats"))
    hold_against_its_day(fresh, at=resolved.at, now=now)
    owed = Delivery.objects.filter(variant=fresh).exclude(state__in=MAKES_ROOM).first()
    if owed is not None and not move_delivery(delivery=owed, due_at=resolved.at):
        raise CampaignRefused(Refusal("already-gone"))
    note_time(fresh, local=local, zone=zone, resolved=resolved, by=by, now=now)
    if owed is None and fresh.state == Variant.State.APPROVED:
        owe_delivery(variant=fresh, now=now)
    variant.refresh_from_db()
    return resolved


def allowed_time(*, variant: Variant, local: datetime, zone: str, now: datetime) -> Resolved:
    """Return the instant of a wall time at which a post may go out. Raises CampaignRefused."""
    try:
        resolved = resolve(local=local, zone=zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CampaignRefused(Refusal("unknown-zone", {"zone": zone})) from error
    if resolved.at < now:
        raise CampaignRefused(Refusal("past-time", {"local": local}))
    embargo = variant.message.embargo_until
    if embargo is not None and resolved.at < embargo:
        raise CampaignRefused(Refusal("embargoed", {"until": embargo}))
    return resolved


def hold_against_its_day(fresh: Variant, *, at: datetime, now: datetime) -> None:
    """Ask what speaks against a post on the day of `at`. Raises CampaignRefused.

    What was approved for one day meets the funder's rules of another, and keeps what they found.
    """
    if refusal := why_not_cleared(fresh, at=at):
        raise CampaignRefused(refusal)
    if fresh.state == Variant.State.APPROVED:
        compliance = compliance_of(fresh, on=sending_day(at, fresh.channel))
        if refusal := compliance.why_held():
            is_of_its_day = refusal.code in FOR_ANOTHER_DAY
            raise CampaignRefused(Refusal("emblem-of-another-day") if is_of_its_day else refusal)
        compliance.keep_as_evidence(now=now)


def note_time(
    fresh: Variant, *, local: datetime, zone: str, resolved: Resolved, by: User, now: datetime
) -> None:
    """Write down the wall time that was said, and what it comes to by today's clocks.

    What nobody has before them is composed for its new day: the funder's emblem goes by days.
    """
    fresh.planned_local = local.isoformat(timespec="minutes")
    fresh.zone, fresh.due_at = zone, resolved.at
    fresh.tz_version, fresh.changed_at = tz_version(), now
    if fresh.state == Variant.State.LAPSED:
        fresh.state = Variant.State.DRAFT  # with time enough to ask once more
    if fresh.state in NOT_BEFORE_ANYBODY and fresh.payload.get("images"):
        refresh_payload(fresh)
    fresh.save(
        update_fields=[
            "planned_local",
            "zone",
            "due_at",
            "tz_version",
            "changed_at",
            "state",
            "payload",
            "payload_hash",
        ]
    )
    log(
        instance=fresh,
        action="campaigns.planned",
        user=by,
        data={"due_at": resolved.at.isoformat(), "zone": zone},
    )
