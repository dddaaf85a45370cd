"""Reports for editors: translations whose source has moved on."""

from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page


def older_than_source() -> QuerySet[Page]:
    """Return live translations that were published against an earlier version of their source."""
    source = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    )
    return (
        Page.objects.live()
        .exclude(locale__language_code=settings.LANGUAGE_CODE)
        .filter(compiled__source_revision_id__isnull=False)
        .annotate(source_now=Subquery(source.values("live_revision_id")[:1]))
        .filter(source_now__isnull=False)
        .exclude(compiled__source_revision_id=F("source_now"))
        .select_related("locale")
        .order_by("locale__language_code", "title")
    )


class OlderTranslationsView(PageReportView):
    """Lists them, oldest language first, with Wagtail's usual columns and export."""

    page_title = _("Translations older than their source")
    header_icon = "history"
    index_url_name = "older_translations"
    index_results_url_name = "older_translations_results"
    list_export = [*PageReportView.list_export, "locale"]

    def get_queryset(self) -> QuerySet[Page]:
        return self.filter_queryset(older_than_source())

    def get_filename(self, *args: Any, **kwargs: Any) -> str:
        return "older-translations"
