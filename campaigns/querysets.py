"""Reads of posts for the desk, as adjectives."""

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from accounts.models import Organisation
from campaigns.models import Campaign, ChannelAccount, Delivery, Variant
from outbox.rules.states import State

DELIVERED = frozenset(State)


class PostQuerySet(models.QuerySet[Variant]):
    """Posts with everything that lists show of them, in a number of queries that never grows."""

    def shown(self) -> Self:
        """Posts with their campaign, channel and deliveries, without the heavy payloads."""
        deliveries = Delivery.objects.defer("payload").order_by("occurrence")
        return (
            self.select_related("message__campaign__organisation", "channel", "author")
            .prefetch_related(Prefetch("deliveries", queryset=deliveries))
            .defer("payload")
        )

    def between(self, start: datetime, end: datetime) -> Self:
        return self.filter(due_at__gte=start, due_at__lt=end)

    def in_review(self) -> Self:
        return self.filter(state=Variant.State.IN_REVIEW)

    def chosen(
        self,
        *,
        campaign: Campaign | None = None,
        organisation: Organisation | None = None,
        channel: ChannelAccount | None = None,
        language: str = "",
    ) -> Self:
        """Posts that match every filter that is set."""
        wanted = {
            "message__campaign": campaign,
            "message__campaign__organisation": organisation,
            "channel": channel,
            "language": language,
        }
        return self.filter(**{name: value for name, value in wanted.items() if value})

    def standing_at(self, state: str) -> Self:
        """Posts whose newest delivery, or that themselves where nothing is owed, stand so."""
        newest = Delivery.objects.filter(variant=OuterRef("pk")).order_by("-occurrence")
        posts = self.annotate(newest_state=Subquery(newest.values("state")[:1]))
        if state in DELIVERED:
            return posts.filter(newest_state=state)
        nothing_left = Q(newest_state=None) | Q(
            newest_state__in=[State.CANCELLED, State.FAILED, State.EXPIRED]
        )
        return posts.filter(nothing_left, state=state)

    def telling(self, source_key: UUID) -> Self:
        """Posts derived from a page, in any language."""
        return self.filter(message__source_key=source_key)


def posts() -> PostQuerySet:
    """Return every post."""
    return PostQuerySet(model=Variant)
