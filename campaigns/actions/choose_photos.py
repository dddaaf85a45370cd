"""Choosing the photos of a post: which, in which order, and what each shows."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from campaigns.actions.edit_variant import has_left, recompose
from campaigns.actions.locking import locked_post
from campaigns.composing import most_images
from campaigns.models import Variant, VariantPhoto
from campaigns.proposing import Clearance
from campaigns.refused import CampaignRefused
from campaigns.sending_day import sending_day
from campaigns.sources import note_doubts
from media_library.public import Asset, Photo
from outbox.rules.refusals import Refusal


@transaction.atomic
def choose_photos(
    *,
    variant: Variant,
    chosen: Sequence[tuple[int, str]],
    seen_hash: str,
    by: User,
    now: datetime,
) -> Variant:
    """Give a post these photos, each with its words in the post's language, in this order.

    Raises CampaignRefused: "changed-since", "already-gone", "too-many-images", "alt-missing",
    "photo-not-yours" for one that `by` may not see, or what speaks against a photo on the day of
    sending. A photo that the post has already may stay, whoever it belongs to.
    """
    fresh = locked_post(variant)
    if fresh.payload_hash != seen_hash:
        raise CampaignRefused(Refusal("changed-since"))
    if has_left(fresh):
        raise CampaignRefused(Refusal("already-gone"))
    _check(fresh, dict(chosen), by=by, now=now)
    fresh.photos.all().delete()
    VariantPhoto.objects.bulk_create(
        VariantPhoto(variant=fresh, photo_id=photo_id, alt=alt.strip(), sort_order=number)
        for number, (photo_id, alt) in enumerate(dict(chosen).items())
    )
    recompose(fresh, by=by, now=now)
    note_doubts(Variant.objects.filter(pk=fresh.pk), now=now)
    fresh.refresh_from_db()
    return fresh


def _check(fresh: Variant, chosen: dict[int, str], *, by: User, now: datetime) -> None:
    most = most_images(fresh.channel)
    if len(chosen) > most:
        raise CampaignRefused(Refusal("too-many-images", {"used": len(chosen), "limit": most}))
    added = set(chosen) - set(fresh.photos.values_list("photo_id", flat=True))
    seen = Photo.objects.filter(pk__in=added, asset__in=Asset.objects.visible_to(by))
    if seen.count() != len(added):
        raise CampaignRefused(Refusal("photo-not-yours"))
    day = sending_day(max(now, fresh.due_at or now), fresh.channel)
    clearance = Clearance(chosen, on=day)
    titles = dict(Photo.objects.filter(pk__in=chosen).values_list("pk", "title"))
    for number, (photo_id, alt) in enumerate(chosen.items(), start=1):
        if refusal := clearance.why_not(photo_id, kind=fresh.channel.kind, language=fresh.language):
            raise CampaignRefused(
                Refusal(refusal.code, {**refusal.facts, "photo": titles.get(photo_id, "?")})
            )
        if not alt.strip():
            raise CampaignRefused(Refusal("alt-missing", {"image": number}))
