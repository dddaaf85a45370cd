"""Guests of one ceremony at the officers' desk: who comes, what they need, and forgetting one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ceremonies.actions.erasing import erase_guest
from ceremonies.actions.registering import NotOpen
from ceremonies.desk.frame import UNREADABLE, ceremony_for, frame
from ceremonies.guest_list import guest_page
from ceremonies.guest_tables import guests_response
from ceremonies.models import Ceremony
from ceremonies.needs_list import needs_summary
from ceremonies.querysets import reader
from ceremonies.rules.guest_lists import NEEDS_KEPT_AFTER, why_no_needs
from media_library.public import number_in


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """List the guests; a POST erases one who asked for it, and was asked whether it is meant."""
    ceremony = ceremony_for(request, pk)
    if request.method == "POST":
        return _erase(request, ceremony)
    return _page(request, ceremony)


@never_cache
@require_safe
def guests_table(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the same list as a table, without needs."""
    return guests_response(ceremony_for(request, pk), asked=request.GET)


@never_cache
@require_safe
def needs(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what guests need, for whom prepares the ceremony, as long as it is kept."""
    ceremony, now = ceremony_for(request, pk), timezone.now()
    refusal = why_no_needs(
        reader(request.user),
        organisation=ceremony.organisation_id,
        ends_at=ceremony.ends_at,
        now=now,
    )
    if refusal and refusal.code != "erased":
        raise PermissionDenied
    context = {
        "ceremony": ceremony,
        "needs": None if refusal else needs_summary(ceremony),
        "until": ceremony.ends_at + NEEDS_KEPT_AFTER,
        **frame(_("What guests need: %(ceremony)s") % {"ceremony": ceremony.name}, icon="group"),
    }
    return render(request, "ceremonies/desk/needs.html", context)


def _erase(request: HttpRequest, ceremony: Ceremony) -> HttpResponse:
    guest = get_object_or_404(
        ceremony.registrations, pk=number_in(request.POST.get("erase", "")) or 0
    )
    if request.POST.get("sure") != "yes":
        messages.error(request, _("Nothing was erased. Please tick that you are sure."))
        return _page(request, ceremony, status=UNREADABLE)
    try:
        erased = erase_guest(registration_id=guest.pk, now=timezone.now())
    except NotOpen:
        messages.error(request, _("They are inside. Please erase them once the evening is over."))
        return _page(request, ceremony, status=UNREADABLE)
    words = ngettext(
        "Erased from %(n)s registration, with all mails.",
        "Erased from %(n)s registrations, with all mails.",
        erased,
    )
    messages.success(request, words % {"n": erased})
    return redirect(reverse("ceremony_desk:guests", args=[ceremony.pk]))


def _page(request: HttpRequest, ceremony: Ceremony, *, status: int = 200) -> HttpResponse:
    shown = guest_page(ceremony, request.GET)
    context = {
        "ceremony": ceremony,
        "shown": shown,
        "listed": shown.listed,
        "pages": shown.pages,
        "pools": ceremony.pools.order_by("pk"),
        "sees_needs": request.user.has_perm("ceremonies.see_needs"),
        **frame(_("Guests: %(ceremony)s") % {"ceremony": ceremony.name}, icon="group"),
    }
    return render(request, "ceremonies/desk/guests.html", context, status=status)
