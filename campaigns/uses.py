"""Where posts and newsletters use assets: drafted, planned and sent."""

from collections.abc import Collection, Iterator

from django.urls import reverse

from campaigns.clearing import assets_in
from campaigns.models import Delivery, Variant, VariantPhoto
from media_library.public import usages
from outbox.rules.states import SETTLED, State


@usages.register_uses
def uses_in_posts(asset_ids: Collection[int]) -> Iterator[usages.Use]:
    """Yield each post once per asset: first by what was owed with it, then by what it shows."""
    wanted = set(asset_ids)
    if not wanted:
        return
    pattern = rf"\|asset:({'|'.join(map(str, wanted))})\|"
    owed = Delivery.objects.filter(scopes__regex=pattern).select_related("variant__channel")
    seen: set[tuple[int, int]] = set()
    for delivery in owed.order_by("-pk"):
        for asset_id in assets_in(delivery.scopes) & wanted:
            if delivery.state == State.SENT or delivery.state not in SETTLED:
                standing = "sent" if delivery.state == State.SENT else "scheduled"
                seen.add((delivery.variant_id, asset_id))
                yield _use(delivery.variant, asset_id, standing, delivery.remote_url)
    written = VariantPhoto.objects.filter(photo__asset__in=wanted).select_related(
        "variant__channel", "photo"
    )
    for use in written:
        if (use.variant_id, use.photo.asset_id) not in seen:
            standing = "scheduled" if use.variant.due_at else "draft"
            yield _use(use.variant, use.photo.asset_id, standing, "")


def _use(variant: Variant, asset_id: int, standing: str, url: str) -> usages.Use:
    return usages.Use(
        asset_id=asset_id,
        kind="newsletter" if variant.channel.kind == "mail" else "post",
        where=f"{variant.title} ({variant.language}), {variant.channel.name}",
        standing=standing,
        address=reverse("campaign_desk:post", args=[variant.pk]),
        public_address=url,
    )
