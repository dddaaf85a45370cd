"""The guests of one's own ceremonies: numbers, the list, what is needed, cancelling for one."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ceremonies.actions.changing import cancel
from ceremonies.actions.registering import HasEnded, NotOpen
from ceremonies.guest_list import guest_page, lines_by_name
from ceremonies.guest_tables import guests_response
from ceremonies.guests.sentences import sentence_of
from ceremonies.guests.words import pool_words
from ceremonies.hosts.doors import UNREADABLE, Desk
from ceremonies.models import Ceremony
from ceremonies.needs_list import needs_summary
from ceremonies.rules.guest_lists import NEEDS_KEPT_AFTER, Reader
from cms.public import keyed_pages
from media_library.public import number_in


def ceremonies(request: HttpRequest, who: Reader, language: str) -> HttpResponse:
    """List the ceremonies of one's organisations with the places of each."""
    own = Ceremony.objects.filter(organisation__in=who.hosts | who.partners)
    known = own.select_related("season", "organisation").prefetch_related("pools")
    context = {
        "reading": keyed_pages.reading_in(language),
        "ceremonies": [(one, [(pool_words(p), p) for p in one.pools.all()]) for one in known],
    }
    return render(request, "ceremonies/hosts/ceremonies.html", context)


def guest_list(desk: Desk) -> HttpResponse:
    """Show who comes; a POST cancels for one party, and was asked whether it is meant."""
    if desk.request.method == "POST":
        return _cancel(desk)
    return _page(desk)


def table(desk: Desk) -> HttpResponse:
    """Return the list as a table, without needs."""
    return guests_response(desk.ceremony, asked=desk.request.GET)


def on_paper(desk: Desk) -> HttpResponse:
    """Show all who come by name, to be printed."""
    return desk.page("paper", lines=lines_by_name(desk.ceremony))


def needs(desk: Desk) -> HttpResponse:
    """Open what guests need, for whom prepares; for others there is no such page."""
    if not desk.prepares:
        raise Http404
    opened = None if desk.why_no_needs else needs_summary(desk.ceremony)
    return desk.page("needs", needs=opened, until=desk.ceremony.ends_at + NEEDS_KEPT_AFTER)


def _cancel(desk: Desk) -> HttpResponse:
    typed = desk.request.POST.get("cancel", "")
    guest = get_object_or_404(desk.ceremony.registrations, pk=number_in(typed) or 0)
    if desk.request.POST.get("sure") != "yes":
        messages.error(desk.request, _("Nothing was cancelled. Please tick that you are sure."))
        return _page(desk, status=UNREADABLE)
    try:
        with suppress(HasEnded):  # they did so themselves meanwhile
            cancel(registration_id=guest.pk, now=desk.now)
    except NotOpen as refused:
        messages.error(desk.request, sentence_of(refused.refusal))
        return _page(desk, status=UNREADABLE)
    messages.success(desk.request, _("Cancelled. The places go to the next in line."))
    return redirect("host_guests", pk=desk.ceremony.pk)


def _page(desk: Desk, *, status: int = 200) -> HttpResponse:
    shown = guest_page(desk.ceremony, desk.request.GET)
    pools = [(pool_words(pool), pool) for pool in desk.ceremony.pools.order_by("pk")]
    return desk.page(
        "guests",
        status=status,
        shown=shown,
        listed=shown.listed,
        pages=shown.pages,
        pools=pools,
    )
