"""Lists of stories as cards: the reader's language first, English where there is none."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page


@dataclass(frozen=True, kw_only=True)
class StoryFilter:
    """What the address asks for; None means everything."""

    pearl: str | None = None
    country: str | None = None
    year: int | None = None
    theme: str | None = None


def in_language_or_english(model: type[Page], *, language: str) -> QuerySet[Page]:
    """Return each live page of `model` once, in `language` where it exists and else in English."""
    if language == settings.LANGUAGE_CODE:
        return model.objects.filter(live=True, locale__language_code=language)
    own = model.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language, live=True
    )
    return model.objects.filter(live=True).filter(
        Q(locale__language_code=language)
        | (Q(locale__language_code=settings.LANGUAGE_CODE) & ~Exists(own))
    )


def stories_for(*, language: str) -> QuerySet[Page]:
    """Return each live story once for a reader of `language`, newest first."""
    stories = in_language_or_english(apps.get_model("cms", "StoryPage"), language=language)
    return stories.order_by("-happened_on", "-pk")


def story_cards(
    *,
    language: str,
    pearl: int | None = None,
    without: int | None = None,
    chosen: StoryFilter | None = None,
) -> QuerySet[Page]:
    """Return stories with what a card needs (`compiled`, `locale`), newest first, in one query."""
    stories = stories_for(language=language).select_related("compiled", "locale")
    stories = stories.filter(compiled__isnull=False)
    if pearl is not None:
        stories = stories.filter(pearls=pearl)
    if without is not None:
        stories = stories.exclude(pk=without)
    if chosen is not None:
        stories = _narrowed(stories, chosen)
    return stories


def _narrowed(stories: QuerySet[Page], chosen: StoryFilter) -> QuerySet[Page]:
    if chosen.pearl:
        stories = stories.filter(pearls__slug=chosen.pearl)
    if chosen.country:
        stories = stories.filter(pearls__municipality__country=chosen.country)
    if chosen.year:
        stories = stories.filter(pearls__title_year=chosen.year)
    if chosen.theme:
        stories = stories.filter(themes__slug=chosen.theme)
    return stories.distinct()
