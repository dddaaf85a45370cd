"""Pages of title ceremonies: each tells of one ceremony in one language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from ceremonies.airing import airing_of
from ceremonies.announced import shown
from ceremonies.filtering import CeremonyFilterForm
from ceremonies.linked_data import linked_data
from ceremonies.listing import ceremonies_for, narrowed, stories_after
from ceremonies.models.choices import Kind, Mode
from ceremonies.models.happenings import Ceremony
from ceremonies.models.places import MAIN_KINDS
from cms.public import ArticleField, SitePage, town_tags

# Where templates/ceremonies/article.html lets in what is made anew at each request.
MOVING_MARK = "<!-- moving -->"


class CeremonyIndexPage(SitePage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["ceremonies.CeremonyPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of ceremonies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language, now = context["reading"].language, timezone.now()
        chosen = sorted(
            narrowed(ceremonies_for(language=language), request.GET),
            key=lambda page: (page.ceremony.season_id, page.ceremony.starts_at),
        )
        context["coming"] = [page for page in chosen if page.ceremony.ends_at >= now]
        context["past"] = [page for page in reversed(chosen) if page.ceremony.ends_at < now]
        context["filter"] = CeremonyFilterForm(request.GET)
        context["query"] = request.GET.urlencode()
        return context


class CeremonyPage(SitePage):
    """One ceremony in one language: its words; when and where stand in the ceremony itself."""

    ceremony = models.ForeignKey(
        Ceremony, models.PROTECT, related_name="pages", verbose_name=_("ceremony")
    )
    venue = models.CharField(
        _("venue"), max_length=160, blank=True, help_text=_("Its name, as people there call it.")
    )
    host_event = models.CharField(
        _("inside which event"), max_length=160, blank=True, help_text=_("Empty: on its own.")
    )
    host_event_url = models.URLField(_("address of that event"), blank=True)
    body = ArticleField(blank=True)

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("ceremony"),
        MultiFieldPanel(
            [FieldPanel("venue"), FieldPanel("host_event"), FieldPanel("host_event_url")],
            heading=_("Where"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["ceremonies.CeremonyIndexPage"]
    subpage_types: list[str] = []
    article_template = "ceremonies/article.html"
    card_template = "ceremonies/card.html"

    class Meta:
        verbose_name = _("page of a ceremony")
        verbose_name_plural = _("pages of ceremonies")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.ceremony_id and self.ceremony.mode != Mode.ONLINE and not self.venue:
            errors["venue"] = _("Please say where people meet.")
        if self.host_event_url and not self.host_event:
            errors["host_event"] = _("Please name the event that this address belongs to.")
        if errors:
            raise ValidationError(errors)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what moves: it stands at the marks in the article, or below one compiled earlier."""
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].language
        airing = airing_of(self.ceremony, language=language, now=timezone.now())
        parts = (*context["article"].split(MOVING_MARK, maxsplit=2), "", "")
        context |= {"airing": airing, "above": parts[0], "between": parts[1], "below": parts[2]}
        context["linked_data"] = linked_data(self, airing, language=language)
        if airing.is_to_come:
            main = self.ceremony.pools.filter(kind__in=MAIN_KINDS)
            context["takes_registrations"] = main.exists()
        elif airing.is_over:
            context["stories"] = stories_after(self.ceremony, language=language)
        if self.ceremony.kind == Kind.INTERNATIONAL:
            context["announced"] = shown(ceremony_id=self.ceremony_id, language=language)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve it with a policy that lets this page, and no other, play its streams."""
        response = super().serve(request, *args, **kwargs)
        airing = (getattr(response, "context_data", None) or {}).get("airing")
        if airing and airing.content_policy:
            response._csp_update = airing.content_policy  # type: ignore[attr-defined]
        return response

    def article_context(self) -> dict[str, object]:
        return {
            "pearls": self.ceremony.pearls.select_related("municipality__country"),
        }

    def hashtags(self) -> tuple[str, ...]:
        return (*super().hashtags(), *town_tags(self.ceremony.pearls.all()))

    def card_context(self) -> dict[str, object]:
        return {}
