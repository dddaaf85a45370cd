"""Public pages whose address is a key: no neighbours, any language, and kept to themselves."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

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
    """What the public layout asks about language and neighbours."""

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


def in_private(response: HttpResponse, language: str) -> HttpResponse:
    """Keep the page out of caches and search, and its address, which is the key, to itself."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    response["Referrer-Policy"] = "no-referrer"
    return response
