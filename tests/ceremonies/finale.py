"""A finale that announces new Pearls, with words of which every single one is a canary."""

import itertools
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from accounts.rules.roles import Role
from ceremonies.actions.announcing import announcement_of, write
from ceremonies.actions.arming import arm
from ceremonies.models import CeremonyIndexPage, CeremonyPage
from ceremonies.rules.sealed import Content, NewPearl, Words
from cms.models import TitleYear
from tests.ceremonies.evening import ceremony
from tests.factories import Tree, pearl, person, publish

TWO = [("en", "English"), ("lv", "Latvian")]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
YEAR = 2028
_numbers = itertools.count(1)


def words(name, language):
    return Words(
        title=f"{name} {language} title",
        summary=f"{name} {language} summary.",
        body=f"{name} {language} body.\n\nSecond paragraph.",
    )


def new_pearl(name="Quillhaven", *, languages=LANGUAGES, **facts):
    """Return a Pearl in Rūjiena's region, with words in every language."""
    return NewPearl(
        **{
            "slug": name.lower(),
            "name": name,
            "country": "LV",
            "region": "LV00C",
            "latitude": "57.1234",
            "longitude": "25.4321",
            "words": {code: words(name, code) for code in languages},
            **facts,
        }
    )


def content(*pearls):
    return Content(year=YEAR, pearls=pearls or (new_pearl(), new_pearl("Zmierzchowo")))


def stage(now: datetime):
    """Make a finale in thirty days without any page; returns the ceremony."""
    pearl()  # a country and a region to lie in
    season, _ = TitleYear.objects.get_or_create(year=YEAR - 1)
    begins = now + timedelta(days=30)
    return ceremony(
        season=season,
        name="Finale",
        kind="international",
        doors_open_at=begins - timedelta(hours=1),
        starts_at=begins,
        ends_at=begins + timedelta(hours=3),
    )


def finale(*languages, slug="finale", now: datetime | None = None):
    """Publish a finale in thirty days, in each language of the site; returns the ceremony."""
    made = stage(now or timezone.now())
    tree = Tree(*(languages or LANGUAGES))
    first_index = first = None
    for code, home in tree.homes.items():
        index = CeremonyIndexPage(title="Ceremonies", slug="ceremonies", locale=home.locale)
        page = CeremonyPage(
            title=f"Finale {code}", slug=slug, ceremony=made, venue="Hall", locale=home.locale
        )
        if first is not None:
            index.translation_key, page.translation_key = (
                first_index.translation_key,
                first.translation_key,
            )
        index = publish(index, home)
        page = publish(page, index)
        first_index, first = first_index or index, first or page
    return made


def armer(role=Role.REVIEWER):
    return person(role, name=f"hand{next(_numbers)}")


def written(made, *pearls, now, reveal_at=None):
    """Seal an announcement for an hour from now; returns it."""
    row = announcement_of(ceremony_id=made.pk)
    return write(
        announcement_id=row.pk,
        content=content(*pearls),
        reveal_at=reveal_at or now + timedelta(hours=1),
        by=None,
        now=now,
    )


def armed(made, *pearls, now, reveal_at=None):
    """Have two persons arm an announcement; returns it."""
    row = written(made, *pearls, now=now, reveal_at=reveal_at)
    for hand in (armer(), armer()):
        row = arm(announcement_id=row.pk, person=hand, seen=row.commitment, now=now)
    return row
