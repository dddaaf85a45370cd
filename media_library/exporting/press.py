"""Press kits: a selection as a public page, with only what the press may use."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from media_library.desk.library.filters import reading_language
from media_library.exporting.handing_out import Handed, cleared_of, zip_response
from media_library.models import Asset, Photo, Selection
from media_library.photos.picture import picture_html, with_renditions
from media_library.rules.standing import Channel


@require_safe
def press_kit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a kit; nothing of it is kept by a cache, so that what is withdrawn is gone at once."""
    kit = _kit(key)
    handed, _left_out = cleared_of(
        _assets(kit),
        channel=Channel.PRESS,
        language=reading_language(),
        on=timezone.localdate(),
    )
    photos = with_renditions(
        Photo.objects.filter(asset__in=[one.asset for one in handed]).select_related("asset")
    )
    pictures = {
        photo.asset_id: picture_html(
            photo, alt=_alt(handed, photo), shape="full", sizes="(min-width: 40rem) 50vw, 100vw"
        )
        for photo in photos
    }
    response = render(
        request,
        "media_library/press_kit.html",
        {
            "kit": kit,
            "items": [(one, pictures.get(one.asset.pk, "")) for one in handed],
        },
    )
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def press_kit_download(request: HttpRequest, key: UUID) -> HttpResponseBase:
    kit = _kit(key)
    return zip_response(
        title=kit.title,
        assets=_assets(kit),
        channel=Channel.PRESS,
        language=reading_language(),
        on=timezone.localdate(),
    )


@require_safe
def in_a_language(request: HttpRequest, key: UUID) -> HttpResponse:
    """Lead an address without a language to the reader's own."""
    language = get_language_from_request(request)
    response = redirect(f"/{language}/press/{_kit(key).uuid}/")
    patch_cache_control(response, private=True, no_store=True)
    return response


def _kit(key: UUID) -> Selection:
    kit = Selection.objects.filter(uuid=key, is_press_kit=True).first()
    if kit is None:
        raise Http404
    return kit


def _assets(kit: Selection) -> QuerySet[Asset]:
    # What of another organisation got into a selection is not this one's to give.
    return Asset.objects.filter(
        Q(organisation=kit.organisation) | Q(organisation=None), selections=kit
    ).order_by("pk")


def _alt(handed: list[Handed], photo: Photo) -> str:
    return next(one.credit.alt for one in handed if one.asset.pk == photo.asset_id)
