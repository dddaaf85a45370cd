"""Registering for a ceremony: a form, the same answer for everybody, and a mail with the link."""

from typing import Any

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rules.addresses import network_of
from ceremonies.actions.registering import NotOpen, check_open, register
from ceremonies.guests.form_age import opened_stamp
from ceremonies.guests.forms import RegisterForm
from ceremonies.guests.sentences import sentence_of
from ceremonies.listing import ceremonies_for
from ceremonies.models import CeremonyPage
from ceremonies.rules.proofs import Terms, why_not_so_many
from outbox.rules.refusals import Refusal

UNREADABLE, TOO_MANY = 422, 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, slug: str) -> HttpResponse:
    page = _page(slug)
    pools = list(page.ceremony.pools.order_by("pk"))
    if not any(pool.is_main for pool in pools):
        raise Http404
    now = timezone.now()
    initial = {"invitation": request.GET.get("invitation", ""), "opened": opened_stamp(now)}
    form = RegisterForm(request.POST or None, pools=pools, initial=initial)
    try:
        if request.method == "POST" and form.is_valid():
            refusal = form.why_not_yet(now=now) or _why_not_so_many(request, form.terms)
            if refusal:
                form.add_error(None, sentence_of(refusal))
                status = TOO_MANY if refusal.code == "too-many" else UNREADABLE
                return _form(request, page, form, status=status)
            if not form.is_machine:
                register(
                    ceremony_id=page.ceremony_id,
                    wish=form.wish(language=get_language() or "en"),
                    form_key=form.key,
                    now=now,
                )
            return redirect(reverse("ceremony_registered", kwargs={"slug": slug}))
        check_open(page.ceremony, party=1, now=now)
    except NotOpen as refused:
        return _closed_or_wrong(request, page, form, refused)
    return _form(request, page, form, status=UNREADABLE if form.is_bound else 200)


@require_safe
def registered(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the same whether the address is new, known or a machine's."""
    return render(request, "ceremonies/guests/registered.html", {"page": _page(slug)})


def _page(slug: str) -> CeremonyPage:
    page = ceremonies_for(language=get_language() or "en").filter(slug=slug).first()
    if page is None:
        raise Http404
    return page


def _form(request: HttpRequest, page: CeremonyPage, form: RegisterForm, **how: Any) -> HttpResponse:
    context = {"page": page, "form": form, "task": form.task(now=timezone.now())}
    return render(request, "ceremonies/guests/register.html", context, **how)


def _closed_or_wrong(
    request: HttpRequest, page: CeremonyPage, form: RegisterForm, refused: NotOpen
) -> HttpResponse:
    """Say at the form what can be mended, and without a form what cannot."""
    words = sentence_of(refused.refusal)
    if refused.refusal.code in ("party-size", "invitation-is-smaller", "invitation-is-over"):
        form.add_error(None, words)
        return _form(request, page, form, status=UNREADABLE)
    return render(request, "ceremonies/guests/closed.html", {"page": page, "words": words})


def _why_not_so_many(request: HttpRequest, terms: Terms) -> Refusal | None:
    """Count what a network sent on these terms; who has no script is counted apart."""
    network = network_of(request.META.get("REMOTE_ADDR", ""))
    key = f"registrations:{terms.an_hour}:{network}"
    cache.add(key, 0, timeout=3600)
    return why_not_so_many(sent=cache.incr(key), terms=terms)
