"""Reads of posts for the desk, as adjectives."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import OuterRef, Prefetch, Q, Subquery

from accounts.models import Organisation
from campaigns.models import Campaign, ChannelAccount, Delivery, Variant
from outbox.rules.states import OPEN, State

# A delivery in one of these speaks for the post whatever became of the text since.
OUTRANKS_THE_TEXT = frozenset({*OPEN, State.SENT, State.NEEDS_HUMAN})


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
        """Posts that stand so: their newest delivery where it speaks for them, else themselves."""
        newest = Delivery.objects.filter(variant=OuterRef("pk")).order_by("-occurrence")
        posts = self.annotate(newest_state=Subquery(newest.values("state")[:1]))
        outranks = Q(newest_state__in=OUTRANKS_THE_TEXT)
        if state in frozenset(State):
            return posts.filter(Q(state=Variant.State.APPROVED) | outranks, newest_state=state)
        silent = Q(newest_state=None) | (~Q(state=Variant.State.APPROVED) & ~outranks)
        return posts.filter(silent, state=state)


def posts() -> PostQuerySet:
    """Return every post."""
    return PostQuerySet(model=Variant)
