"""Giving posts their time."""

from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.owe_delivery import assign_key, owe_delivery
from campaigns.clearing import why_not_cleared
from campaigns.complying import compliance_of
from campaigns.models import Delivery, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import Resolved, not_after, resolve
from outbox.rules.refusals import Refusal
from outbox.rules.states import State

# A delivery that ended like this without being public makes room for the next occurrence.
MAKES_ROOM = (State.CANCELLED, State.FAILED, State.EXPIRED)


@transaction.atomic
def plan_variant(
    *, variant: Variant, local: datetime, zone: str, by: User, now: datetime
) -> Resolved:
    """Plan a post for a wall time in a zone; returns the instant and what is odd about it.

    An approved post keeps its approval, and what is owed moves along. Raises CampaignRefused:
    "unknown-zone", "past-time", "embargoed", "already-gone", or what speaks against its photos,
    or what its funder asks, on that day.
    """
    try:
        resolved = resolve(local=local, zone=zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CampaignRefused(Refusal("unknown-zone", {"zone": zone})) from error
    if resolved.at < now:
        raise CampaignRefused(Refusal("past-time", {"local": local}))
    embargo = variant.message.embargo_until
    if embargo is not None and resolved.at < embargo:
        raise CampaignRefused(Refusal("embargoed", {"until": embargo}))
    fresh = (
        Variant.objects.select_for_update(of=["self"]).select_related("channel").get(pk=variant.pk)
    )
    if refusal := why_not_cleared(fresh, at=resolved.at):
        raise CampaignRefused(refusal)
    if fresh.state == Variant.State.APPROVED:
        # What was approved for one day meets the funder's rules of another.
        compliance = compliance_of(fresh, on=resolved.at.date())
        if refusal := compliance.why_held():
            raise CampaignRefused(refusal)
        compliance.keep_as_evidence(now=now)
    owed = Delivery.objects.filter(variant=fresh).exclude(state__in=MAKES_ROOM).first()
    if owed is not None:
        moved = Delivery.objects.filter(pk=owed.pk, state=State.READY).update(
            due_at=resolved.at,
            next_try_at=resolved.at,
            not_after=not_after(due_at=resolved.at, kind=fresh.message.kind),
        )
        if not moved:
            raise CampaignRefused(Refusal("already-gone"))
        owed.due_at = resolved.at
        assign_key(owed)  # a record key may carry the due second
    fresh.planned_local = local.isoformat(timespec="minutes")
    fresh.zone, fresh.due_at = zone, resolved.at
    fresh.changed_at = now
    if fresh.state == Variant.State.LAPSED:
        fresh.state = Variant.State.DRAFT  # with time enough to ask once more
    fresh.save(update_fields=["planned_local", "zone", "due_at", "changed_at", "state"])
    log(
        instance=fresh,
        action="campaigns.planned",
        user=by,
        data={"due_at": resolved.at.isoformat(), "zone": zone},
    )
    if owed is None and fresh.state == Variant.State.APPROVED:
        owe_delivery(variant=fresh, now=now)
    variant.refresh_from_db()
    return resolved
