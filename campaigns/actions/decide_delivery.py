"""What a person decides about a post that is owed: take it back, settle it, send it again."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.owe_delivery import owe_delivery
from campaigns.approving import why_not_covered
from campaigns.clearing import why_not_cleared
from campaigns.complying import compliance_of
from campaigns.models import Delivery, Series, Variant
from campaigns.refused import CampaignRefused
from campaigns.sending_day import sending_day
from outbox.actions.deciding import AlreadyUnderWay, NotAsking, cancel, resolve
from outbox.rules.refusals import Refusal
from outbox.rules.states import State

REPEATABLE = frozenset({State.FAILED, State.EXPIRED})


@transaction.atomic
def cancel_delivery(*, delivery: Delivery, by: User, now: datetime) -> Delivery:
    """Take a waiting post back. Raises CampaignRefused("already-gone") once it is on its way.

    Also for one that may be there: a person looks first, or planning it anew would double it.
    """
    fresh = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if fresh.state == State.NEEDS_HUMAN:
        raise CampaignRefused(Refusal("already-gone"))
    try:
        cancelled = cancel(row=delivery, reason="cancelled", now=now)
    except AlreadyUnderWay as error:
        raise CampaignRefused(Refusal("already-gone")) from error
    log(instance=delivery.variant, action="campaigns.cancelled", user=by)
    return cancelled


@transaction.atomic
def resolve_delivery(
    *, delivery: Delivery, is_there: bool, remote_url: str, by: User, now: datetime
) -> Delivery:
    """Settle a post by what a person saw. Raises CampaignRefused("not-asking")."""
    try:
        settled = resolve(
            row=delivery, is_there=is_there, by=by.shown_name, now=now, remote_url=remote_url
        )
    except NotAsking as error:
        raise CampaignRefused(Refusal("not-asking")) from error
    log(
        instance=delivery.variant,
        action="campaigns.resolved",
        user=by,
        data={"is_there": is_there, "remote_url": remote_url},
    )
    return settled


@transaction.atomic
def repeat_delivery(*, variant: Variant, by: User, now: datetime) -> Delivery:
    """Owe a post that failed or came too late once more, from now on.

    Raises CampaignRefused: "nothing-to-repeat", "not-approved", "channel-off", "embargoed".
    """
    fresh = (
        Variant.objects.select_for_update(of=["self"])
        .select_related("channel", "message__campaign")
        .get(pk=variant.pk)
    )
    repeats = Series.objects.filter(variant=fresh, ended_at=None).exists()
    last = last_due(fresh, now=now) if repeats else fresh.deliveries.order_by("occurrence").last()
    if last is None or last.state not in REPEATABLE:
        raise CampaignRefused(Refusal("nothing-to-repeat"))
    if refusal := _why_not_repeat(fresh, now):
        raise CampaignRefused(refusal)
    compliance = compliance_of(fresh, on=sending_day(now, fresh.channel))
    if refusal := compliance.why_held():
        raise CampaignRefused(refusal)
    compliance.keep_as_evidence(now=now)
    if not repeats:  # or its next day would no longer be the day that its series names
        wall_time = now.astimezone(ZoneInfo(fresh.zone)).replace(tzinfo=None)
        fresh.planned_local = wall_time.isoformat(timespec="minutes")
        fresh.due_at = now
    fresh.changed_at = now
    fresh.save(update_fields=["planned_local", "due_at", "changed_at"])
    log(instance=fresh, action="campaigns.repeated", user=by)
    return owe_delivery(variant=fresh, now=now, due_at=now)


def last_due(variant: Variant, *, now: datetime) -> Delivery | None:
    """Return the delivery whose time came last, whatever days of a series lie ahead."""
    return variant.deliveries.filter(due_at__lte=now).order_by("due_at", "occurrence").last()


def _why_not_repeat(variant: Variant, now: datetime) -> Refusal | None:
    if variant.state != Variant.State.APPROVED:
        return Refusal("not-approved")
    if not variant.channel.is_active:
        return Refusal("channel-off")
    embargo = variant.message.embargo_until
    if embargo is not None and now < embargo:
        return Refusal("embargoed", {"until": embargo})
    if refusal := why_not_cleared(variant, at=now):
        return refusal
    return why_not_covered(variant, frozen_hash=variant.payload_hash)
