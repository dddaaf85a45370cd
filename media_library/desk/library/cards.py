"""Assets as lists show them: a picture that is there already, and where each stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from media_library.models import Asset, AssetText, Film, FilmFile, Photo, PhotoRendition
from media_library.rights.clearance_filter import is_cleared
from media_library.rules.standing import Channel

# The first one that is there is taken; right after an upload the small ones are not made yet.
SMALL = (
    "width-320|format-webp",
    "width-320|format-jpeg",
    "fill-480x320|format-jpeg",
    "max-165x165",
    "width-640|format-jpeg",
)
LARGE = (
    "width-960|format-webp",
    "max-800x600",
    "width-640|format-webp",
    "width-1280|format-jpeg",
    "width-640|format-jpeg",
    *SMALL[:2],
    "max-165x165",
)


@dataclass(frozen=True, kw_only=True)
class Card:
    """`picture` is "" while none is made: nothing is ever made for a list."""

    asset: Asset
    picture: str
    alt: str
    is_cleared: bool


def with_pictures(
    assets: QuerySet[Asset], *, language: str, specs: Sequence[str] = SMALL
) -> QuerySet[Asset]:
    """Return `assets` with everything that `card_of` needs, in a fixed number of queries."""
    renditions = PhotoRendition.objects.filter(filter_spec__in=specs)
    posters = FilmFile.objects.filter(role="poster")
    return assets.select_related("organisation").prefetch_related(
        Prefetch(
            "photo",
            Photo.objects.prefetch_related(
                Prefetch("renditions", renditions, to_attr="small_renditions")
            ),
        ),
        Prefetch("film", Film.objects.prefetch_related(Prefetch("files", posters, "posters"))),
        Prefetch("texts", AssetText.objects.filter(language=language), to_attr="own_texts"),
    )


def picture_of(asset: Asset, specs: Sequence[str] = SMALL) -> str:
    """Return the address of a picture of an asset, the first of `specs` that is there."""
    if asset.is_withdrawn:
        return ""
    photo, film = getattr(asset, "photo", None), getattr(asset, "film", None)
    if photo is not None:
        ready = {row.filter_spec: row for row in photo.small_renditions}
        for spec in specs:
            if spec in ready:
                return str(ready[spec].url)
    elif film is not None and film.posters:
        return str(film.posters[0].file.url)
    return reverse("media_desk:asset_preview", args=[asset.uuid]) if asset.preview else ""


def cards_of(assets: Iterable[Asset], *, language: str, on: date) -> list[Card]:
    """Make assets that came `with_pictures` ready to be shown; one query more."""
    shown = list(assets)
    cleared = set(
        Asset.objects.filter(
            is_cleared(channel=Channel.WEB, language=language, on=on),
            pk__in=[asset.pk for asset in shown],
        ).values_list("pk", flat=True)
    )
    return [
        Card(
            asset=asset,
            picture=picture_of(asset),
            alt=next((text.alt for text in asset.own_texts), ""),  # type: ignore[attr-defined]
            is_cleared=asset.pk in cleared,
        )
        for asset in shown
    ]
