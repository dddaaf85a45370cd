"""What stands in a channel's times of the week, and the next one that nothing stands in."""

from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

from django.db.models import Exists, OuterRef, Q

from campaigns.models import ChannelAccount, Delivery, Series, Slot, Variant
from campaigns.rules.slots import FreeSlot, WeeklyTime, next_free_slot
from campaigns.series import occurrences_of
from outbox.rules.states import State

# What ended like this stands in no slot, unless somebody plans it anew.
LETS_GO = (State.CANCELLED, State.FAILED, State.EXPIRED)


def free_slot(
    *, channel: ChannelAccount, variant: Variant | None = None, after: datetime
) -> FreeSlot | None:
    """Return the next slot of a channel in which no post but `variant` stands, or None.

    A channel whose zone is none that we know has no slots either: its form says so.
    """
    slots = [
        WeeklyTime(weekday=slot.weekday, at_time=slot.at_time)
        for slot in Slot.objects.filter(channel=channel)
    ]
    if not slots:
        return None
    taken = taken_times(channel=channel, but=variant, after=after)
    try:
        return next_free_slot(slots=slots, zone=channel.clock, taken=taken, after=after)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def taken_times(
    *, channel: ChannelAccount, but: Variant | None = None, after: datetime
) -> set[datetime]:
    """Return when the posts of a channel go out later on, with every day of those that repeat."""
    mine = but.pk if but is not None else None
    let_go = Delivery.objects.filter(variant__channel=channel, state__in=LETS_GO)
    of_that_time = let_go.filter(variant=OuterRef("pk"), due_at=OuterRef("due_at"))
    planned = (
        Variant.objects.filter(channel=channel, due_at__gt=after)
        .exclude(Q(pk=mine) | Q(state=Variant.State.LAPSED))
        .exclude(Exists(of_that_time))
    )
    waiting = (
        Delivery.objects.filter(variant__channel=channel, due_at__gt=after)
        .exclude(variant=mine)
        .exclude(state__in=LETS_GO)
    )
    let_go_days = set(let_go.exclude(series_on=None).values_list("variant", "series_on"))
    repeating = Series.objects.filter(variant__channel=channel, ended_at=None)
    repeating = repeating.exclude(variant=mine).select_related("variant")
    return {
        *(due_at for due_at in planned.values_list("due_at", flat=True) if due_at is not None),
        *waiting.values_list("due_at", flat=True),
        *(
            one.resolved.at
            for series in repeating
            for one in occurrences_of(series, series.variant)
            if one.resolved.at > after and (series.variant_id, one.on) not in let_go_days
        ),
    }
