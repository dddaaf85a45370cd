"""Who stands before which contribution: by a link, or by an account of its organisation."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.models import Membership, Organisation
from accounts.rules.roles import Role
from media_library.actions.contributing import open_contribution
from media_library.contributing.languages import QUERY, asked_language, portal_reading
from media_library.contributing.links import invitation_behind
from media_library.models import Contribution, Invitation

GONE = 410
OWN_URLS = "media_library.urls"
ZONES = available_timezones()


@dataclass
class Portal:
    """One contribution with whoever may work on it; it is not written before something is done."""

    request: HttpRequest
    contribution: Contribution
    address: str
    language: str
    now: datetime

    @property
    def invitation(self) -> Invitation | None:
        return self.contribution.invitation

    @property
    def organisation(self) -> Organisation:
        return self.contribution.organisation

    @property
    def zone(self) -> str:
        """The clock on the wall of who hands in."""
        zone = self.organisation.zone
        return zone if zone in ZONES else "UTC"

    @property
    def is_open(self) -> bool:
        """Whether files and words are still taken; afterwards there is only the receipt."""
        return self.invitation is None or self.now < self.invitation.until

    @property
    def query(self) -> str:
        """What keeps the language that was asked for, in links and forms."""
        asked = asked_language(self.request)
        return f"?{QUERY}={asked}" if asked else ""

    def opened(self) -> Contribution:
        """Return the contribution, written down now if this is the first thing that happens."""
        if self.contribution.pk is None:
            self.contribution = open_contribution(
                invitation=self.invitation,
                organisation=self.organisation,
                language=self.language,
            )
        return self.contribution


PortalView = Callable[..., HttpResponse]
READING = ("GET", "HEAD")


def by_link(view: PortalView, *methods: str) -> PortalView:
    """Lead the holder of an invitation's link to `view(portal, …)`.

    The link is the whole proof, no cookie is: so there is nothing that a foreign page could
    borrow, and no CSRF token is asked for. (It could not be had either: without a referrer,
    browsers send `Origin: null` with a form.)
    """

    @csrf_exempt
    @require_http_methods(methods or READING)
    @functools.wraps(view)
    def opened(request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        _stay_here(request)
        invitation = invitation_behind(token)
        if invitation is None:
            return _in_private(_no_such_link(request), request.GET.get(QUERY, "en"))
        contribution = _contribution_of(invitation)
        address = reverse("contribute", kwargs={"token": token})
        language = asked_language(request) or contribution.language
        portal = Portal(request, contribution, address, language, timezone.now())
        with translation.override(language), timezone.override(portal.zone):
            return _in_private(view(portal, **kwargs), language)

    return opened


def by_account(view: PortalView, *methods: str) -> PortalView:
    """Lead a local partner to `view(portal, …)` of one of their organisation's contributions."""

    @require_http_methods(methods or READING)
    @login_required
    @functools.wraps(view)
    def opened(request: Any, number: Any, **kwargs: Any) -> HttpResponse:
        _stay_here(request)
        mine = Contribution.objects.handed_in_by(request.user)
        contribution = mine.select_related("organisation", "invitation").filter(uuid=number).first()
        if contribution is None:
            raise Http404
        address = reverse("partner_contribution", kwargs={"number": number})
        language = asked_language(request) or contribution.language
        portal = Portal(request, contribution, address, language, timezone.now())
        with translation.override(language), timezone.override(portal.zone):
            return _in_private(view(portal, **kwargs), language, keeps_referrer=True)

    return opened


def partners_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let local partners in; for anybody else who is signed in there is no such page."""

    @require_http_methods([*READING, "POST"])
    @login_required
    @functools.wraps(view)
    def guarded(request: Any) -> HttpResponse:
        _stay_here(request)
        if not is_partner(request.user):
            raise Http404
        language = asked_language(request) or translation.get_language() or "en"
        with translation.override(language):
            return _in_private(view(request, language), language, keeps_referrer=True)

    return guarded


def _stay_here(request: HttpRequest) -> None:
    """Let a 404 be one: Django would look for the same path below a language, key and all."""
    request.urlconf = OWN_URLS


def is_partner(user: Any) -> bool:
    """Say whether a person hands in for some organisation."""
    return Membership.objects.filter(
        user=user, user__is_active=True, role=Role.PARTNER.value
    ).exists()


def _contribution_of(invitation: Invitation) -> Contribution:
    known = Contribution.objects.select_related("organisation", "invitation")
    return known.filter(invitation=invitation).first() or Contribution(
        invitation=invitation,
        organisation=invitation.organisation,
        language=invitation.language,
        subject=invitation.subject,
        contributor_name=invitation.recipient_name,
        contributor_mail=invitation.recipient_mail,
    )


def _no_such_link(request: HttpRequest) -> HttpResponse:
    language = asked_language(request) or translation.get_language_from_request(request)
    with translation.override(language):
        context = {"reading": portal_reading(request, language)}
        return render(request, "media_library/contributing/no_such_link.html", context, status=404)


def _in_private(
    response: HttpResponse, language: str, *, keeps_referrer: bool = False
) -> HttpResponse:
    """Keep the page out of caches and search, and its address to itself."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    if not keeps_referrer:
        # The address is the key: it must not travel to where a link on the page leads.
        response["Referrer-Policy"] = "no-referrer"
    return response
