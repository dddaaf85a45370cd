"""Pages of good practices: what was done, for whom, what did not work."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from cms.public import Pearl, SitePage, Theme, town_tags
from practices.listing import practices_for


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


class PracticeNumber(models.Model):
    """Hands out permanent numbers; a number is never given twice, not even after deletion."""

    def __str__(self) -> str:
        return pid_of(self.pk)


def pid_of(number: int) -> str:
    """Return the permanent identifier for a number: BSRCP-P-0042."""
    return f"BSRCP-P-{number:04d}"


class PracticePage(SitePage):
    """One practice in one language; its versions in all languages share one identifier."""

    pid = models.CharField(_("identifier"), max_length=20, editable=False, db_index=True)
    holder = models.CharField(_("holder"), max_length=160)
    pearls = ParentalManyToManyField(
        Pearl, verbose_name=_("Pearls"), related_name="practices", blank=True
    )
    themes = ParentalManyToManyField(
        Theme, verbose_name=_("themes"), related_name="practices", blank=True
    )
    challenge = models.TextField(_("challenge"), max_length=1500)
    what_was_done = models.TextField(_("what was done"), max_length=4000)
    resources_needed = models.TextField(_("resources needed"), max_length=300, blank=True)
    evidence_of_success = models.TextField(_("evidence of success"), max_length=500, blank=True)
    what_did_not_work = models.TextField(
        _("what did not work"), max_length=300, help_text=_("At least one sentence: others learn.")
    )
    potential_for_transfer = models.TextField(
        _("potential for learning or transfer"), max_length=1000, blank=True
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("holder"),
        MultiFieldPanel([FieldPanel("pearls"), FieldPanel("themes")], heading=_("About")),
        MultiFieldPanel(
            [
                FieldPanel("challenge"),
                FieldPanel("what_was_done"),
                FieldPanel("resources_needed"),
                FieldPanel("evidence_of_success"),
                FieldPanel("what_did_not_work"),
                FieldPanel("potential_for_transfer"),
            ],
            heading=_("The practice"),
        ),
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
        verbose_name = _("practice")
        verbose_name_plural = _("practices")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.pid:
            sibling = (
                PracticePage.objects.filter(translation_key=self.translation_key)
                .exclude(pid="")
                .values_list("pid", flat=True)
                .first()
            )
            with transaction.atomic():
                self.pid = sibling or pid_of(PracticeNumber.objects.create().pk)
                super().save(*args, **kwargs)
            return
        super().save(*args, **kwargs)

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        """Copy as a new practice with a number of its own."""
        attrs = {**(kwargs.pop("update_attrs", None) or {}), "pid": ""}
        return super().copy(*args, update_attrs=attrs, **kwargs)

    def article_context(self) -> dict[str, object]:
        return {"pearls": self.pearls.select_related("municipality"), "themes": self.themes.all()}

    def hashtags(self) -> tuple[str, ...]:
        return (*super().hashtags(), *town_tags(self.pearls.all()))

    def card_context(self) -> dict[str, object]:
        return {"themes": self.themes.all()}
