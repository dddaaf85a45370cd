"""The pictures of a post as its channel takes them: size, shape, weight, and the funder's strip."""

import hashlib
from dataclasses import dataclass
from functools import partial

from campaigns.channels.checks import limit_of
from campaigns.channels.contract import Account, DraftImage
from campaigns.complying import emblem_asked_for
from campaigns.emblem.strip import RECIPE, strip
from campaigns.models import Variant
from campaigns.rules.picture_sizes import sizes_for
from campaigns.sending_day import sending_day
from media_library.public import Photo, for_posts


@dataclass(frozen=True, kw_only=True)
class Emblem:
    """The strip below each picture of a post; `language` is that of its sentence."""

    language: str
    band: for_posts.Band


def emblem_of(variant: Variant) -> Emblem | None:
    """Return the strip that a post's funder wants on its pictures, None for none."""
    on = sending_day(variant.due_at or variant.changed_at, variant.channel)
    asked = emblem_asked_for(variant, on=on)
    if asked is None:
        return None
    sentence, language = asked
    digest = hashlib.sha256(f"{RECIPE}\0{sentence}".encode()).hexdigest()[:12]
    return Emblem(
        language=language,
        band=for_posts.Band(key=f"eu-{language}-{digest}", draw=partial(strip, sentence)),
    )


def picture_of(
    photo: Photo, *, alt: str, kind: str, account: Account, emblem: Emblem | None
) -> DraftImage:
    """Return a photo as a kind of channel takes it: the largest that its limits allow.

    One that is too heavy even at its smallest is returned all the same: the channel says so.
    """
    heaviest = limit_of(kind=kind, name="image_bytes", account=account)
    most_pixels = limit_of(kind=kind, name="image_pixels", account=account)
    band = emblem.band if emblem else None
    for size in (size for size in sizes_for(kind) if for_posts.fits(photo, size)):
        made = for_posts.post_picture(photo, size=size, band=band)
        if made.size <= heaviest and made.width * made.height <= most_pixels:
            break
    return DraftImage(
        digest=made.digest,
        rendition=made.name,
        mime=made.mime,
        width=made.width,
        height=made.height,
        alt=alt,
        size=made.size,
        emblem=emblem.language if emblem else "",
    )
