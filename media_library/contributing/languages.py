"""The language of a portal page: asked for in the address, kept in its links."""

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
class PortalReading:
    """What the layouts ask about language and neighbours; a portal page has no neighbours."""

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


def portal_reading(request: HttpRequest, language: str) -> PortalReading:
    return PortalReading(
        language=language,
        canonical=request.build_absolute_uri(request.path),
        languages=[
            LanguageLink(code=code, name=name, url=f"?{QUERY}={code}", is_current=code == language)
            for code, name in settings.LANGUAGES
        ],
    )
