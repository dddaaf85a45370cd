"""The door of a person's own link: who stands before it, and in which language they read."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from media_library.consents.tokens import person_of
from media_library.contributing.languages import QUERY, asked_language, portal_reading
from media_library.models import Person

NOT_FOUND = 404


def by_own_link(
    view: Callable[..., HttpResponseBase], *methods: str
) -> Callable[..., HttpResponseBase]:
    """Lead the holder of a personal link to `view(request, person, …)`, anybody else to a 404.

    The link is the whole proof and no cookie is: there is nothing that a foreign page could
    borrow, so no CSRF token is asked for.
    """

    @csrf_exempt
    @require_http_methods(methods or ("GET", "HEAD"))
    @functools.wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponseBase:
        person = person_of(token)
        language = asked_language(request) or _language_of(person, request)
        with translation.override(language):
            if person is None:
                context = {"reading": portal_reading(request, language)}
                name = "media_library/consents/no_such_link.html"
                response: HttpResponseBase = render(request, name, context, status=NOT_FOUND)
            else:
                response = view(request, person, token=token, language=language, **kwargs)
        return _in_private(response, language)

    return opened


def query_of(request: HttpRequest) -> str:
    """Return what keeps the language that was asked for, in links and forms."""
    asked = asked_language(request)
    return f"?{QUERY}={asked}" if asked else ""


def _language_of(person: Person | None, request: HttpRequest) -> str:
    consent = person.consents.order_by("pk").last() if person else None
    return consent.text_language if consent else translation.get_language_from_request(request)


def _in_private(response: HttpResponseBase, language: str) -> HttpResponseBase:
    """Keep the page out of caches and search, and its address, which is the key, to itself."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    response["Referrer-Policy"] = "no-referrer"
    return response
