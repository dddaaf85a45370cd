"""Lists of ceremonies: the reader's language first, English where there is none."""

from django.apps import apps
from django.db.models import QuerySet
from wagtail.models import Page

from cms.public import in_language_or_english


def ceremonies_for(*, language: str) -> QuerySet[Page]:
    """Return each live ceremony once with what its card needs, the earliest first."""
    pages = in_language_or_english(apps.get_model("ceremonies", "CeremonyPage"), language=language)
    return (
        pages.select_related("ceremony", "compiled", "locale")
        .filter(compiled__isnull=False)
        .order_by("ceremony__starts_at")
    )
