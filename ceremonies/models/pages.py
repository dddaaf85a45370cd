"""Pages of title ceremonies: place, time, mode, and a calendar entry."""

import uuid
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from ceremonies.listing import ceremonies_for
from cms.public import ArticleField, Pearl, SitePage, town_tags


class CeremonyIndexPage(SitePage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["ceremonies.CeremonyPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of ceremonies")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language, now = context["reading"].language, timezone.now()
        ceremonies = list(ceremonies_for(language=language))
        context["coming"] = [page for page in ceremonies if page.ends_at >= now]
        context["past"] = [page for page in reversed(ceremonies) if page.ends_at < now]
        return context


class CeremonyPage(SitePage):
    class Kind(models.TextChoices):
        LOCAL = "local", _("Local title ceremony")
        INTERNATIONAL = "international", _("International ceremony")

    class Mode(models.TextChoices):
        ON_SITE = "on-site", _("On site")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("On site and online")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.LOCAL)
    mode = models.CharField(_("how to attend"), max_length=20, choices=Mode, default=Mode.ON_SITE)
    pearls = ParentalManyToManyField(Pearl, verbose_name=_("Pearls"), related_name="ceremonies")
    starts_at = models.DateTimeField(_("begins"), help_text=_("In your own time zone."))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(_("time zone of the place"), max_length=40)
    host_event = models.CharField(
        _("inside which event"), max_length=160, blank=True, help_text=_("Empty: on its own.")
    )
    host_event_url = models.URLField(_("address of that event"), blank=True)
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    street_address = models.CharField(_("address"), max_length=240, blank=True)
    is_step_free = models.BooleanField(_("step-free"), default=False)
    has_hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    stream_url = models.URLField(_("address of the stream"), blank=True)
    body = ArticleField(blank=True)
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False)

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("mode"),
                FieldPanel("pearls"),
                FieldPanel("starts_at"),
                FieldPanel("ends_at"),
                FieldPanel("zone"),
            ],
            heading=_("What and when"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("venue"),
                FieldPanel("street_address"),
                FieldPanel("is_step_free"),
                FieldPanel("has_hearing_loop"),
                FieldPanel("host_event"),
                FieldPanel("host_event_url"),
                FieldPanel("stream_url"),
            ],
            heading=_("Where"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["ceremonies.CeremonyIndexPage"]
    subpage_types: list[str] = []
    article_template = "ceremonies/article.html"
    card_template = "ceremonies/card.html"

    class Meta:
        verbose_name = _("ceremony")
        verbose_name_plural = _("ceremonies")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.zone and self.zone not in available_timezones():
            errors["zone"] = _("This time zone is not known. Use a name such as Europe/Riga.")
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            errors["ends_at"] = _("The end lies before the beginning.")
        if self.mode != self.Mode.ONLINE and not self.venue:
            errors["venue"] = _("Please say where people meet.")
        if self.host_event_url and not self.host_event:
            errors["host_event"] = _("Please name the event that this address belongs to.")
        if errors:
            raise ValidationError(errors)

    def article_context(self) -> dict[str, object]:
        return {"pearls": self.pearls.select_related("municipality__country")}

    def hashtags(self) -> tuple[str, ...]:
        return (*super().hashtags(), *town_tags(self.pearls.all()))

    def card_context(self) -> dict[str, object]:
        return {}

    def is_past(self, now: datetime) -> bool:
        return self.ends_at < now
