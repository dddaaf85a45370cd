"""Middleware that belongs to the whole and to no package."""

from collections.abc import Callable
from http import HTTPStatus

from csp.constants import NONCE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from accounts.middleware import EDITOR


class AdminContentPolicyMiddleware:
    """Loosen the content policy for Wagtail's editor only.

    Wagtail 8.0 starts its date pickers, choosers and inline panels with inline scripts. A nonce
    beside 'unsafe-inline' would make browsers ignore the latter, so it is taken out. And officers
    send large files straight into the private bucket, where there is one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(EDITOR):
            directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
            scripts, bucket = directives["script-src"], settings.PRIVATE_MEDIA_ORIGIN
            response._csp_replace = {  # type: ignore[attr-defined]  # as django-csp reads it
                "script-src": [*(source for source in scripts if source != NONCE), UNSAFE_INLINE],
                "style-src": [SELF, UNSAFE_INLINE],
                "connect-src": [*directives["connect-src"], *([bucket] if bucket else [])],
            }
        return response


class ClientAddressMiddleware:
    """Put the visitor's own address where everything looks for it.

    Only as many entries of X-Forwarded-For are believed as proxies of ours wrote them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        steps = settings.TRUSTED_PROXY_COUNT
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
        if steps and len(hops) >= steps and hops[-steps]:
            request.META["REMOTE_ADDR"] = hops[-steps]
        return self.get_response(request)


class LanguageMiddleware(LocaleMiddleware):
    """Look for a missing language in an address only where nothing of ours was meant.

    Django answers every 404 outside of the languages with a redirect to the same path below one.
    Where a view said "there is no such thing", or where the editor begins, that would turn the
    404 into a redirect, and carry ids into addresses where they do not belong.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        meant = request.resolver_match is not None or request.path.startswith(EDITOR)
        if response.status_code == HTTPStatus.NOT_FOUND and meant:
            patch_vary_headers(response, ("Accept-Language",))
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)
