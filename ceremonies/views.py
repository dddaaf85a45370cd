"""Ceremonies as calendar files: one, or all as a feed."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ceremonies.calendar import calendar_of, still_told, version_of
from ceremonies.listing import ceremonies_for
from ceremonies.models import CeremonyPage

YEAR_DIGITS = 4


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponseBase:
    """Serve every ceremony, narrowed by ?pearl= (slug), ?country= (code) and ?season= (year)."""
    pages = ceremonies_for(language=get_language() or "en")
    if pearl := request.GET.get("pearl"):
        pages = pages.filter(ceremony__pearls__slug=pearl)
    if country := request.GET.get("country"):
        pages = pages.filter(ceremony__pearls__municipality__country=country.upper())
    if (season := request.GET.get("season", "")).isdecimal() and len(season) == YEAR_DIGITS:
        pages = pages.filter(ceremony__season=int(season))
    told = still_told(pages.distinct(), now=timezone.now())
    return _file(request, told, name=_("Ceremonies of the Cultural Pearls"), file="ceremonies")


@require_safe
def calendar_entry(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Serve one ceremony, in the visitor's language where it has a version of its own."""
    page = ceremonies_for(language=get_language() or "en").filter(slug=slug).first()
    if page is None:
        raise Http404
    return _file(request, [page], name=page.title, file=slug)


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
