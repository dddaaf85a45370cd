"""Public pages of following: ask, confirm, leave."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rules.addresses import network_of
from campaigns.actions.follow import (
    LinkInvalid,
    ask_to_follow,
    awaiting,
    confirm_following,
    leaving,
    stop_following,
)
from campaigns.forms import FollowForm

ASKS_PER_HOUR = 20


def consent_text() -> str:
    """Return the exact words that a follower agrees to, in the active language."""
    return _(
        "I want to receive news of the Cultural Pearls by mail, about one or two a month. "
        "I can stop at any time with the link in each mail. My address is used for nothing else."
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, language: str) -> HttpResponse:
    form = FollowForm(request.POST or None, initial={"language": language})
    if request.method == "POST" and form.is_valid():
        # The answer is the same whether an address is known, new, suppressed or a machine's.
        if not form.is_machine and _may_ask(request):
            ask_to_follow(
                address=form.cleaned_data["email"],
                language=form.cleaned_data["language"],
                now=timezone.now(),
            )
        return redirect(reverse("follow_asked", kwargs={"language": language}))
    status = 422 if form.is_bound else 200
    context = {"form": form, "consent_text": consent_text()}
    return render(request, "campaigns/follow/form.html", context, status=status)


def _may_ask(request: HttpRequest) -> bool:
    network = network_of(request.META.get("REMOTE_ADDR", ""))
    key = f"follow-asks:{network}"
    cache.add(key, 0, timeout=3600)
    return cache.incr(key) <= ASKS_PER_HOUR


@require_safe
def asked(request: HttpRequest, language: str) -> HttpResponse:
    return render(request, "campaigns/follow/asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """Show a button; only its POST confirms, because mail scanners open every link."""
    now = timezone.now()
    try:
        if request.method == "POST":
            follower = confirm_following(
                token=token,
                consent_text=consent_text(),
                form_url=request.path.removesuffix(f"{token}/"),
                network=network_of(request.META.get("REMOTE_ADDR", "")),
                now=now,
            )
            return render(request, "campaigns/follow/confirmed.html", {"follower": follower})
        follower = awaiting(token=token, now=now)
    except LinkInvalid:
        return render(request, "campaigns/follow/link_invalid.html", status=410)
    context = {"follower": follower, "consent_text": consent_text()}
    return render(request, "campaigns/follow/confirm.html", context)


@never_cache
@csrf_exempt  # RFC 8058: mail programs post here without cookies
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, language: str, token: str) -> HttpResponse:
    """Show a button on GET; leave on POST, by a person or by a mail program in one click."""
    try:
        if request.method == "POST":
            follower = stop_following(token=token, now=timezone.now())
            return render(request, "campaigns/follow/unsubscribed.html", {"follower": follower})
        follower = leaving(token=token)
    except LinkInvalid:
        return render(request, "campaigns/follow/link_invalid.html", status=410)
    if follower.state == follower.State.UNSUBSCRIBED:
        return render(request, "campaigns/follow/unsubscribed.html", {"follower": follower})
    return render(request, "campaigns/follow/unsubscribe.html", {"follower": follower})
