"""Whether the photos of a post may be shown where it goes: the library's rule, asked by channel."""

import re
from collections.abc import Collection
from datetime import date, datetime

from campaigns.models import Variant
from media_library.public import Asset, Channel
from media_library.public import why_not_cleared as why_asset_not_cleared
from outbox.rules.refusals import Refusal

# What is no mail and no outlet of our own is a social network.
MEANT_AS = {"mail": Channel.NEWSLETTER, "feed": Channel.WEB}
_ASSET = re.compile(r"\|asset:(\d+)(?=\|)")


def channel_of(kind: str) -> Channel:
    """Return what rights holders and people shown were asked about for a kind of channel."""
    return MEANT_AS.get(kind, Channel.SOCIAL)


def assets_in(scopes: str) -> set[int]:
    """Return the assets that a delivery carries: those it was owed with, whatever came later."""
    return {int(pk) for pk in _ASSET.findall(scopes)}


def why_not_cleared(variant: Variant, *, at: datetime) -> Refusal | None:
    """Say why a post may not go out with its present photos on the day of `at`."""
    assets = set(variant.photos.values_list("photo__asset_id", flat=True))
    return why_not_shown(assets, variant=variant, on=at.date())


def why_not_shown(asset_ids: Collection[int], *, variant: Variant, on: date) -> Refusal | None:
    """Say why one of some assets may not be shown where a post goes, naming it in `photo`."""
    for asset in Asset.objects.filter(pk__in=asset_ids).order_by("pk"):
        refusal = why_asset_not_cleared(
            asset, channel=channel_of(variant.channel.kind), language=variant.language, on=on
        )
        if refusal is not None:
            return Refusal(refusal.code, {**refusal.facts, "photo": str(asset)})
    return None
