"""The door as hosts run it: the same as at the desk, for ceremonies of their own organisation."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods

from accounts.models import Membership
from accounts.rules.roles import Role
from ceremonies.door.badges import badges_file
from ceremonies.door.running import Running
from ceremonies.models import Ceremony
from cms.public import keyed_pages

View = Callable[..., HttpResponse]


def hosts_only(*methods: str) -> Callable[[View], View]:
    """Lead hosts to `view(request, ceremony, language)`; for others there is no such page."""

    def guarded_by(view: View) -> View:
        @require_http_methods(methods)
        @login_required
        @wraps(view)
        def guarded(request: Any, key: UUID) -> HttpResponse:
            ceremony = hosted_by(request.user, key)
            language = keyed_pages.asked_language(request) or translation.get_language() or "en"
            with translation.override(language), timezone.override(ceremony.zone):
                response = view(request, ceremony, language)
            response = keyed_pages.in_private(response, language)
            # Signed in, forms come back with a CSRF token, which browsers' referrers belong to.
            response["Referrer-Policy"] = "same-origin"
            return response

        return guarded

    return guarded_by


def hosted_by(user: Any, key: UUID) -> Ceremony:
    """Return a ceremony of the host's own organisation. Raises Http404 for any other."""
    hosted = Membership.objects.filter(user=user, user__is_active=True, role=Role.HOST.value)
    found = Ceremony.objects.filter(
        calendar_uid=key, organisation__in=hosted.values("organisation")
    ).first()
    if found is None:
        raise Http404
    return found


@hosts_only("GET", "HEAD", "POST")
def door(request: HttpRequest, ceremony: Ceremony, language: str) -> HttpResponse:
    """Show how the door goes; a POST opens a gate, whose PIN is shown this once, or closes one."""
    running = Running(request, ceremony)
    if request.method == "POST":
        running.do()
        if running.status == 200 and running.opened is None:
            return redirect(request.get_full_path())
    context = {
        **running.context,
        "badges_url": reverse("host_badges", args=[ceremony.calendar_uid]),
        "field_template": "components/field.html",
        "reading": keyed_pages.reading_in(language),
    }
    return render(request, "ceremonies/door/host.html", context, status=running.status)


@hosts_only("GET", "HEAD")
def badges(request: HttpRequest, ceremony: Ceremony, language: str) -> HttpResponse:
    return badges_file(ceremony)
