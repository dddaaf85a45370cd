"""Stories: articles about Pearls, with authors, themes and phases of work."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from accounts.models import Organisation
from cms.blocks.pictures import photos_in
from cms.fields import ArticleField
from cms.forms import StoryFilterForm
from cms.listing import story_cards
from cms.models.base import SitePage
from cms.models.labels import Theme
from cms.models.pearls import Pearl
from cms.share_card import town_tags

PER_PAGE = 12


class StoryIndexPage(SitePage):
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        form = StoryFilterForm(request.GET, language=context["reading"].language)
        stories = story_cards(language=context["reading"].language, chosen=form.chosen())
        context["filter"] = form
        context["stories"] = Paginator(stories, PER_PAGE).get_page(request.GET.get("page"))
        return context


class StoryPage(SitePage):
    class Phase(models.TextChoices):
        LISTENING = "listening", _("Listening")
        PLANNING = "planning", _("Planning")
        MAKING = "making", _("Making")
        OPENING_NIGHT = "opening-night", _("Opening night")
        LOOKING_BACK = "looking-back", _("Looking back")

    happened_on = models.DateField(_("date"), null=True, blank=True)
    phase = models.CharField(_("phase of work"), max_length=20, choices=Phase, blank=True)
    pearls = ParentalManyToManyField(Pearl, verbose_name=_("Pearls"), related_name="stories")
    themes = ParentalManyToManyField(
        Theme, verbose_name=_("themes"), related_name="stories", blank=True
    )
    body = ArticleField(blank=True)

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("pearls"),
                FieldPanel("happened_on"),
                FieldPanel("phase"),
                FieldPanel("themes"),
            ],
            heading=_("What it is about"),
        ),
        InlinePanel("authors", heading=_("Authors"), label=_("author"), max_num=6),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    parent_page_types = ["cms.StoryIndexPage"]
    subpage_types: list[str] = []
    article_template = "cms/articles/story.html"
    card_template = "cms/cards/story.html"

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def clean(self) -> None:
        super().clean()
        # Drafts are saved with holes; ImageBlock itself asks for a text or "decorative" when the
        # page is published, this is the rule for pages built by code.
        unread = [
            photo.title for photo, alt in photos_in(self.body) if not alt and not photo.decorative
        ]
        if unread:
            raise ValidationError(
                {
                    "body": _("These photos need a text that says what they show: %(titles)s")
                    % {"titles": ", ".join(unread)}
                }
            )

    def article_context(self) -> dict[str, object]:
        return {
            "authors": self.authors.select_related("organisation"),
            "pearls": self.pearls.select_related("municipality__country"),
            "themes": self.themes.all(),
        }

    def card_context(self) -> dict[str, object]:
        return {"pearls": self.pearls.select_related("municipality__country")}

    @cached_property
    def shown_on(self) -> Any:
        return self.happened_on or (self.first_published_at and self.first_published_at.date())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        language = context["reading"].language
        context["related"] = related_stories(self, language=language)
        return context

    def hashtags(self) -> tuple[str, ...]:
        return (*super().hashtags(), *town_tags(self.pearls.all()))


class StoryAuthor(Orderable):
    """Who wrote a story, and for whom."""

    page = ParentalKey(StoryPage, related_name="authors")
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        Organisation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name


def related_stories(story: StoryPage, *, language: str) -> Any:
    """Return up to three other stories that share a Pearl or a theme, newest first."""
    others = story_cards(language=language).exclude(translation_key=story.translation_key)
    shares = models.Q(pearls__in=story.pearls.all()) | models.Q(themes__in=story.themes.all())
    return others.filter(shares).distinct()[:3]
