"""The door as hosts run it: the same as at the officers' desk, for their own ceremonies."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ceremonies.door.badges import badges_file
from ceremonies.door.running import Running
from ceremonies.hosts.doors import Desk


def door(desk: Desk) -> HttpResponse:
    """Show how the door goes; a POST opens a gate, whose PIN is shown this once, or closes one."""
    _check_host(desk)
    running = Running(desk.request, desk.ceremony)
    if desk.request.method == "POST":
        running.do()
        if running.status == 200 and running.opened is None:
            return redirect(desk.request.get_full_path())
    about = {
        **running.context,
        "badges_url": reverse("host_badges", args=[desk.ceremony.pk]),
        "field_template": "components/field.html",
    }
    return desk.page("door", status=running.status, **about)


def badges(desk: Desk) -> HttpResponse:
    """Return the badges of all who have a place, to print."""
    _check_host(desk)
    return badges_file(desk.ceremony)


def _check_host(desk: Desk) -> None:
    """Raise Http404 for local partners: they hand in photos, the door is the host's."""
    if not desk.is_host:
        raise Http404
