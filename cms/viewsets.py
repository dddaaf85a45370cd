"""Listings and forms for the records of content."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from cms.models import Country, Municipality, Pearl, Region, Theme, TitleYear


class ThemeViewSet(ModelViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    menu_order = 310
    add_to_admin_menu = True
    form_fields = ["slug", "labels", "sort_order"]
    list_display = ["slug", "__str__"]


class PearlViewSet(ModelViewSet):
    model = Pearl
    icon = "pick"
    form_fields = ["municipality", "title_year", "slug"]
    list_display = ["__str__", "title_year"]
    list_filter = ["title_year"]


class TitleYearViewSet(ModelViewSet):
    model = TitleYear
    icon = "date"
    form_fields = ["year", "note"]


class MunicipalityViewSet(ModelViewSet):
    model = Municipality
    icon = "site"
    list_display = ["title_name", "country", "region"]
    list_filter = ["country"]
    search_fields = ["title_name", "names__name"]
    search_backend_name = None
    panels = [
        FieldPanel("title_name"),
        FieldPanel("slug"),
        MultiFieldPanel(
            [
                FieldPanel("country"),
                FieldPanel("region"),
                FieldPanel("latitude"),
                FieldPanel("longitude"),
                FieldPanel("coordinate_note"),
            ],
            heading=_("Where it is"),
        ),
        InlinePanel("names", heading=_("Official names"), label=_("name")),
    ]


class CountryViewSet(ModelViewSet):
    model = Country
    icon = "globe"
    form_fields = ["code", "names", "zone"]
    list_display = ["code", "__str__", "zone"]


class RegionViewSet(ModelViewSet):
    model = Region
    icon = "list-ul"
    form_fields = ["code", "name", "country"]
    list_display = ["code", "name", "country"]
    list_filter = ["country"]


class PlacesGroup(ViewSetGroup):
    menu_label = _("Pearls and places")
    menu_icon = "site"
    menu_order = 300
    items = (
        PearlViewSet("pearl-records"),
        MunicipalityViewSet("municipalities"),
        RegionViewSet("regions"),
        CountryViewSet("countries"),
        TitleYearViewSet("title-years"),
    )
