"""The bare address: the only place where the browser's languages decide."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request


def landing(request: HttpRequest) -> HttpResponse:
    """Lead to the visitor's language by Accept-Language, else to English; never by address."""
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response
