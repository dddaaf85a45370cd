"""The editors' face of content: vocabularies, places, the report on translations."""

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.reports import OlderTranslationsView
from cms.viewsets import PlacesGroup, ThemeViewSet


@hooks.register("register_admin_viewset")
def viewsets() -> list[object]:
    return [PlacesGroup(), ThemeViewSet("themes")]


@hooks.register("register_reports_menu_item")
def older_translations_item() -> MenuItem:
    return MenuItem(
        _("Older translations"), reverse("older_translations"), icon_name="history", order=700
    )


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    return [
        path(
            "reports/older-translations/",
            OlderTranslationsView.as_view(),
            name="older_translations",
        ),
        path(
            "reports/older-translations/results/",
            OlderTranslationsView.as_view(results_only=True),
            name="older_translations_results",
        ),
    ]


@hooks.register("insert_global_admin_css")
def admin_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
