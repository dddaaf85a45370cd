"""Letting a post go out again and again, and ending that."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.locking import locked_post
from campaigns.actions.plan_variant import (
    allowed_time,
    hold_against_its_day,
    note_time,
)
from campaigns.models import Delivery, Series, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.recurring import NotUnderstood, wall_times
from campaigns.series import bring_in_line, note_end
from outbox.actions.deciding import AlreadyUnderWay, cancel
from outbox.rules.refusals import Refusal
from outbox.rules.states import OPEN, State

NOBODY_KNOWS = (*OPEN, State.NEEDS_HUMAN)


@transaction.atomic
def repeat_variant(
    *, variant: Variant, rule: str, local: datetime, zone: str, by: User, now: datetime
) -> Series:
    """Let a post go out by a rule from a wall time on; also changes or moves the series it has.

    The series begins with the first day that the rule names. A day that went out, failed or was
    taken back stays so under any new rule. Raises CampaignRefused: what `plan_variant` raises, or
    why the rule is not followed.
    """
    fresh = locked_post(variant)
    if fresh.deliveries.filter(state__in=NOBODY_KNOWS).exists():
        raise CampaignRefused(Refusal("already-gone"))
    allowed_time(variant=fresh, local=local, zone=zone, now=now)
    try:
        first = wall_times(rule=rule, start=local)[0]
    except NotUnderstood as not_understood:
        raise CampaignRefused(not_understood.refusal) from not_understood
    resolved = allowed_time(variant=fresh, local=first, zone=zone, now=now)
    hold_against_its_day(fresh, at=resolved.at, now=now)
    # What was planned as a single post becomes a day of the series.
    fresh.deliveries.filter(state=State.READY, series_on=None, due_at__gt=now).delete()
    series, _is_new = Series.objects.update_or_create(
        variant=fresh, defaults={"rule": rule, "set_by": by, "set_at": now, "ended_at": None}
    )
    note_time(fresh, local=first, zone=zone, resolved=resolved, by=by, now=now)
    log(instance=fresh, action="campaigns.repeats", user=by, data={"rule": rule})
    bring_in_line(variant=fresh, series=series, now=now)
    variant.refresh_from_db()
    return series


@transaction.atomic
def end_series(*, variant: Variant, by: User, now: datetime) -> int:
    """End a series early; returns how many waiting posts were taken back by it.

    Raises CampaignRefused("does-not-repeat").
    """
    fresh = locked_post(variant)
    if not Series.objects.filter(variant=fresh, ended_at=None).update(ended_at=now):
        raise CampaignRefused(Refusal("does-not-repeat"))
    taken_back = 0
    for row in Delivery.objects.filter(variant=fresh, state=State.READY).exclude(series_on=None):
        if row.due_at > now:
            # It never began, so a new series may name its day again.
            taken_back += Delivery.objects.filter(pk=row.pk, state=State.READY).delete()[0]
            continue
        try:
            cancel(row=row, reason="cancelled", now=now)
            taken_back += 1
        except AlreadyUnderWay:
            pass  # it goes out: its own line says so
    last = fresh.deliveries.order_by("-due_at").first()
    fresh.due_at = last.due_at if last else None
    note_end(fresh)
    fresh.changed_at = now
    fresh.save(update_fields=["due_at", "planned_local", "changed_at"])
    log(instance=fresh, action="campaigns.series_ended", user=by)
    variant.refresh_from_db()
    return taken_back
