"""All Pearls at once: the dots of the map and the rows of the table beside it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings

from cms.rules.place_names import Name, shown_names


@dataclass(frozen=True, kw_only=True)
class MappedPearl:
    """One Pearl as map and table show it, in the reader's language where its page has one."""

    slug: str
    year: int
    name: str
    name_language: str
    other_names: tuple[Name, ...]
    country_code: str
    country: str
    latitude: float
    longitude: float
    url: str
    summary: str
    summary_language: str
    card: str


def pearl_map(*, language: str) -> list[MappedPearl]:
    """Return every Pearl that has a live page, by title year and name; three queries in all."""
    pages = (
        apps.get_model("cms", "PearlPage")
        .objects.filter(live=True, locale__language_code__in={language, settings.LANGUAGE_CODE})
        .select_related("locale", "pearl__municipality__country", "compiled")
        .prefetch_related("pearl__municipality__names")
    )
    best: dict[int, Any] = {}
    for page in pages:
        known = best.get(page.pearl_id)
        if known is None or page.locale.language_code == language:
            best[page.pearl_id] = page
    return sorted(
        (_mapped(page, language) for page in best.values()),
        key=lambda pearl: (pearl.year, pearl.name.casefold()),
    )


def _mapped(page: Any, language: str) -> MappedPearl:
    place = page.pearl.municipality
    _own, shown, others = shown_names(
        title_name=place.title_name,
        names=[Name(n.name, n.language) for n in place.names.all() if n.is_official],
        language=language,
    )
    native = next((n.language for n in place.names.all() if n.name == shown), "")
    return MappedPearl(
        slug=page.pearl.slug,
        year=page.pearl.title_year_id,
        name=shown,
        name_language=native if native != language else "",
        other_names=others,
        country_code=place.country_id,
        country=place.country.name,
        latitude=float(place.latitude),
        longitude=float(place.longitude),
        url=f"/{language}/pearls/{page.slug}/",
        summary=page.summary,
        summary_language="" if page.locale.language_code == language else page.locale.language_code,
        card=page.compiled.card if hasattr(page, "compiled") else "",
    )
