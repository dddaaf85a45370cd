"""A reader on a page: their language, the page's, and where else it can be read."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail.models import Page, Site


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    is_current: bool
    is_translated: bool


class Reading:
    """What templates ask about language and neighbours; every answer costs at most one query.

    `page` is None on pages that are no Wagtail pages, such as forms.
    """

    def __init__(self, *, page: Page | None, request: HttpRequest, language: str) -> None:
        self.page, self.request, self.language = page, request, language

    @property
    def is_fallback(self) -> bool:
        """Whether the article is in another language than the reader's."""
        return self.page is not None and self.page.language != self.language

    @cached_property
    def _versions(self) -> dict[str, Page]:
        if self.page is None:
            return {}
        pages = (
            Page.objects.filter(translation_key=self.page.translation_key, live=True)
            .select_related("locale")
            .order_by("locale__language_code")
        )
        return {page.locale.language_code: page for page in pages}

    @cached_property
    def translations(self) -> dict[str, str]:
        """Live versions of the page: language code to absolute address."""
        return {
            code: page.get_full_url(self.request) or "" for code, page in self._versions.items()
        }

    @property
    def is_older(self) -> bool:
        """Whether the source has been published anew since this translation was."""
        source = self._versions.get(settings.LANGUAGE_CODE)
        known = getattr(self.page, "known_source_revision_id", None)
        return bool(source and known and source.live_revision_id != known)

    @cached_property
    def canonical(self) -> str:
        if self.page is None:
            return self.request.build_absolute_uri(self.request.path)
        return self.page.get_full_url(self.request) or ""

    @cached_property
    def languages(self) -> list[LanguageLink]:
        """Every language of the site, with the address of this very page there.

        Path, sub-path and query stay: a language without an own version shows the fallback.
        """
        rest = self.request.get_full_path().split("/", 2)[2] if self._has_prefix else ""
        return [
            LanguageLink(
                code=code,
                name=name,
                url=f"/{code}/{rest}",
                is_current=code == self.language,
                is_translated=self.page is None or code in self.translations,
            )
            for code, name in settings.LANGUAGES
        ]

    @property
    def _has_prefix(self) -> bool:
        return self.request.path.split("/", 2)[1] in dict(settings.LANGUAGES)

    @cached_property
    def menu(self) -> list[Page]:
        """The main menu: the children of the home page in the reader's language."""
        site = Site.find_for_request(self.request)
        if site is None:
            return []
        return list(
            Page.objects.filter(
                depth=site.root_page.depth + 1,
                locale__language_code=self.language,
                live=True,
                show_in_menus=True,
            ).order_by("path")
        )
