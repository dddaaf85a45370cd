"""Lists of practices: the reader's language first, English where there is none."""

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from cms.public import in_language_or_english


def practices_for(*, language: str) -> QuerySet[Page]:
    """Return each live practice once with what its card needs, by title."""
    pages = in_language_or_english(apps.get_model("practices", "PracticePage"), language=language)
    return (
        pages.select_related("compiled", "locale").filter(compiled__isnull=False).order_by("title")
    )
