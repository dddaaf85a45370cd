"""The operator's page of one ceremony, made for a phone: where it stands, slip, streams."""

from typing import cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from ceremonies.actions.airing import CalledOff, NothingToMove, slip_programme, switch_page
from ceremonies.airing import airing_of
from ceremonies.desk.frame import UNREADABLE, ceremony_for, frame
from ceremonies.models import Ceremony, PageSwitch

SLIPS = (10, 5, -5)
LATEST = 10


class SlipForm(forms.Form):
    slip = forms.TypedChoiceField(choices=[(minutes, minutes) for minutes in SLIPS], coerce=int)


class SwitchForm(forms.Form):
    to = forms.ChoiceField(choices=PageSwitch.To)


@require_http_methods(["GET", "HEAD", "POST"])
def live(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how it stands; a POST switches the page or lets the programme slip."""
    ceremony = ceremony_for(request, pk)
    if request.method != "POST":
        return _page(request, ceremony)
    try:
        words = _do(request, ceremony)
    except CalledOff:
        words = ""
        messages.error(request, _("The ceremony is called off; its page says so."))
    except NothingToMove:
        words = ""
        messages.error(request, _("Nothing of the programme is still to come that could move."))
    if not words:
        return _page(request, ceremony, status=UNREADABLE)
    messages.success(request, words)
    return redirect(reverse("ceremony_desk:live", args=[ceremony.pk]))


def _do(request: HttpRequest, ceremony: Ceremony) -> str:
    """Do what was pressed; returns what to say, "" where it was no button of this page."""
    now, switch, slip = timezone.now(), SwitchForm(request.POST), SlipForm(request.POST)
    if switch.is_valid():
        to = PageSwitch.To(switch.cleaned_data["to"])
        switch_page(ceremony_id=ceremony.pk, to=to, by=cast(User, request.user), now=now)
        return _("Switched: %(state)s.") % {"state": to.label}
    if slip.is_valid():
        minutes = slip.cleaned_data["slip"]
        moved = slip_programme(ceremony_id=ceremony.pk, minutes=minutes, now=now)
        return ngettext("%(n)s item moved.", "%(n)s items moved.", moved) % {"n": moved}
    return ""


def _page(request: HttpRequest, ceremony: Ceremony, *, status: int = 200) -> HttpResponse:
    title = _("The evening: %(ceremony)s") % {"ceremony": ceremony.name}
    switches = list(ceremony.switches.select_related("by")[:LATEST])
    context = {
        "ceremony": ceremony,
        "airing": airing_of(ceremony, language=get_language() or "en", now=timezone.now()),
        "state_words": dict(PageSwitch.To.choices),
        "switches": switches,
        "by_hand": bool(switches) and switches[0].to != PageSwitch.To.CLOCK,
        "ways": [way for way in PageSwitch.To if way != PageSwitch.To.CLOCK],
        "slips": [(minutes, f"{minutes:+d}") for minutes in SLIPS],
        **frame(title, icon="date"),
    }
    return render(request, "ceremonies/desk/live.html", context, status=status)
