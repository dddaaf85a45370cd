"""Where work on one ceremony starts at the desk: its pages, as far as somebody may open them."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ceremonies.desk.announcing import sees_announcements
from ceremonies.desk.frame import MAY_KEEP, frame
from ceremonies.models import Ceremony
from ceremonies.models.choices import Kind


@dataclass(frozen=True, kw_only=True)
class Door:
    """One page of the desk: its address, what it is called, what is done there."""

    address: str
    name: str
    about: str
    is_owed: bool = False


@require_safe
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the ways; 403 for whom none is open."""
    ceremony = get_object_or_404(Ceremony, pk=pk)
    keeps = request.user.has_perm(MAY_KEEP)
    doors = _before(request, ceremony) + _evening(ceremony) if keeps else []
    if ceremony.kind == Kind.INTERNATIONAL and sees_announcements(request):
        doors.append(_announcement(ceremony))
    if not doors:
        raise PermissionDenied
    context = {
        **frame(ceremony.name, icon="date"),
        "ceremony": ceremony,
        "doors": doors,
        "may_edit": keeps,
    }
    return render(request, "ceremonies/desk/start.html", context)


def _to(ceremony: Ceremony, page: str) -> str:
    return reverse(f"ceremony_desk:{page}", args=[ceremony.pk])


def _before(request: HttpRequest, ceremony: Ceremony) -> list[Door]:
    """Return what is done in the weeks before."""
    doors = [
        Door(
            address=_to(ceremony, "places"),
            name=_("Places"),
            about=_("How many there are, on site, online and for special needs."),
        ),
        Door(
            address=_to(ceremony, "guests"),
            name=_("Guests"),
            about=_("Who comes and who waits, as a page and as a table."),
        ),
        Door(
            address=_to(ceremony, "needs"),
            name=_("What guests need"),
            about=_("Access and food, deleted two weeks after."),
        ),
        Door(
            address=_to(ceremony, "letters"),
            name=_("Mails to guests"),
            about=_("Something has changed that guests do not know yet.")
            if ceremony.untold
            else _("Changes, thanks, and what has been sent."),
            is_owed=bool(ceremony.untold),
        ),
        Door(
            address=_to(ceremony, "programme"),
            name=_("Programme"),
            about=_("The words of each item in every language."),
        ),
    ]
    sees_needs = request.user.has_perm("ceremonies.see_needs")
    return [door for door in doors if sees_needs or door.address != _to(ceremony, "needs")]


def _evening(ceremony: Ceremony) -> list[Door]:
    """Return what is done on the evening and after it."""
    return [
        Door(
            address=_to(ceremony, "live"),
            name=_("The evening"),
            about=_("What the page shows, delays, and whether the streams run."),
        ),
        Door(
            address=_to(ceremony, "door"),
            name=_("Door"),
            about=_("Gates for phones, badges, and who is inside."),
        ),
        Door(
            address=_to(ceremony, "attendance_of"),
            name=_("Attendance"),
            about=_("How many came, for the report."),
        ),
    ]


def _announcement(ceremony: Ceremony) -> Door:
    return Door(
        address=_to(ceremony, "announcement"),
        name=_("Announcement"),
        about=_("The new Pearls, sealed until their moment."),
    )
