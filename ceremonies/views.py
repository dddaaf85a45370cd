"""Ceremonies as calendar files: one, or all as a feed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ceremonies.calendar import calendar_file
from ceremonies.listing import ceremonies_for

YEAR_DIGITS = 4


@require_safe
def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Serve every ceremony, narrowed by ?pearl= (slug), ?country= (code) and ?season= (year)."""
    ceremonies = ceremonies_for(language=get_language() or "en")
    if pearl := request.GET.get("pearl"):
        ceremonies = ceremonies.filter(pearls__slug=pearl)
    if country := request.GET.get("country"):
        ceremonies = ceremonies.filter(pearls__municipality__country=country.upper())
    if (season := request.GET.get("season", "")).isdecimal() and len(season) == YEAR_DIGITS:
        ceremonies = ceremonies.filter(pearls__title_year=int(season))
    return calendar_file(ceremonies.distinct(), name="ceremonies")


@require_safe
def calendar_entry(request: HttpRequest, slug: str) -> HttpResponse:
    """Serve one ceremony, in the visitor's language where it has a version of its own."""
    page = ceremonies_for(language=get_language() or "en").filter(slug=slug).first()
    if page is None:
        raise Http404
    return calendar_file([page], name=slug)
