"""Title years, Pearls and their pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.fields import ArticleField
from cms.listing import story_cards
from cms.models.base import SitePage
from cms.models.places import Municipality
from cms.pearl_map import pearl_map
from cms.rules.place_names import Name, shown_names
from cms.sections import sections_for
from cms.share_card import town_tags


class TitleYear(models.Model):
    """One year of the title; how many and from where is data of the edition, never code."""

    year = models.PositiveSmallIntegerField(_("year"), primary_key=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("title year")
        verbose_name_plural = _("title years")
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class Pearl(models.Model):
    """A municipality that holds the title of one year."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="pearls")
    title_year = models.ForeignKey(TitleYear, models.PROTECT, related_name="pearls")
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        verbose_name = _("Pearl")
        verbose_name_plural = _("Pearls")
        ordering = ["title_year_id", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "title_year"], name="cms_one_title_per_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality.title_name} {self.title_year_id}"


class PearlIndexPage(SitePage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.PearlPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of Pearls")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["pearls"] = pearl_map(language=context["reading"].language)
        return context


class PearlPage(SitePage):
    """One Pearl in one language; its round picture is the leading photo."""

    pearl = models.ForeignKey(Pearl, models.PROTECT, related_name="pages", verbose_name=_("Pearl"))
    introduction = models.TextField(_("introduction"), max_length=900, blank=True)
    body = ArticleField(blank=True)

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("pearl"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    parent_page_types = ["cms.PearlIndexPage"]
    subpage_types: list[str] = []
    article_template = "cms/articles/pearl.html"
    card_template = "cms/cards/pearl.html"

    class Meta:
        verbose_name = _("Pearl page")

    def article_context(self) -> dict[str, object]:
        return {"place": self.place, "names": self.names}

    def card_context(self) -> dict[str, object]:
        return {"place": self.place, "names": self.names}

    @cached_property
    def place(self) -> Municipality:
        return self.pearl.municipality

    @cached_property
    def names(self) -> dict[str, object]:
        own, shown, others = shown_names(
            title_name=self.place.title_name,
            names=[
                Name(name.name, name.language)
                for name in self.place.names.all()
                if name.is_official
            ],
            language=self.language,
        )
        return {"own": own, "shown": shown, "others": others}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].language
        context["stories"] = story_cards(language=language, pearl=self.pearl_id)[:12]
        context["sections"] = sections_for(pearl_id=self.pearl_id, language=language)
        return context

    def hashtags(self) -> tuple[str, ...]:
        return (*super().hashtags(), *town_tags([self.pearl]))
