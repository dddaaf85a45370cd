"""Reads of posts for the desk, as adjectives."""

from typing import Self

from django.db import models
from django.db.models import Prefetch

from campaigns.models import Delivery, Variant
from outbox.rules.states import OPEN, State

# A delivery in one of these speaks for the post whatever became of the text since.
OUTRANKS_THE_TEXT = frozenset({*OPEN, State.SENT, State.NEEDS_HUMAN})
# With a delivery in one of these, or none, a doubt about its source comes in time.
STILL_WAITS = frozenset({State.READY, State.CANCELLED, State.EXPIRED, State.FAILED})
DOUBTS = frozenset(Variant.Doubt.values) - {Variant.Doubt.NONE}


class PostQuerySet(models.QuerySet[Variant]):
    """Posts with everything that lists show of them, in a number of queries that never grows."""

    def shown(self) -> Self:
        """Posts with their campaign, channel, series and deliveries, without heavy payloads."""
        deliveries = Delivery.objects.defer("payload").order_by("occurrence")
        return (
            self.select_related(
                "message__campaign__organisation", "channel__organisation", "author", "series"
            )
            .prefetch_related(Prefetch("deliveries", queryset=deliveries))
            .defer("payload")
        )

    def in_review(self) -> Self:
        return self.filter(state=Variant.State.IN_REVIEW)


def posts() -> PostQuerySet:
    """Return every post."""
    return PostQuerySet(model=Variant)
