"""Addresses inside compiled HTML: written once with a placeholder, led to the reader's language."""

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.models import Pearl, PearlPage

register = template.Library()

# An article is compiled once and shown in the trees of several languages: a reader of Latvian who
# meets an English card stays in the Latvian tree when following it.
PLACEHOLDER = "/@lang@/"


@register.filter
def in_language(html: str, language: str) -> SafeString:
    """Lead every placeholder address of compiled HTML into the tree of `language`."""
    return mark_safe(html.replace(PLACEHOLDER, f"/{language}/"))  # noqa: S308  compiled by us


@register.filter
def tree_path(page: Page) -> str:
    """Return the address of a page with the placeholder for the language; costs no query."""
    _, _home, below_home = page.url_path.split("/", 2)
    return PLACEHOLDER + below_home


@register.simple_tag
def page_of_pearl(pearl: Pearl, language: str) -> PearlPage | None:
    """Return the live page of a Pearl in `language`, else in English, with its round picture."""
    pages = PearlPage.objects.filter(
        pearl=pearl, live=True, locale__language_code__in={language, settings.LANGUAGE_CODE}
    ).select_related("locale", "share_photo")
    best = sorted(pages, key=lambda page: page.locale.language_code != language)
    return best[0] if best else None
