"""Invitations: who was asked for what, how much came in, and what can be done about them."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q, QuerySet, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from media_library.actions.inviting import (
    UntilIsPast,
    extend_invitation,
    invite,
    renew_link,
    revoke_invitation,
    send_invitation,
)
from media_library.contributing.links import contribute_path
from media_library.desk.access import MAY_KEEP, DeskRequest, desk_view, organisations_for
from media_library.desk.inviting.codes import qr_code
from media_library.desk.inviting.forms import GIGABYTE, InvitationForm, UntilForm
from media_library.desk.layout import desk_page
from media_library.models import Asset, Invitation
from media_library.rules.standing import AssetState
from media_library.subjects import subject_label

PER_PAGE = 30
NOTHING_CAME = [AssetState.RECEIVING.value, AssetState.ERASED.value]


def invitations_of(request: DeskRequest) -> QuerySet[Invitation]:
    """Return the invitations of the organisations for which somebody decides, with what came in."""
    came = Q(contribution__assets__isnull=False) & ~Q(contribution__assets__state__in=NOTHING_CAME)
    own = Invitation.objects.filter(
        organisation__in=organisations_for(request.user, MAY_KEEP).values("pk")
    )
    return own.select_related("organisation", "invited_by", "contribution").annotate(
        files=Count("contribution__assets", filter=came),
        held=Sum("contribution__assets__bytes", filter=came),
        last_at=Max("contribution__assets__received_at", filter=came),
    )


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def invitations(request: DeskRequest) -> HttpResponse:
    found, now = invitations_of(request), timezone.now()
    is_past = request.GET.get("show") == "past"
    shown = found.exclude(Q(revoked_at=None) & Q(until__gt=now)) if is_past else found.open(now)  # type: ignore[attr-defined]
    pages = Paginator(shown.order_by("-id"), PER_PAGE)
    return desk_page(
        request,
        "inviting/invitations.html",
        title=_("Invitations"),
        tab="inviting",
        icon="mail",
        page=pages.get_page(request.GET.get("p")),
        is_past=is_past,
        now=now,
    )


@desk_view(MAY_KEEP)
def new(request: DeskRequest) -> HttpResponse:
    form = InvitationForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        gigabytes = told.pop("gigabytes")
        made = invite(
            **told, max_bytes=gigabytes * GIGABYTE, invited_by=request.user, now=timezone.now()
        )
        messages.success(
            request,
            _("The invitation is open, and its mail is on its way.")
            if made.recipient_mail
            else _("The invitation is open. Print its card or copy its link."),
        )
        return redirect("media_desk:invitation", key=made.uuid)
    return desk_page(
        request,
        "inviting/new.html",
        title=_("Invite somebody to hand in"),
        tab="inviting",
        icon="mail",
        trail=_trail(),
        form=form,
    )


@desk_view(MAY_KEEP, methods=("GET", "HEAD"))
def invitation(request: DeskRequest, key: UUID) -> HttpResponse:
    one = _invitation(request, key)
    return _page(request, one, UntilForm(initial={"until": timezone.localdate(one.until)}))


@desk_view(MAY_KEEP, methods=("POST",))
def extend(request: DeskRequest, key: UUID) -> HttpResponse:
    one = _invitation(request, key)
    form = UntilForm(request.POST)
    if not form.is_valid():
        return _page(request, one, form)
    try:
        extend_invitation(invitation=one, until=form.cleaned_data["until"], now=timezone.now())
    except UntilIsPast:
        form.add_error("until", _("This day has passed. Please choose a later one."))
        return _page(request, one, form)
    messages.success(request, _("It stays open until then."))
    return redirect("media_desk:invitation", key=one.uuid)


@desk_view(MAY_KEEP, methods=("POST",))
def send(request: DeskRequest, key: UUID) -> HttpResponse:
    one = _invitation(request, key)
    if not one.recipient_mail:
        messages.warning(request, _("No email address is known. Print the card or copy the link."))
    elif not _is_open(one):
        messages.warning(request, _("It is not open any more, so its link would lead nowhere."))
    else:
        send_invitation(invitation=one, now=timezone.now())
        messages.success(request, _("The mail is on its way; at most one is sent a day."))
    return redirect("media_desk:invitation", key=one.uuid)


@desk_view(MAY_KEEP, methods=("POST",))
def renew(request: DeskRequest, key: UUID) -> HttpResponse:
    one = _invitation(request, key)
    if one.revoked_at is not None:
        messages.warning(request, _("It was taken back. Please write a new invitation."))
    else:
        renew_link(invitation=one, now=timezone.now())
        messages.success(
            request, _("There is a new link; the old one and printed cards lead nowhere now.")
        )
    return redirect("media_desk:invitation", key=one.uuid)


@desk_view(MAY_KEEP, methods=("POST",))
def revoke(request: DeskRequest, key: UUID) -> HttpResponse:
    one = _invitation(request, key)
    revoke_invitation(invitation=one, now=timezone.now())
    messages.success(request, _("Taken back: the link leads nowhere. What came in stays."))
    return redirect("media_desk:invitation", key=one.uuid)


def _invitation(request: DeskRequest, key: UUID) -> Any:
    found = invitations_of(request).filter(uuid=key).first()
    if found is None:
        raise Http404
    return found


def _is_open(one: Invitation) -> bool:
    return one.revoked_at is None and one.until > timezone.now()


def link_of(one: Invitation) -> str:
    """Return the whole address that an invitation leads to."""
    return settings.SITE_URL + contribute_path(one)


def _trail() -> list[tuple[str, str]]:
    return [(_("Invitations"), reverse("media_desk:invitations"))]


def _page(request: DeskRequest, one: Any, form: UntilForm) -> HttpResponse:
    is_open = _is_open(one)
    states = Asset.objects.filter(contribution__invitation=one).values_list("state")
    counted = dict(states.annotate(number=Count("pk")).order_by())
    words = dict(Asset._meta.get_field("state").flatchoices)
    return desk_page(
        request,
        "inviting/invitation.html",
        title=one.purpose,
        tab="inviting",
        icon="mail",
        trail=_trail(),
        invitation=one,
        is_open=is_open,
        link=link_of(one) if is_open else "",
        code=qr_code(link_of(one), label=_("QR code of the link")) if is_open else "",
        subject=subject_label(one.subject) if one.subject else "",
        counted=[(words[state], number) for state, number in sorted(counted.items())],
        form=form,
    )
