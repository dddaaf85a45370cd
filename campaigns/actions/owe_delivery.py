"""Writing down that a post is owed to its channel."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from campaigns.channels.registry import channel
from campaigns.models import Delivery, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.local_time import not_after
from campaigns.rules.post_ids import payload_of_occurrence, post_id
from media_library.public import asset_scope
from outbox.rules.refusals import Refusal
from outbox.rules.scopes import scopes_text
from outbox.rules.states import State
from outbox.signals import rows_due

MOST_CLASHES = 20


@transaction.atomic
def owe_delivery(
    *,
    variant: Variant,
    now: datetime,
    due_at: datetime | None = None,
    series_on: date | None = None,
) -> Delivery:
    """Owe an approved post once: at its own time, or at `due_at` as the day `series_on` of it.

    The payload is frozen with an id of its own in the link, the record key assigned. A delivery
    that failed, came too late or was cancelled makes room for the next occurrence. The caller
    has locked the post. Raises ValueError for a post that has no time, and
    CampaignRefused("channel-for-rehearsal").
    """
    due_at = due_at or variant.due_at
    if due_at is None:
        raise ValueError("a post without a time cannot be owed")
    if variant.channel.is_for_rehearsal:
        raise CampaignRefused(Refusal("channel-for-rehearsal"))
    occurrence = _next_occurrence(variant)
    delivery = Delivery.objects.create(
        variant=variant,
        occurrence=occurrence,
        series_on=series_on,
        lane=variant.channel.lane,
        scopes=scopes_of(variant),
        due_at=due_at,
        next_try_at=due_at,
        not_after=not_after(due_at=due_at, kind=variant.message.kind),
        payload=payload_of_occurrence(
            variant.payload,
            was=post_id(variant.pk),
            becomes=post_id(variant.pk, occurrence),
        ),
        payload_hash=variant.payload_hash,
    )
    assign_key(delivery)
    rows_due.send(sender=Delivery)
    return delivery


def _next_occurrence(variant: Variant) -> int:
    """Return a number above all that stand: an id that may be public is not given again."""
    last = variant.deliveries.aggregate(last=Max("occurrence"))["last"]
    return 0 if last is None else last + 1


@transaction.atomic
def move_delivery(*, delivery: Delivery, due_at: datetime) -> bool:
    """Give a waiting delivery another time; False when it has begun to go out or has ended."""
    moved = Delivery.objects.filter(pk=delivery.pk, state=State.READY).update(
        due_at=due_at,
        next_try_at=due_at,
        not_after=not_after(due_at=due_at, kind=delivery.variant.message.kind),
    )
    if not moved:
        return False
    delivery.due_at = due_at
    assign_key(delivery)  # a record key may carry the due second
    rows_due.send(sender=Delivery)
    return True


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
    campaign, outlet = variant.message.campaign, variant.channel.organisation
    assets = variant.photos.values_list("photo__asset_id", flat=True)
    source = variant.message.source_key
    return scopes_text(
        f"channel:{variant.channel_id}",
        f"kind:{variant.channel.kind}",
        f"campaign:{campaign.pk}",
        f"organisation:{campaign.organisation_id}",
        f"organisation:{outlet.pk}",
        country_scope(outlet.country_code),
        f"language:{variant.language}",
        *(asset_scope(pk) for pk in assets),
        *([f"page:{source}"] if source else []),
    )


def country_scope(code: str) -> str:
    """Name the posts on the channels of one country's organisations."""
    return f"country:{code.upper()}"
