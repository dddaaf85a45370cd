"""The page tree in nine languages: home, lists and the standing pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from ceremonies.public import CeremonyIndexPage
from cms.public import HomePage, PearlIndexPage, ProgrammePage, StoryIndexPage
from practices.public import PracticeIndexPage


@dataclass(frozen=True)
class Standing:
    """A page that every language has: its model, slug, and its texts in the active language."""

    model: type[Page]
    slug: str
    texts: Callable[[], dict[str, Any]]
    is_in_menu: bool = True


STANDING = (
    Standing(
        PearlIndexPage,
        "pearls",
        lambda: {
            "title": _("Pearls"),
            "summary": _("The towns and municipalities that hold the title, year by year."),
        },
    ),
    Standing(
        StoryIndexPage,
        "stories",
        lambda: {
            "title": _("Stories"),
            "summary": _("How people in smaller places hold together through culture."),
        },
    ),
    Standing(
        PracticeIndexPage,
        "practices",
        lambda: {
            "title": _("Practices"),
            "summary": _("What was tried, what it took, and what did not work."),
        },
    ),
    Standing(
        CeremonyIndexPage,
        "ceremonies",
        lambda: {
            "title": _("Ceremonies"),
            "summary": _("Where and when the title is handed over, on site and online."),
        },
    ),
    Standing(
        ProgrammePage,
        "award",
        lambda: {
            "title": _("The award"),
            "summary": _("What the title is, who may apply and how Pearls are chosen."),
            "body": [
                (
                    "text",
                    "<p>"
                    + _(
                        "The Cultural Pearls title goes each year to a few smaller towns, cities "
                        "and municipalities of the Baltic Sea Region that use culture to become "
                        "socially resilient. Capitals cannot apply."
                    )
                    + "</p><p>"
                    + _(
                        "Each Pearl carries out its own Culture and Resilience Action Plan during "
                        "the title year, with advice from its national contact point and in "
                        "exchange with the other Pearls."
                    )
                    + "</p>",
                )
            ],
        },
    ),
    Standing(
        ProgrammePage,
        "accessibility",
        lambda: {
            "title": _("Accessibility"),
            "summary": _("How usable this site is for everybody, and how to tell us what is not."),
            "body": [
                (
                    "text",
                    "<p>"
                    + _(
                        "This site aims at level AA of the Web Content Accessibility Guidelines "
                        "(WCAG) 2.2. Pages are checked automatically in all nine languages, at "
                        "phone and desktop width, whenever the software changes."
                    )
                    + "</p><p>"
                    + _(
                        "If something does not work for you, please write to the office of the "
                        "programme. You will get an answer within two weeks."
                    )
                    + "</p>",
                )
            ],
        },
        is_in_menu=False,
    ),
    Standing(
        ProgrammePage,
        "privacy",
        lambda: {
            "title": _("Privacy"),
            "summary": _("What this site knows about you: as little as possible."),
            "body": [
                (
                    "text",
                    "<p>"
                    + _(
                        "Reading this site sets no cookies, and nothing is fetched from anybody "
                        "else. If you follow us by mail, we keep your address, your language and "
                        "the proof of your consent, until you leave."
                    )
                    + "</p>",
                )
            ],
        },
        is_in_menu=False,
    ),
)


class SiteTree:
    """The standing pages of each language, by language and slug ("" for home)."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, str], Page] = {}
        self.locales: dict[str, Locale] = {}

    def build(self) -> None:
        """Replace Wagtail's welcome page by the real tree in every language."""
        for code, _name in settings.LANGUAGES:
            self.locales[code], _created = Locale.objects.get_or_create(language_code=code)
        root = Page.get_first_root_node()
        site = Site.objects.get()
        welcome = list(root.get_children())
        for code in self.locales:
            with translation.override(code):
                self._build_language(code, root)
        site.root_page = self.pages["en", ""]
        site.site_name = settings.WAGTAIL_SITE_NAME
        site.hostname, _, port = settings.SITE_URL.split("//")[1].partition(":")
        site.port = int(port or (443 if settings.SITE_URL.startswith("https") else 80))
        site.save()
        for page in welcome:
            page.delete()

    def _build_language(self, code: str, root: Page) -> None:
        home = HomePage(
            title=settings.WAGTAIL_SITE_NAME,
            slug=f"home-{code}",
            lead=_("Small towns around the Baltic Sea, strong through culture."),
            summary=_("Stories, practices and ceremonies of the Cultural Pearls."),
            funding_source="mixed",
        )
        self._add("", home, code, root)
        for standing in STANDING:
            page = standing.model(
                slug=standing.slug,
                show_in_menus=standing.is_in_menu,
                funding_source="mixed",
                **standing.texts(),
            )
            self._add(standing.slug, page, code, home)

    def _add(self, slug: str, page: Page, code: str, parent: Page) -> None:
        self.pages[code, slug] = self.publish(
            page, parent=parent, code=code, original=self.pages.get(("en", slug))
        )

    def publish(self, page: Page, *, parent: Page, code: str, original: Page | None) -> Page:
        """Add `page` below `parent`, tie it to its original and publish it as editors do."""
        page.locale = self.locales[code]
        if original is not None:
            page.translation_key = original.translation_key
        page.live = False
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page
