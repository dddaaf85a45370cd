"""What is handed out of some assets: cleared ones only, re-encoded, each with its credit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.text import slugify

from media_library.exporting.credits import Credit, credits_table, credits_text
from media_library.exporting.zip_stream import Entry, pieces_of, zip_pieces
from media_library.models import Asset, AssetText, FilmFile, PhotoRendition
from media_library.rights.clearing import standing_of, with_rights
from media_library.rules.clearance import clearance
from media_library.rules.standing import Channel
from media_library.rules.widths import width_of

FILM_ROLES = ("720p", "360p")
LARGEST = "width-"


@dataclass(frozen=True, kw_only=True)
class Handed:
    """One asset as it is handed out: the largest file that everybody may have."""

    asset: Asset
    name: str
    file: Any
    width: int
    height: int
    credit: Credit


def cleared_of(
    assets: QuerySet[Asset], *, channel: Channel, language: str, on: date
) -> tuple[list[Handed], list[Asset]]:
    """Return (what may be handed out and has a file, what is left out); a fixed number of queries.

    The pure rule is asked for each, from records read now: a withdrawal counts at once.
    """
    jpegs = PhotoRendition.objects.filter(
        filter_spec__startswith=LARGEST, filter_spec__endswith="format-jpeg"
    )
    films = FilmFile.objects.filter(role__in=FILM_ROLES)
    texts = AssetText.objects.filter(language__in=(language, "en"))
    known = with_rights(assets).prefetch_related(
        "photo",
        Prefetch("photo__renditions", jpegs, to_attr="jpegs"),
        "film",
        Prefetch("film__files", films, to_attr="movies"),
        Prefetch("texts", texts, to_attr="known_texts"),
    )
    handed: list[Handed] = []
    left_out: list[Asset] = []
    for asset in known:
        refusal = clearance(standing_of(asset), channel=channel, language=language, on=on)
        one = None if refusal else _handed(asset, language, number=len(handed) + 1)
        if one is None:
            left_out.append(asset)
        else:
            handed.append(one)
    return handed, left_out


def zip_response(
    *,
    title: str,
    assets: QuerySet[Asset],
    channel: Channel,
    language: str,
    on: date,
    names_left_out: bool = False,
) -> StreamingHttpResponse:
    """Return a zip that is written while it is sent; what is left out is named to officers only."""
    handed, left_out = cleared_of(assets, channel=channel, language=language, on=on)
    names = [str(asset) for asset in left_out] if names_left_out else []
    now = timezone.localtime()
    response = StreamingHttpResponse(
        zip_pieces(_entries(handed, names), now=now), content_type="application/zip"
    )
    name = f"{slugify(title)[:60] or 'selection'}-{now:%Y-%m-%d}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _entries(handed: list[Handed], left_out: list[str]) -> Iterator[Entry]:
    credits = [one.credit for one in handed]
    text = credits_text(credits, left_out=left_out)
    yield Entry(name="credits.txt", pieces=[text.encode("utf-8-sig")])
    yield Entry(name="credits.csv", pieces=[credits_table(credits).encode()])
    for one in handed:
        # Asked once more: sending takes a while, and a withdrawal may come in between.
        fresh = Asset.objects.in_library().filter(pk=one.asset.pk)
        if fresh.exists() and one.file.storage.exists(one.file.name):
            yield Entry(name=one.name, pieces=pieces_of(one.file.storage.open(one.file.name)))


def _handed(asset: Asset, language: str, *, number: int) -> Handed | None:
    photo, film = getattr(asset, "photo", None), getattr(asset, "film", None)
    if photo is not None and photo.jpegs:
        made = max(photo.jpegs, key=lambda row: width_of(row.filter_spec))
        shown = photo
    elif film is not None and film.movies:
        made = min(film.movies, key=lambda row: FILM_ROLES.index(row.role))
        shown = film
    else:
        return None
    suffix = PurePath(made.file.name).suffix
    name = f"{number:03}-{slugify(shown.title)[:50] or asset.kind}{suffix}"
    texts = {text.language: text.alt for text in asset.known_texts}  # type: ignore[attr-defined]
    return Handed(
        asset=asset,
        name=name,
        file=made.file,
        width=made.width or 0,
        height=made.height or 0,
        credit=Credit(
            file=name,
            title=shown.title,
            credit=shown.credit,
            licence=shown.licence,
            alt=texts.get(language) or texts.get("en", ""),
        ),
    )
