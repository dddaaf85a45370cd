"""Changing a post: its payload is composed anew, and an approval of the old one is void."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.locking import locked_post
from campaigns.composing import compose, drop_withdrawn
from campaigns.models import Delivery, Series, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import payload_hash
from outbox.rules.refusals import Refusal
from outbox.rules.states import State

EDITABLE = ("title", "text", "link", "hashtags", "statement")


def refresh_payload(variant: Variant) -> None:
    """Compose the payload from the post's present fields; the caller saves."""
    drop_withdrawn(variant)
    variant.payload = compose(variant)
    variant.payload_hash = payload_hash(variant.payload)


@transaction.atomic
def edit_variant(
    *,
    variant: Variant,
    changes: Mapping[str, Any],
    alts: Mapping[int, str] | None = None,
    seen_hash: str,
    by: User,
    now: datetime,
) -> Variant:
    """Apply `changes` (of EDITABLE) and alt texts by photo row; a changed payload is a draft again.

    `seen_hash` is the payload the editor had before them. Raises CampaignRefused: "changed-since"
    when somebody else changed it meanwhile, "already-gone" when it is going out or has gone.
    """
    fresh = locked_post(variant)
    if fresh.payload_hash != seen_hash:
        raise CampaignRefused(Refusal("changed-since"))
    if has_left(fresh):
        raise CampaignRefused(Refusal("already-gone"))
    for name, value in changes.items():
        if name not in EDITABLE:
            raise ValueError(f"not an editable field: {name}")
        setattr(fresh, name, value)
    for use in fresh.photos.all():
        if alts is not None and use.pk in alts:
            use.alt = alts[use.pk]
            use.save(update_fields=["alt"])
    recompose(fresh, by=by, now=now)
    return fresh


def recompose(fresh: Variant, *, by: User, now: datetime) -> None:
    """Save a changed post under the caller's lock: what was approved of another payload is void."""
    before = fresh.payload_hash
    refresh_payload(fresh)
    if fresh.payload_hash != before:
        fresh.state = Variant.State.DRAFT
        # Whoever changed it last has written it: four eyes means that somebody else approves.
        fresh.author = by
        fresh.changed_at = now
        # What was approved is not what would go out now: nothing may be owed for it.
        Delivery.objects.filter(variant=fresh, state=State.READY).delete()
        log(instance=fresh, action="campaigns.edited", user=by)
    fresh.save()


def has_left(variant: Variant) -> bool:
    """Say whether a post is going out, has gone out, or may have.

    While it repeats, the days that went out do not count: the next ones may say it otherwise.
    """
    left = variant.deliveries.exclude(
        state__in=[State.READY, State.CANCELLED, State.EXPIRED, State.FAILED]
    )
    if not left.exists():
        return False
    repeats = Series.objects.filter(variant=variant, ended_at=None).exists()
    return not repeats or left.exclude(state=State.SENT).exists()
