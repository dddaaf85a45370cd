"""Lists of ceremonies: the reader's language first, English where there is none."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from cms.public import in_language_or_english, stories_for

if TYPE_CHECKING:
    from ceremonies.models import Ceremony

STORIES_AFTER = 6
YEAR_DIGITS = 4


def ceremonies_for(*, language: str) -> QuerySet[Page]:
    """Return each live ceremony once with what its card needs, the earliest first."""
    pages = in_language_or_english(apps.get_model("ceremonies", "CeremonyPage"), language=language)
    return (
        pages.select_related("ceremony", "compiled", "locale")
        .filter(compiled__isnull=False)
        .order_by("ceremony__starts_at")
    )


def narrowed(pages: QuerySet[Page], asked: Mapping[str, str]) -> QuerySet[Page]:
    """Keep what `pearl` (slug), `country` (code) and `season` (year) ask for; others are let be."""
    if pearl := asked.get("pearl"):
        pages = pages.filter(ceremony__pearls__slug=pearl)
    if country := asked.get("country"):
        pages = pages.filter(ceremony__pearls__municipality__country=country.upper())
    season = asked.get("season", "")
    if season.isascii() and season.isdigit() and len(season) == YEAR_DIGITS:
        pages = pages.filter(ceremony__season=int(season))
    return pages.distinct()


def stories_after(ceremony: "Ceremony", *, language: str) -> QuerySet[Page]:
    """Return the latest stories of the Pearls that were celebrated, with what their cards need."""
    stories = stories_for(language=language).select_related("compiled", "locale")
    celebrated = stories.filter(compiled__isnull=False, pearls__ceremonies=ceremony.pk)
    return celebrated.distinct()[:STORIES_AFTER]
