"""Lists of ceremonies: the reader's language first, English where there is none."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from cms.public import in_language_or_english, stories_for

if TYPE_CHECKING:
    from ceremonies.models import Ceremony

STORIES_AFTER = 6


def ceremonies_for(*, language: str) -> QuerySet[Page]:
    """Return each live ceremony once with what its card needs, the earliest first."""
    pages = in_language_or_english(apps.get_model("ceremonies", "CeremonyPage"), language=language)
    return (
        pages.select_related("ceremony", "compiled", "locale")
        .filter(compiled__isnull=False)
        .order_by("ceremony__starts_at")
    )


def stories_after(ceremony: "Ceremony", *, language: str) -> QuerySet[Page]:
    """Return the latest stories of the Pearls that were celebrated, with what their cards need."""
    stories = stories_for(language=language).select_related("compiled", "locale")
    celebrated = stories.filter(compiled__isnull=False, pearls__ceremonies=ceremony.pk)
    return celebrated.distinct()[:STORIES_AFTER]
