"""What posts need of the library: photos to choose from, their words, and pictures to send."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from media_library.desk.library.cards import picture_of, with_pictures
from media_library.models import Asset, Photo
from media_library.photos.alt_texts import alt_text
from media_library.photos.posting import Band, fits, open_post_picture, post_picture
from media_library.rules.standing import Channel
from media_library.searching.finding import Finding, find_assets

__all__ = [
    "Band",
    "PhotoForPost",
    "alt_text",
    "find_photos_for_post",
    "fits",
    "open_post_picture",
    "photos_for_post",
    "post_picture",
]


@dataclass(frozen=True, kw_only=True)
class PhotoForPost:
    """`alt` is what the library knows in the post's language, "" for nothing; so is `picture`."""

    photo: Photo
    title: str
    picture: str
    alt: str


def find_photos_for_post(
    *, user: User, text: str, channel: Channel, language: str, on: date, most: int
) -> list[PhotoForPost]:
    """Return the newest photos that `user` may see, that may go out there and that fit the words.

    One more than `most` where there are more.
    """
    query = Finding(text=text, channel=channel, language=language)
    found = find_assets(user=user, query=query, on=on).filter(photo__isnull=False)
    return _shown(found[: most + 1], language)


def photos_for_post(photo_ids: Collection[int], *, language: str) -> dict[int, PhotoForPost]:
    """Return some photos by their key, whoever they belong to: those that a post has already."""
    found = Asset.objects.filter(photo__in=photo_ids)
    return {one.photo.pk: one for one in _shown(found, language)}


def _shown(assets: QuerySet[Asset], language: str) -> list[PhotoForPost]:
    return [
        PhotoForPost(
            photo=asset.photo,
            title=asset.photo.title,
            picture=picture_of(asset),
            alt=next((text.alt for text in asset.own_texts), ""),  # type: ignore[attr-defined]
        )
        for asset in with_pictures(assets, language=language)
    ]
