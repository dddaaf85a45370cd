"""What a rehearsal plays: every time that a post of the campaign is still to go out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from campaigns.models import Campaign, ChannelAccount, Series, Variant
from campaigns.rules.local_time import resolve
from campaigns.rules.recurring import NotUnderstood, wall_times


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One time of one post; `occurrence` counts the times of a series from 0."""

    variant: Variant
    occurrence: int
    at: datetime


def posts_of(campaign: Campaign) -> list[Variant]:
    """Return the posts of a campaign with what planning reads of them; two queries."""
    found = Variant.objects.filter(message__campaign=campaign).exclude(
        channel__is_for_rehearsal=True
    )
    related = found.select_related("message__campaign", "channel__organisation", "series")
    return list(related.order_by("due_at", "pk"))


def real_channels_of(campaign: Campaign) -> list[ChannelAccount]:
    """Return the channels that a campaign's posts are for."""
    used = Variant.objects.filter(message__campaign=campaign).values("channel")
    return list(ChannelAccount.objects.filter(pk__in=used, is_for_rehearsal=False))


def test_channels_for(organisation: Organisation) -> QuerySet[ChannelAccount]:
    """Return the test channels that an organisation's campaigns may be rehearsed on."""
    shared = Q(organisation=organisation) | Q(organisation__is_lead=True)
    return ChannelAccount.objects.filter(shared, is_active=True, is_for_rehearsal=True)


def times_of(variants: Iterable[Variant], *, after: datetime) -> Iterator[Planned]:
    """Yield every time after an instant at which posts are planned, series time by time."""
    for variant in variants:
        for occurrence, at in enumerate(_instants(variant)):
            if at > after:
                yield Planned(variant=variant, occurrence=occurrence, at=at)


def _instants(variant: Variant) -> list[datetime]:
    if variant.due_at is None:
        return []
    series: Series | None = getattr(variant, "series", None)
    if series is None:
        return [variant.due_at]
    start = datetime.fromisoformat(variant.planned_local)
    try:
        walls = wall_times(rule=series.rule, start=start)
    except NotUnderstood:
        return [variant.due_at]
    instants = [resolve(local=wall, zone=variant.zone).at for wall in walls]
    ended = series.ended_at or datetime.max.replace(tzinfo=UTC)
    return [at for at in instants if at < ended]
