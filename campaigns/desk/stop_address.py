"""The way to the stop page from wherever somebody is, and back."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode


def stop_address(request: HttpRequest) -> str:
    """Return the stop page's address; it aims at what this page is about, and leads back here."""
    address = reverse("campaign_desk:stop")
    if request.method != "GET" or request.path == address:
        return address  # a page that came as an answer to a form cannot be come back to
    return f"{address}?{urlencode({'next': request.get_full_path()})}"
