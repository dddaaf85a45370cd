"""Permanent addresses: a practice is found by its identifier for ever."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from practices.models import PracticePage


class SeeOther(HttpResponseRedirect):
    status_code = 303


@require_safe
def permanent(request: HttpRequest, pid: str) -> HttpResponse:
    """Lead to the practice in the visitor's best language; 410 where it was withdrawn."""
    versions = list(PracticePage.objects.filter(pid=pid).select_related("locale"))
    if not versions:
        raise Http404
    live = {page.locale.language_code: page for page in versions if page.live}
    if not live:
        return render(request, "practices/withdrawn.html", {"pid": pid}, status=410)
    wanted = get_language_from_request(request)
    page = live.get(wanted) or live.get("en") or next(iter(live.values()))
    response = SeeOther(page.get_full_url(request) or "/")
    patch_vary_headers(response, ["Accept-Language"])
    return response
