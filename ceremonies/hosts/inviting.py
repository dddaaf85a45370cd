"""Guests that come through their host: by a call, or invited with places held for them."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ceremonies.actions.holding_places import PlacesTaken, invite, release
from ceremonies.actions.registering import NotOpen, register
from ceremonies.guests.sentences import sentence_of
from ceremonies.guests.words import pool_words
from ceremonies.hosts.doors import UNREADABLE, Desk
from ceremonies.hosts.forms import AddGuestForm, InviteForm
from ceremonies.links import invited_token
from ceremonies.listing import ceremonies_for
from ceremonies.models import Invitation
from media_library.public import number_in


def add(desk: Desk) -> HttpResponse:
    """Register somebody who called; they stand in line like all others."""
    sent = desk.request.POST if desk.request.method == "POST" else None
    pools = list(desk.ceremony.pools.order_by("pk"))
    form = AddGuestForm(sent, pools=pools, language=desk.language)
    if sent is not None and form.is_valid():
        try:
            done = register(
                ceremony_id=desk.ceremony.pk,
                wish=form.wish(),
                form_key=form.cleaned_data["form_key"],
                now=desk.now,
                by_host=True,
            )
        except NotOpen as refused:
            form.add_error(None, sentence_of(refused.refusal))
        else:
            _tell(desk, form, is_new=done.is_new)
            return redirect("host_guests", pk=desk.ceremony.pk)
    return desk.page("add", form=form, status=UNREADABLE if form.is_bound else 200)


def invitations(desk: Desk) -> HttpResponse:
    """Show what is held for whom; a POST invites, or releases an invitation."""
    if desk.request.method == "POST" and "release" in desk.request.POST:
        return _release(desk)
    sent = desk.request.POST if desk.request.method == "POST" else None
    pools = list(desk.ceremony.pools.order_by("pk"))
    form = InviteForm(sent, pools=pools, ceremony=desk.ceremony, now=desk.now)
    if sent is not None and form.is_valid():
        try:
            invite(now=desk.now, **form.asked())
        except PlacesTaken:
            form.add_error("places", _("So many places are not free."))
        else:
            messages.success(desk.request, _("The places are held. Give them the link below."))
            return redirect("host_invitations", pk=desk.ceremony.pk)
    held = Invitation.objects.filter(pool__ceremony=desk.ceremony).select_related("pool")
    return desk.page(
        "invitations",
        form=form,
        held=[(one, pool_words(one.pool), _link(desk, one)) for one in held.order_by("-pk")],
        status=UNREADABLE if form.is_bound else 200,
    )


def _tell(desk: Desk, form: AddGuestForm, *, is_new: bool) -> None:
    if not is_new:
        words = _("This address is registered already. We have sent it the link to its own page.")
    elif form.cleaned_data["email"]:
        words = _("Added. A mail tells them how it stands, with the link to their own page.")
    else:
        words = _("Added, without an email address. Please tell them how it stands.")
    messages.success(desk.request, words)


def _release(desk: Desk) -> HttpResponse:
    own = Invitation.objects.filter(pool__ceremony=desk.ceremony)
    typed = desk.request.POST.get("release", "")
    invitation = get_object_or_404(own, pk=number_in(typed) or 0)
    release(invitation_id=invitation.pk, now=desk.now)
    messages.success(desk.request, _("The places are free again; who waits moves up."))
    return redirect("host_invitations", pk=desk.ceremony.pk)


def _link(desk: Desk, invitation: Invitation) -> str:
    """Return the address to give away, "" where it would lead to nothing (any more)."""
    if invitation.released_at or desk.now >= invitation.held_until or not invitation.unused:
        return ""
    page = ceremonies_for(language=desk.language).filter(ceremony=desk.ceremony).first()
    if page is None:
        return ""
    with translation.override(page.locale.language_code):
        path = reverse("ceremony_registration", kwargs={"slug": page.slug})
    return f"{settings.SITE_URL}{path}?invitation={invited_token(invitation)}"
