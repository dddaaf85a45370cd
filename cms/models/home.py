"""The home page: the map, the latest stories, and the way in."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.listing import story_cards
from cms.models.base import SitePage
from cms.pearl_map import pearl_map


class HomePage(SitePage):
    lead = models.CharField(
        _("lead"), max_length=240, help_text=_("The sentence that everything else stands under.")
    )

    content_panels = [*SitePage.content_panels, FieldPanel("lead")]
    parent_page_types = ["wagtailcore.Page"]
    max_count_per_parent = 9

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].language
        context["pearls"] = pearl_map(language=language)
        context["stories"] = story_cards(language=language)[:6]
        return context
