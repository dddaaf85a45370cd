"""The app of the phones at the door: one page and its worker, which need no network later."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from ceremonies.guests.photo_question import asked_at_door
from cms.public import keyed_pages

FOLDER = "ceremonies/door/app"
SCRIPTS = "js/door"
STYLES = ("css/tokens.css", "css/base.css", "css/components/form.css")
OWN_STYLES = "css/components"
PICTURES = ("img/favicon.svg", "img/apple-touch-icon.png")


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Show the app; the key of a gate comes behind the #, which no browser sends to us."""
    language = keyed_pages.asked_language(request) or translation.get_language() or "en"
    with translation.override(language):
        response = render(request, f"{FOLDER}/shell.html", {"photo_question": asked_at_door()})
    response["Content-Language"] = language
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Serve the service worker from below /door/, for it may keep only what lies beside it."""
    response = render(
        request,
        f"{FOLDER}/sw.js",
        {"assets": [static(name) for name in _assets()]},
        content_type="text/javascript; charset=utf-8",
    )
    patch_cache_control(response, no_cache=True)
    return response


def _assets() -> list[str]:
    """Return all static files that the app needs to start without network."""
    return [*_found(SCRIPTS, "*.js"), *STYLES, *_found(OWN_STYLES, "door*.css"), *PICTURES]


def _found(folder: str, pattern: str) -> list[str]:
    where = finders.find(folder)
    files = sorted(Path(where).glob(pattern)) if isinstance(where, str) else []
    return [f"{folder}/{file.name}" for file in files]
