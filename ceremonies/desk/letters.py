"""Mails to all guests of one ceremony at the desk: looked at, counted, sent, or let be."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from ceremonies.actions.asking_for_mail import answer_request
from ceremonies.actions.telling_all import ChangedMeanwhile, NothingToTell, let_be, tell_all
from ceremonies.desk.drafts import drafts_of, mailings_of
from ceremonies.desk.frame import UNREADABLE, ceremony_for, frame
from ceremonies.models import Ceremony, GuestMailing
from media_library.public import number_in


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why guests need not hear of it"),
        max_length=500,
        error_messages={"required": gettext_lazy("Please say why, for those who ask later.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be sent and what was; a POST sends one kind, or says that none is needed."""
    ceremony = ceremony_for(request, pk)
    if request.method != "POST":
        return _page(request, ceremony)
    if request.POST.get("do") == "let-be":
        return _let_be(request, ceremony)
    if request.POST.get("do") == "answered":
        return _answered(request, ceremony)
    kind, seen = request.POST.get("kind", ""), request.POST.get("seen", "")
    if kind not in GuestMailing.Kind.values or not seen.isdecimal():
        return _page(request, ceremony, status=UNREADABLE)
    try:
        mailing = tell_all(
            ceremony_id=ceremony.pk,
            kind=kind,
            now=timezone.now(),
            sent_by=request.user,
            seen_sequence=int(seen),
        )
    except ChangedMeanwhile:
        messages.error(request, _("It was changed again meanwhile. Please look once more."))
        return _page(request, ceremony, status=UNREADABLE)
    except NothingToTell:
        messages.error(request, _("There is nothing to tell any more."))
        return _page(request, ceremony, status=UNREADABLE)
    words = ngettext("%(n)s party will be told.", "%(n)s parties will be told.", mailing.guests) % {
        "n": mailing.guests
    }
    return _back(request, ceremony, words)


def _let_be(request: HttpRequest, ceremony: Ceremony) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, ceremony, form=form, status=UNREADABLE)
    try:
        let_be(
            ceremony_id=ceremony.pk,
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
            sent_by=request.user,
        )
    except NothingToTell:
        messages.error(request, _("There is nothing to tell any more."))
        return _page(request, ceremony, status=UNREADABLE)
    return _back(request, ceremony, _("Noted: guests need not hear of this change."))


def _answered(request: HttpRequest, ceremony: Ceremony) -> HttpResponse:
    asked = get_object_or_404(
        ceremony.mailing_requests, pk=number_in(request.POST.get("request", "")) or 0
    )
    answer_request(request_id=asked.pk, answered_by=request.user, now=timezone.now())
    return _back(request, ceremony, _("Noted: the host's request is dealt with."))


def _back(request: HttpRequest, ceremony: Ceremony, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect(reverse("ceremony_desk:letters", args=[ceremony.pk]))


def _page(
    request: HttpRequest, ceremony: Ceremony, *, form: ReasonForm | None = None, status: int = 200
) -> HttpResponse:
    title = _("Mails to guests: %(ceremony)s") % {"ceremony": ceremony.name}
    context = {
        **frame(title, icon="mail"),
        "ceremony": ceremony,
        "drafts": drafts_of(ceremony),
        "mailings": mailings_of(ceremony),
        "requests": ceremony.mailing_requests.filter(answered_at=None).select_related("asked_by"),
        "form": form or ReasonForm(),
        **frame(title, icon="mail"),
    }
    return render(request, "ceremonies/desk/letters.html", context, status=status)
