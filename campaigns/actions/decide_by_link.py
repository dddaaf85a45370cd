"""Deciding about a post by a link: once, by whom it was sent to, about what it was sent for."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from campaigns.actions.approve_variant import pass_step, turn_back
from campaigns.actions.ask_for_approval import on_record
from campaigns.actions.lapse_unapproved import language_of
from campaigns.actions.locking import locked_post
from campaigns.approving import Case, case_of, names_of, names_of_asked
from campaigns.composing import problems_of
from campaigns.models import Approval, ApprovalRequest, Variant
from campaigns.refused import CampaignRefused
from campaigns.roles import roles_in
from campaigns.rules.approving import MAY_PLAN
from campaigns.rules.asking import token_hash, why_closed
from outbox.actions.enqueueing import enqueue_mail
from outbox.rules.refusals import Refusal


def request_behind(token: str) -> ApprovalRequest | None:
    """Return the request that a token opens, None for one that was never given out."""
    return (
        ApprovalRequest.objects.filter(token_hash=token_hash(token))
        .select_related("variant__message__campaign__organisation", "variant__channel", "asked_by")
        .first()
    )


def why_link_closed(
    request: ApprovalRequest, *, variant: Variant, case: Case, now: datetime
) -> Refusal | None:
    """Say why a link does not open (any more), with the name of who can give a new one.

    A link stands on the rights of whoever sent it: without them it counts as taken back.
    """
    refusal = why_closed(
        on_record(request),
        present_hash=variant.payload_hash,
        is_in_review=variant.state == Variant.State.IN_REVIEW,
        present_step=case.step,
        now=now,
    )
    if refusal is None and not MAY_PLAN & roles_in(request.asked_by, case.organisation_id):
        refusal = Refusal("link-withdrawn")
    return _named(refusal, request) if refusal else None


@transaction.atomic
def approve_by_link(
    *, request: ApprovalRequest, name: str, now: datetime, signed_in: User | None = None
) -> Approval:
    """Approve the step that was asked about. Raises CampaignRefused; the link then stays whole.

    "link-…" says why it does not open, "link-not-now" that something in the post has to be mended,
    "link-of-another" that it has come to somebody else, who is `signed_in`.
    """
    fresh, variant, case = _opened(request, now, signed_in)
    people = names_of_asked(fresh.to_address)
    if people & case.author or any(
        one.step != case.step and one.people & people for one in case.standing
    ):
        raise CampaignRefused(_named(Refusal("link-withdrawn"), fresh))
    if problems_of(variant):
        raise CampaignRefused(_named(Refusal("link-not-now"), fresh))
    _use_up(fresh, now)
    try:
        approval = pass_step(variant=variant, case=case, now=now, by_name=name, request=fresh)
    except CampaignRefused as refused:
        raise CampaignRefused(_named(Refusal("link-not-now"), fresh)) from refused
    _tell(approval, now)
    return approval


@transaction.atomic
def send_back_by_link(
    *,
    request: ApprovalRequest,
    name: str,
    note: str,
    now: datetime,
    signed_in: User | None = None,
) -> Approval:
    """Send the post back with a note. Raises CampaignRefused("link-…"), as approving does."""
    fresh, variant, case = _opened(request, now, signed_in)
    _use_up(fresh, now)
    approval = turn_back(
        variant=variant, case=case, note=note, now=now, by_name=name, request=fresh
    )
    _tell(approval, now)
    return approval


def _opened(
    request: ApprovalRequest, now: datetime, signed_in: User | None
) -> tuple[ApprovalRequest, Variant, Case]:
    """Lock the post, then ask again whether the link opens, and for whom."""
    variant = locked_post(request.variant)
    fresh = ApprovalRequest.objects.select_related("asked_by").get(pk=request.pk)
    case = case_of(variant)
    if refusal := why_link_closed(fresh, variant=variant, case=case, now=now):
        raise CampaignRefused(refusal)
    # A forwarded link is no reason to answer in another's name: colleagues have their own.
    if signed_in is not None and not names_of(signed_in) & names_of_asked(fresh.to_address):
        raise CampaignRefused(Refusal("link-of-another"))
    return fresh, variant, case


def _use_up(request: ApprovalRequest, now: datetime) -> None:
    """Use the link, unless another click was faster: the database decides which one it was."""
    is_first = ApprovalRequest.objects.filter(
        pk=request.pk, used_at=None, withdrawn_at=None
    ).update(used_at=now)
    if not is_first:
        raise CampaignRefused(_named(Refusal("link-used"), request))


def _named(refusal: Refusal, request: ApprovalRequest) -> Refusal:
    return Refusal(refusal.code, {**refusal.facts, "name": request.asked_by.shown_name})


def _tell(approval: Approval, now: datetime) -> None:
    """Owe a mail about what was decided to the author and to who asked."""
    variant, request = approval.variant, approval.request
    if request is None:
        return
    for reader in {
        variant.author_id: variant.author,
        request.asked_by_id: request.asked_by,
    }.values():
        if not reader.email:
            continue
        language = language_of(reader)
        with translation.override(language):
            context = {
                "approval": approval,
                "is_approved": approval.decision == Approval.Decision.APPROVED,
                "post": variant,
                "url": settings.SITE_URL + reverse("campaign_desk:post", args=[variant.pk]),
                "language": language,
            }
            subject = (
                translation.gettext("%(name)s approved a post")
                if context["is_approved"]
                else translation.gettext("%(name)s sent a post back")
            )
            enqueue_mail(
                recipient=reader.email,
                subject=subject % {"name": approval.by_name},
                text=render_to_string("emails/approval_decided.txt", context),
                html=render_to_string("emails/approval_decided.html", context),
                language=language,
                may_repeat=True,
                now=now,
                headers={"Auto-Submitted": "auto-generated", "Content-Language": language},
                dedup_key=f"approval-decided:{approval.pk}:{reader.pk}",
            )
