"""Asking somebody without an account about one payload, by a link that is used once."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.log_actions import log

from accounts.models import User
from accounts.rules.roles import EDITOR_ROLES
from campaigns.actions.locking import locked_post
from campaigns.approving import case_of, names_of_asked
from campaigns.clock_words import moment_words
from campaigns.models import ApprovalRequest, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import Step
from campaigns.rules.asking import TOKEN_BYTES, Asked, mailbox, token_hash, why_not_ask
from outbox.actions.enqueueing import enqueue_mail
from outbox.models import Mail
from outbox.rules.refusals import Refusal
from outbox.rules.states import State

AN_HOUR = timedelta(hours=1)
UNSENT = (State.READY, State.LEASED)


def on_record(request: ApprovalRequest) -> Asked:
    """Return what the rules ask about a link."""
    return Asked(
        payload_hash=request.payload_hash,
        step=request.stage,
        until=request.until,
        is_used=request.used_at is not None,
        is_withdrawn=request.withdrawn_at is not None,
    )


@transaction.atomic
def ask_for_approval(
    *,
    variant: Variant,
    step: str,
    to_name: str,
    to_address: str,
    language: str,
    until: datetime,
    by: User,
    now: datetime,
) -> ApprovalRequest:
    """Ask a named person about exactly the present payload, and owe them the mail with the link.

    A link that the same person still has for this post is taken back: the newest one counts.
    The token leaves in the mail only; what is kept of it here is its SHA-256.

    Raises CampaignRefused: "not-in-review", "step-moved", "asked-is-author", "asked-has-account",
    "same-person", "asked-too-long", "asked-too-often", "past-time".
    """
    fresh = locked_post(variant)
    case = case_of(fresh)
    if fresh.state != Variant.State.IN_REVIEW:
        raise CampaignRefused(Refusal("not-in-review"))
    if step != case.step:
        raise CampaignRefused(Refusal("step-moved"))
    if fresh.due_at is not None and fresh.due_at <= now:
        raise CampaignRefused(Refusal("past-time"))
    refusal = why_not_ask(
        address=to_address,
        authors=[fresh.author.email, by.email],
        colleagues=_colleagues(),
        is_open_to_them=not any(
            one.step != step and one.people & names_of_asked(to_address) for one in case.standing
        ),
        until=until,
        now=now,
        asked_lately=ApprovalRequest.objects.filter(
            asked_by=by, asked_at__gt=now - AN_HOUR
        ).count(),
    )
    if refusal is not None:
        raise CampaignRefused(refusal)
    for earlier in fresh.approval_requests.filter(used_at=None, withdrawn_at=None):
        if mailbox(earlier.to_address) == mailbox(to_address):
            withdraw_request(request=earlier, by=by, now=now)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    request = ApprovalRequest.objects.create(
        variant=fresh,
        stage=step,
        payload_hash=fresh.payload_hash,
        token_hash=token_hash(token),
        to_name=to_name,
        to_address=to_address,
        language=language,
        asked_by=by,
        asked_at=now,
        # After the post's own time there is nothing left to approve.
        until=min(until, fresh.due_at or until),
    )
    _owe_mail(request, token, now)
    log(
        instance=fresh,
        action="campaigns.asked",
        user=by,
        data={"step": step, "to": to_name, "request": request.pk},
    )
    return request


@transaction.atomic
def withdraw_request(*, request: ApprovalRequest, by: User, now: datetime) -> bool:
    """Take a link back, with its mail if it has not left. False if it was used or taken before."""
    taken = ApprovalRequest.objects.filter(pk=request.pk, used_at=None, withdrawn_at=None).update(
        withdrawn_at=now
    )
    if taken:
        unsent = Mail.objects.filter(dedup_key=mail_key(request), state__in=UNSENT)
        unsent.update(state=State.CANCELLED, reason="cancelled", settled_at=now)
        log(
            instance=request.variant,
            action="campaigns.ask_withdrawn",
            user=by,
            data={"to": request.to_name, "request": request.pk},
        )
    return bool(taken)


def mail_key(request: ApprovalRequest) -> str:
    """Return the name under which a request's mail is owed."""
    return f"approval-request:{request.pk}"


def _colleagues() -> list[str]:
    """Return the addresses of everybody who signs in at the desk."""
    with_role = User.objects.filter(memberships__role__in=EDITOR_ROLES, is_active=True)
    everybody = (with_role | User.objects.filter(is_superuser=True, is_active=True)).distinct()
    return list(everybody.values_list("email", flat=True))


def _owe_mail(request: ApprovalRequest, token: str, now: datetime) -> None:
    variant, language = request.variant, request.language
    organisation = variant.message.campaign.organisation
    with translation.override(language):
        context = {
            "request": request,
            "post": variant,
            "organisation": organisation,
            "asked_by": request.asked_by.shown_name,
            "is_about_language": request.stage == Step.LANGUAGE,
            "goes_out": moment_words(variant.due_at) if variant.due_at else [],
            "until": moment_words(request.until),
            "link": settings.SITE_URL + reverse("approve_by_link", kwargs={"token": token}),
            "language": language,
        }
        enqueue_mail(
            recipient=request.to_address,
            subject=translation.gettext("Please read a post before it goes out"),
            text=render_to_string("emails/approval_request.txt", context),
            html=render_to_string("emails/approval_request.html", context),
            language=language,
            may_repeat=True,
            now=now,
            not_after=request.until,
            headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
            scopes=(f"organisation:{organisation.pk}",),
            dedup_key=mail_key(request),
            priority=2,
        )
