"""Things that tests need, made as short sentences."""

import io
import itertools
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page, Site

from accounts.actions.grant_role import grant_role
from accounts.models import Organisation, User
from accounts.rules.roles import Role
from campaigns.models import Campaign, ChannelAccount
from cms.models import (
    Country,
    HomePage,
    Municipality,
    Pearl,
    PearlIndexPage,
    PearlPage,
    Region,
    StoryIndexPage,
    StoryPage,
    TitleYear,
)
from cms.models.places import PlaceName
from media_library.public import Licence, People, Photo, admit_photo

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
PASSWORD = "a long enough password"
_numbers = itertools.count(1)


def organisation(name: str = "Vidzeme Planning Region", **fields: Any) -> Organisation:
    slug = fields.pop("slug", f"organisation-{next(_numbers)}")
    made, _ = Organisation.objects.get_or_create(
        name=name, defaults={"slug": slug, "country_code": "LV", "zone": "Europe/Riga", **fields}
    )
    return made


def person(role: Role | None = None, name: str = "", **fields: Any) -> User:
    name = name or f"{role or 'person'}{next(_numbers)}"
    user = User.objects.create_user(
        username=name, email=f"{name}@example.org", password=PASSWORD, **fields
    )
    if role is not None:
        grant_role(user=user, organisation=organisation(), role=role)
    return user


def jpeg(size: tuple[int, int] = (1600, 1067), colour: str = "#0b2239", **save: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", **save)
    return out.getvalue()


def photo(content: bytes | None = None, **fields: Any) -> Photo:
    """A photo that is cleared for everything: granted, and nobody to be seen."""
    return admit_photo(
        title=fields.pop("title", f"Photo {next(_numbers)}"),
        file=ImageFile(io.BytesIO(content or jpeg()), name="IMG_0042.jpg"),
        credit=fields.pop("credit", "A. Photographer"),
        licence=Licence.CC_BY,
        people=fields.pop("people", People.NOBODY),
        now=timezone.now(),
        **fields,
    )


def pearl(
    slug: str = "rujiena", year: int = 2024, name: str = "Rūjiena", names: dict | None = None
) -> Pearl:
    country, _ = Country.objects.get_or_create(
        code="LV", defaults={"names": {"en": "Latvia", "lv": "Latvija"}, "zone": "Europe/Riga"}
    )
    region, _ = Region.objects.get_or_create(code="LV00C", defaults={"country": country})
    title_year, _ = TitleYear.objects.get_or_create(year=year)
    place, created = Municipality.objects.get_or_create(
        slug=slug,
        defaults={
            "title_name": name,
            "country": country,
            "region": region,
            "latitude": "57.8975",
            "longitude": "25.3316",
        },
    )
    if created:
        for language, text in (names or {"lv": name}).items():
            PlaceName.objects.create(municipality=place, name=text, language=language)
    made, _ = Pearl.objects.get_or_create(
        slug=slug, defaults={"municipality": place, "title_year": title_year}
    )
    return made


class Tree:
    """A small site: home, stories and Pearls in some languages."""

    def __init__(self, *languages: str) -> None:
        self.languages = languages or ("en",)
        root = Page.get_first_root_node()
        self.homes: dict[str, HomePage] = {}
        self.stories: dict[str, StoryIndexPage] = {}
        self.pearls: dict[str, PearlIndexPage] = {}
        for code in self.languages:
            locale, _ = Locale.objects.get_or_create(language_code=code)
            for kept, page, parent in (
                (self.homes, HomePage(title="Home", slug=f"home-{code}", lead="Lead"), root),
                (self.stories, StoryIndexPage(title="Stories", slug="stories"), None),
                (self.pearls, PearlIndexPage(title="Pearls", slug="pearls"), None),
            ):
                page.locale = locale
                page.show_in_menus = True
                if original := kept.get(self.languages[0]):
                    page.translation_key = original.translation_key
                kept[code] = _stand(page, parent or self.homes[code])
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={
                "root_page": self.homes[self.languages[0]],
                "hostname": "testserver",
                "port": 80,
            },
        )
        Site.clear_site_root_paths_cache()

    def story(
        self,
        language: str = "en",
        slug: str = "long-table",
        translation_of: StoryPage | None = None,
        **fields: Any,
    ) -> StoryPage:
        """Publish a story about Rūjiena unless told otherwise."""
        pearls = fields.pop("pearls", None)
        themes = fields.pop("themes", [])
        page = StoryPage(
            **{
                "title": "One long table",
                "summary": "Neighbours sit down together.",
                "slug": slug,
                "happened_on": date(2025, 9, 12),
                "body": [("text", "<p>Bring your own plate.</p>")],
                **fields,
            }
        )
        page.locale = Locale.objects.get(language_code=language)
        if translation_of is not None:
            page.translation_key = translation_of.translation_key
        page.pearls = pearls if pearls is not None else [pearl()]
        page.themes = themes
        return publish(page, self.stories[language])

    def pearl_page(self, language: str = "en", **fields: Any) -> PearlPage:
        which = fields.pop("pearl", None) or pearl()
        page = PearlPage(
            **{"title": "Rūjiena", "slug": which.slug, "pearl": which, **fields},
        )
        page.locale = Locale.objects.get(language_code=language)
        return publish(page, self.pearls[language])


def _stand(page: Any, parent: Page) -> Any:
    """Put up a page that is public from the start, without the history that an editor leaves."""
    page.first_published_at = page.last_published_at = timezone.now()
    return parent.add_child(instance=page)


def publish(page: Any, parent: Page) -> Any:
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def used(photo_: Photo, alt: str) -> Photo:
    """Return a photo as an ImageBlock takes it: with the alt text of this use."""
    use = Photo.objects.get(pk=photo_.pk)
    use.contextual_alt_text, use.decorative = alt, False
    return use


def channel(kind: str = "feed", **fields: Any) -> ChannelAccount:
    return ChannelAccount.objects.create(
        organisation=fields.pop("organisation", None) or organisation(),
        kind=kind,
        name=fields.pop("name", f"{kind} {next(_numbers)}"),
        connected_at=timezone.now(),
        **fields,
    )


def campaign(**fields: Any) -> Campaign:
    return Campaign.objects.create(
        **{
            "name": "Lights in small harbours",
            "slug": f"lights-{next(_numbers)}",
            "organisation": organisation(),
            "starts_on": date(2026, 11, 1),
            "ends_on": date(2026, 12, 1),
            **fields,
        }
    )


def make_story_with_photo(tree: Tree, **fields: Any) -> StoryPage:
    """Publish an EU-funded story whose leading photo can be posted."""
    return tree.story(
        share_photo=photo(),
        share_photo_alt="A long table on a square",
        funding_source="interreg_c004",
        **fields,
    )
