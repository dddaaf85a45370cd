"""Pages of good practices: the words of one practice in one language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.public import SitePage, town_tags
from practices.listing import practices_for
from practices.models.choices import TextState
from practices.models.practice import Practice

TITLE_LENGTH = 100
SUMMARY_LENGTH = 160


class PracticeIndexPage(SitePage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["practices.PracticePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("repository of practices")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["practices"] = practices_for(language=context["reading"].language)
        return context


class PracticePage(SitePage):
    """One practice in one language; what is the same in all stands in the practice itself.

    The limits are those of Interreg Europe's good practices where they are known (title), and
    this project's own elsewhere.
    """

    practice = models.ForeignKey(
        Practice, models.PROTECT, related_name="pages", verbose_name=_("practice")
    )
    text_state = models.CharField(
        _("how this text came about"), max_length=20, choices=TextState, default=TextState.SOURCE
    )
    translator = models.CharField(_("translated by"), max_length=160, blank=True)
    challenge = models.TextField(_("challenge"), max_length=1500)
    what_was_done = models.TextField(
        _("what was done"), max_length=4000, help_text=_("One step a paragraph.")
    )
    who_took_part = models.TextField(_("who took part"), max_length=600, blank=True)
    resources_needed = models.TextField(_("resources needed"), max_length=300, blank=True)
    timescale = models.TextField(_("how long it took"), max_length=300, blank=True)
    evidence_of_success = models.TextField(_("evidence of success"), max_length=500, blank=True)
    what_did_not_work = models.TextField(
        _("what did not work"), max_length=300, help_text=_("At least one sentence: others learn.")
    )
    potential_for_transfer = models.TextField(
        _("potential for learning or transfer"), max_length=1000, blank=True
    )
    would_do_differently = models.TextField(
        _("what we would do differently"), max_length=1000, blank=True
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("practice"),
        MultiFieldPanel(
            [
                FieldPanel("challenge"),
                FieldPanel("what_was_done"),
                FieldPanel("who_took_part"),
                FieldPanel("resources_needed"),
                FieldPanel("timescale"),
                FieldPanel("evidence_of_success"),
                FieldPanel("what_did_not_work"),
                FieldPanel("potential_for_transfer"),
                FieldPanel("would_do_differently"),
            ],
            heading=_("The practice"),
        ),
        MultiFieldPanel([FieldPanel("text_state"), FieldPanel("translator")], heading=_("Text")),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("challenge"),
        index.SearchField("what_was_done"),
    ]
    parent_page_types = ["practices.PracticeIndexPage"]
    subpage_types: list[str] = []
    article_template = "practices/article.html"
    card_template = "practices/card.html"

    class Meta:
        verbose_name = _("page of a practice")
        verbose_name_plural = _("pages of practices")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if len(self.title) > TITLE_LENGTH:
            errors["title"] = _("Please use at most %(limit)s characters.") % {
                "limit": TITLE_LENGTH
            }
        if len(self.summary) > SUMMARY_LENGTH:
            errors["summary"] = _("Please use at most %(limit)s characters.") % {
                "limit": SUMMARY_LENGTH
            }
        if self.practice_id and self._siblings_in_this_language().exists():
            errors["practice"] = str(_("This practice has a page in this language already."))
        if errors:
            raise ValidationError(errors)

    def _siblings_in_this_language(self) -> models.QuerySet["PracticePage"]:
        return PracticePage.objects.filter(
            practice=self.practice_id, locale_id=self.locale_id
        ).exclude(pk=self.pk)

    @property
    def pid(self) -> str:
        """The permanent identifier, the same in every language."""
        return self.practice.pid

    def article_context(self) -> dict[str, object]:
        return {
            "practice": self.practice,
            "pearls": self.practice.pearls.select_related("municipality"),
            "themes": self.practice.themes.all(),
        }

    def hashtags(self) -> tuple[str, ...]:
        return (*super().hashtags(), *town_tags(self.practice.pearls.all()))

    def card_context(self) -> dict[str, object]:
        return {"themes": self.practice.themes.all()}
