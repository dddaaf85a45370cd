"""What the public layout asks about language and neighbours, on a page that has no neighbours."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

QUERY = "lang"


@dataclass(frozen=True, kw_only=True)
class LanguageLink:
    """One line of the language switch."""

    code: str
    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class LinkReading:
    language: str
    canonical: str
    languages: list[LanguageLink]
    menu: tuple[()] = ()
    page: None = None
    is_fallback: bool = False
    is_older: bool = False


def asked_language(request: HttpRequest) -> str | None:
    """Return the language that the address asks for, if it is one of ours."""
    code = request.GET.get(QUERY, "")
    return code if code in dict(settings.LANGUAGES) else None


def reading_in(language: str) -> LinkReading:
    """Return the reading; the page names no address of its own, since that is the key."""
    return LinkReading(
        language=language,
        canonical=settings.SITE_URL,
        languages=[
            LanguageLink(code=code, name=name, url=f"?{QUERY}={code}", is_current=code == language)
            for code, name in settings.LANGUAGES
        ],
    )
