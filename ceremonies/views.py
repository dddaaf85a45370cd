"""Ceremonies beside their pages: calendar files, and how one stands right now."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ceremonies.airing import airing_of
from ceremonies.calendar import calendar_of, still_told, version_of
from ceremonies.listing import ceremonies_for, narrowed
from ceremonies.models import CeremonyPage

# So long may a cache answer for us: an operator's switch is seen no later than that.
NOW_SECONDS = 5


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponseBase:
    """Serve every ceremony, narrowed by ?pearl= (slug), ?country= (code) and ?season= (year)."""
    pages = narrowed(ceremonies_for(language=get_language() or "en"), request.GET)
    told = still_told(pages.prefetch_related("ceremony__streams"), now=timezone.now())
    return _file(request, told, name=_("Ceremonies of the Cultural Pearls"), file="ceremonies")


@require_safe
def calendar_entry(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Serve one ceremony, in the visitor's language where it has a version of its own."""
    page = _page(slug)
    return _file(request, [page], name=page.title, file=slug)


@require_safe
def how_it_stands(request: HttpRequest, slug: str) -> HttpResponse:
    """Serve the state and the programme of one ceremony, for its page to put in place."""
    language = get_language() or "en"
    airing = airing_of(_page(slug).ceremony, language=language, now=timezone.now())
    response = render(request, "ceremonies/moving.html", {"airing": airing})
    patch_cache_control(response, public=True, max_age=NOW_SECONDS)
    return response


def _page(slug: str) -> CeremonyPage:
    page = ceremonies_for(language=get_language() or "en").filter(slug=slug).first()
    if page is None:
        raise Http404
    return page


def _file(
    request: HttpRequest, pages: Sequence[CeremonyPage], *, name: str, file: str
) -> HttpResponseBase:
    etag = version_of(pages)
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    response = HttpResponse(
        calendar_of(pages, name=name, now=timezone.now()),
        content_type="text/calendar; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="{file}.ics"'
    response["ETag"] = etag
    return response
