"""Whether the photos of a post may be shown where it goes: the library's rule, asked by channel."""

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from campaigns.models import Variant
from campaigns.sending_day import sending_day
from media_library.public import Asset, Channel, Standing, assets_with_standing, clearance
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
    return why_not_shown(assets, variant=variant, on=sending_day(at, variant.channel))


def why_not_shown(
    asset_ids: Collection[int],
    *,
    variant: Variant,
    on: date,
    standings: Mapping[Asset, Standing] | None = None,
) -> Refusal | None:
    """Say why one of some assets may not be shown where a post goes, naming it in `photo`.

    `standings` are read where nobody has read them.
    """
    if standings is None:
        standings = assets_with_standing(asset_ids)
    channel = channel_of(variant.channel.kind)
    for asset, standing in standings.items():
        if asset.pk not in asset_ids:
            continue
        refusal = clearance(standing, channel=channel, language=variant.language, on=on)
        if refusal is not None:
            return Refusal(refusal.code, {**refusal.facts, "photo": str(asset)})
    return None
