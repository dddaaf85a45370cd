"""Writing down that a post is owed to its channel."""

from datetime import datetime

from django.db import IntegrityError, transaction

from campaigns.channels.registry import channel
from campaigns.models import Delivery, Variant
from campaigns.rules.local_time import not_after
from media_library.public import asset_scope
from outbox.rules.scopes import scopes_text
from outbox.signals import rows_due

MOST_CLASHES = 20


@transaction.atomic
def owe_delivery(*, variant: Variant, now: datetime) -> Delivery:
    """Owe an approved, planned post once; the payload is frozen, the record key assigned.

    A delivery that failed, came too late or was cancelled makes room for the next occurrence.
    Raises ValueError for a post that has no time.
    """
    due_at = variant.due_at
    if due_at is None:
        raise ValueError("a post without a time cannot be owed")
    occurrence = variant.deliveries.count()
    delivery = Delivery.objects.create(
        variant=variant,
        occurrence=occurrence,
        lane=variant.channel.lane,
        scopes=scopes_of(variant),
        due_at=due_at,
        next_try_at=due_at,
        not_after=not_after(due_at=due_at, kind=variant.message.kind),
        payload=variant.payload,
        payload_hash=variant.payload_hash,
    )
    assign_key(delivery)
    rows_due.send(sender=Delivery)
    return delivery


def assign_key(delivery: Delivery) -> None:
    """Name the remote record of a delivery that has not left; a clash moves on by one step."""
    kind = delivery.variant.channel.kind
    for step in range(MOST_CLASHES):
        key = channel(kind).assign_key(delivery_id=delivery.pk, due_at=delivery.due_at, step=step)
        try:
            with transaction.atomic():
                Delivery.objects.filter(pk=delivery.pk).update(remote_key=key)
        except IntegrityError:
            continue
        delivery.remote_key = key
        return
    raise RuntimeError(f"no free record key for delivery {delivery.pk}")


def scopes_of(variant: Variant) -> str:
    """Name everything that a stop can be aimed at and that covers this post."""
    campaign = variant.message.campaign
    assets = variant.photos.values_list("photo__asset_id", flat=True)
    source = variant.message.source_key
    return scopes_text(
        f"channel:{variant.channel_id}",
        f"kind:{variant.channel.kind}",
        f"campaign:{campaign.pk}",
        f"organisation:{campaign.organisation_id}",
        f"language:{variant.language}",
        *(asset_scope(pk) for pk in assets),
        *([f"page:{source}"] if source else []),
    )
