"""Whether a browser sent this from one of our own pages: tus clients carry no CSRF token."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

_OURS = frozenset({"same-origin", "none"})


def is_from_our_pages(request: HttpRequest) -> bool:
    """Say whether no other site's page can have sent this request.

    Browsers add Origin to every POST, PATCH and DELETE. Whoever sends neither Origin nor
    Sec-Fetch-Site is no browser, and so carries nobody's cookies but its own.
    """
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site", "none") in _OURS
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    claimed = urlsplit(origin)
    return (claimed.scheme, claimed.netloc) == (request.scheme, request.get_host())
