"""A finale as its viewers follow it: one small state, asked for again and again by thousands.

Near to the moment the clock keeps the same as files for nginx (`ceremonies.live_files`).
"""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from ceremonies.announced import public_announcements, shown
from ceremonies.listing import ceremonies_for
from ceremonies.live import told_announcement, told_state

FRESH_FOR = 1  # seconds; proxies answer everybody else meanwhile


@require_safe
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """Say sealed, held or announced; a ceremony that announces nothing stays sealed for ever."""
    row = public_announcements().filter(ceremony=_ceremony_id(slug)).first()
    response = JsonResponse(told_state(row, now=timezone.now()))
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


@sensitive_variables()
@require_safe
def announcement(request: HttpRequest, slug: str) -> HttpResponse:
    """Serve what was announced, with the text and nonce that its commitment was made of."""
    language = get_language() or "en"
    told = shown(ceremony_id=_ceremony_id(slug), language=language)
    if told is None or not told.html:
        # Not kept by anybody: what is not there yet is there a second later.
        response = JsonResponse({"state": told.state if told else "sealed"}, status=404)
        patch_cache_control(response, no_store=True)
        return response
    response = JsonResponse(told_announcement(told))
    patch_cache_control(response, public=True, max_age=FRESH_FOR)
    return response


def _ceremony_id(slug: str) -> int:
    pages = ceremonies_for(language=get_language() or "en").filter(slug=slug)
    found: int | None = pages.values_list("ceremony_id", flat=True).first()
    if found is None:
        raise Http404
    return found
