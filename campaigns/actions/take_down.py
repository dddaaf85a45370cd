"""Writing down that a published post has to be deleted where it stands."""

from datetime import datetime

from django.db import transaction

from campaigns.models import Delivery, Takedown
from outbox.signals import rows_due

FIRST = 0
# In no scope that can be held: who stops all posts must not stop their deletion.
BEYOND_HOLDS = "|takedowns|"


@transaction.atomic
def owe_takedown(*, delivery: Delivery, asked_for: str, now: datetime) -> Takedown:
    """Owe the deletion of a post once; repeats return the one there is."""
    takedown, is_new = Takedown.objects.get_or_create(
        delivery=delivery,
        defaults={
            "asked_for": asked_for,
            "lane": delivery.lane,
            "scopes": BEYOND_HOLDS,
            "priority": FIRST,
            "due_at": now,
            "next_try_at": now,
        },
    )
    if is_new:
        rows_due.send(sender=Takedown)
    return takedown
