"""Countries, regions, municipalities with all their names, title years and Pearls."""

from cms.public import Country, Municipality, Pearl, PlaceName, Region, Theme, TitleYear
from config.demo.content.pearls import PEARLS
from config.demo.content.places import COUNTRIES, REGIONS
from config.demo.content.themes import THEMES


def seed_places() -> dict[str, Pearl]:
    """Make all places and the fourteen Pearls; returns the Pearls by slug."""
    Country.objects.bulk_create(
        Country(code=item.iso, names=dict(item.names), zone=item.zone) for item in COUNTRIES
    )
    Region.objects.bulk_create(
        Region(code=item.code, name=item.name, country_id=item.country) for item in REGIONS
    )
    TitleYear.objects.bulk_create(
        TitleYear(year=year) for year in sorted({pearl.title_year for pearl in PEARLS})
    )
    Theme.objects.bulk_create(
        Theme(slug=term.slug, labels=dict(term.labels), sort_order=number)
        for number, term in enumerate(THEMES)
    )
    pearls = {}
    for item in PEARLS:
        place = Municipality.objects.create(
            slug=item.slug,
            title_name=item.title_name,
            country_id=item.country,
            region_id=item.nuts3,
            latitude=item.latitude,
            longitude=item.longitude,
            coordinate_note=item.coordinate_note or "",
        )
        PlaceName.objects.bulk_create(
            PlaceName(municipality=place, name=name, language=language, sort_order=number)
            for number, (language, name) in enumerate(item.official_names.items())
        )
        pearls[item.slug] = Pearl.objects.create(
            municipality=place, title_year_id=item.title_year, slug=item.slug
        )
    return pearls
