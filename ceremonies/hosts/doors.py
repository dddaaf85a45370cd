"""Who stands before which ceremony at the hosts' desk."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from ceremonies.models import Ceremony
from ceremonies.querysets import reader
from ceremonies.rules.guest_lists import Reader, why_no_guest_list, why_no_needs
from cms.public import keyed_pages
from outbox.rules.refusals import Refusal

READING = ("GET", "HEAD")
UNREADABLE = 422
# In which no address has a language: a 404 here is one, and not a way to a page of the site.
OWN_URLS = "ceremonies.hosts.urls"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One ceremony with whoever works on it."""

    request: HttpRequest
    ceremony: Ceremony
    reader: Reader
    language: str
    now: datetime

    @property
    def why_no_needs(self) -> Refusal | None:
        return why_no_needs(
            self.reader,
            organisation=self.ceremony.organisation_id,
            ends_at=self.ceremony.ends_at,
            now=self.now,
        )

    @property
    def is_host(self) -> bool:
        """Whether they are host of the ceremony's organisation, and not its local partner only."""
        return self.ceremony.organisation_id in self.reader.hosts

    @property
    def prepares(self) -> bool:
        """Whether what guests need is their business at all, erased by now or not."""
        refusal = self.why_no_needs
        return refusal is None or refusal.code == "erased"

    def page(self, name: str, *, status: int = 200, **context: Any) -> HttpResponse:
        about = {
            "reading": keyed_pages.reading_in(self.language),
            "ceremony": self.ceremony,
            "desk": self,
            **context,
        }
        return render(self.request, f"ceremonies/hosts/{name}.html", about, status=status)


def own_ceremony(view: Callable[..., HttpResponse], *methods: str) -> Callable[..., HttpResponse]:
    """Lead a host or local partner of a ceremony's organisation to `view(desk, …)`; 404 others."""

    @require_http_methods([*READING, *methods])
    @login_required
    @functools.wraps(view)
    def opened(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        request.urlconf = OWN_URLS
        who = reader(request.user)
        ceremony = Ceremony.objects.select_related("organisation", "season").filter(pk=pk).first()
        if ceremony is None or why_no_guest_list(who, organisation=ceremony.organisation_id):
            raise Http404
        language = _language(request)
        desk = Desk(
            request=request,
            ceremony=ceremony,
            reader=who,
            language=language,
            now=timezone.now(),
        )
        with translation.override(language), timezone.override(ceremony.zone):
            return _in_private(view(desk, **kwargs), language)

    return opened


def hosts_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let hosts and local partners in; for others who are signed in there is no such page."""

    @require_http_methods(READING)
    @login_required
    @functools.wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        request.urlconf = OWN_URLS
        who = reader(request.user)
        if not who.hosts | who.partners:
            raise Http404
        language = _language(request)
        with translation.override(language):
            return _in_private(view(request, who, language), language)

    return opened


def _language(request: HttpRequest) -> str:
    return keyed_pages.asked_language(request) or translation.get_language() or "en"


def _in_private(response: HttpResponse, language: str) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Content-Language"] = language
    return response
