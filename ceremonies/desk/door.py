"""The door of one ceremony at the desk: its gates, who is inside, what was odd, the badges."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.desk.frame import ceremony_for, frame
from ceremonies.door.badges import badges_file
from ceremonies.door.running import Running


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how the door goes; a POST opens a gate, whose PIN is shown this once, or closes one."""
    ceremony = ceremony_for(request, pk)
    with timezone.override(ceremony.zone):
        running = Running(request, ceremony)
        if request.method == "POST":
            running.do()
            if running.status == 200 and running.opened is None:
                return redirect(reverse("ceremony_desk:door", args=[ceremony.pk]))
        return _page(request, running)


@require_safe
def badges(request: HttpRequest, pk: int) -> HttpResponse:
    return badges_file(ceremony_for(request, pk))


def _page(request: HttpRequest, running: Running) -> HttpResponse:
    title = _("Door: %(ceremony)s") % {"ceremony": running.ceremony.name}
    context = {
        **running.context,
        "badges_url": reverse("ceremony_desk:badges", args=[running.ceremony.pk]),
        "field_template": "ceremonies/desk/field.html",
        **frame(title, icon="key"),
    }
    return render(request, "ceremonies/desk/door.html", context, status=running.status)
