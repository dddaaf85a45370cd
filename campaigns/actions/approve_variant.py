"""Asking for approval, giving it, and sending a post back."""

from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from accounts.rules.roles import Role
from campaigns.actions.owe_delivery import owe_delivery
from campaigns.clearing import why_not_cleared
from campaigns.complying import compliance_of
from campaigns.composing import problems_of
from campaigns.models import Approval, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import why_not_approve
from outbox.rules.refusals import Refusal

ASKABLE = frozenset({Variant.State.DRAFT, Variant.State.REJECTED})


def roles_of(user: User) -> set[Role]:
    """Return every role the person holds anywhere; superusers administrate."""
    roles = {Role(role) for role in user.memberships.values_list("role", flat=True)}
    return roles | ({Role.ADMINISTRATOR} if user.is_superuser else set())


@transaction.atomic
def submit_variant(*, variant: Variant, by: User, now: datetime) -> None:
    """Ask for approval. Raises CampaignRefused with the first thing that must be mended.

    A funder's rule that can be waived does not hold it back: that is for whoever approves.
    """
    fresh = Variant.objects.select_for_update().select_related("channel").get(pk=variant.pk)
    problem = (
        next(iter(problems_of(fresh)), None)
        or _why_past(fresh, now)
        or why_not_cleared(fresh, at=fresh.due_at or now)
        or compliance_of(fresh, on=(fresh.due_at or now).date()).why_never()
    )
    if problem:
        raise CampaignRefused(problem)
    if fresh.state in ASKABLE:
        fresh.state, fresh.changed_at = Variant.State.IN_REVIEW, now
        fresh.save(update_fields=["state", "changed_at"])
        log(instance=fresh, action="campaigns.submitted", user=by)


@transaction.atomic
def approve_variant(*, variant: Variant, seen_hash: str, by: User, now: datetime) -> Approval:
    """Approve exactly what was seen; if the post has its time, it is owed from now on.

    What the funder's rules found about it is kept as evidence beside the approval.

    Raises CampaignRefused: "not-a-reviewer", "own-post", "changed-since", "not-in-review", or
    what the channel's own rules, the rights of its photos or its funder speak against.
    """
    fresh = (
        Variant.objects.select_for_update(of=["self"])
        .select_related("channel", "message__campaign")
        .get(pk=variant.pk)
    )
    refusal = why_not_approve(
        roles=roles_of(by),
        is_author=fresh.author_id == by.pk,
        seen_hash=seen_hash,
        present_hash=fresh.payload_hash,
        problems=problems_of(fresh),
    )
    if refusal is None and fresh.state != Variant.State.IN_REVIEW:
        refusal = Refusal("not-in-review")
    refusal = refusal or why_not_cleared(fresh, at=fresh.due_at or now)
    compliance = compliance_of(fresh, on=(fresh.due_at or now).date())
    refusal = refusal or compliance.why_held() or _why_past(fresh, now)
    if refusal:
        raise CampaignRefused(refusal)
    approval = Approval.objects.create(
        variant=fresh,
        payload_hash=fresh.payload_hash,
        decision=Approval.Decision.APPROVED,
        by=by,
        at=now,
    )
    compliance.keep_as_evidence(now=now)
    fresh.state, fresh.changed_at = Variant.State.APPROVED, now
    fresh.save(update_fields=["state", "changed_at"])
    if fresh.due_at is not None:
        owe_delivery(variant=fresh, now=now)
    log(instance=fresh, action="campaigns.approved", user=by)
    return approval


@transaction.atomic
def send_back_variant(*, variant: Variant, note: str, by: User, now: datetime) -> Approval:
    """Send a post back to its author with a note. Raises CampaignRefused("not-a-reviewer")."""
    fresh = Variant.objects.select_for_update().get(pk=variant.pk)
    if refusal := why_not_approve(
        roles=roles_of(by), is_author=False, seen_hash="", present_hash="", problems=()
    ):
        raise CampaignRefused(refusal)
    if fresh.state != Variant.State.IN_REVIEW:
        raise CampaignRefused(Refusal("not-in-review"))
    fresh.state, fresh.changed_at = Variant.State.REJECTED, now
    fresh.save(update_fields=["state", "changed_at"])
    log(instance=fresh, action="campaigns.sent_back", user=by, data={"note": note})
    return Approval.objects.create(
        variant=fresh,
        payload_hash=fresh.payload_hash,
        decision=Approval.Decision.SENT_BACK,
        by=by,
        at=now,
        note=note,
    )


def _why_past(variant: Variant, now: datetime) -> Refusal | None:
    """Say that a post's time has passed: nobody can approve it for then any more."""
    is_past = variant.due_at is not None and variant.due_at < now
    return Refusal("past-time") if is_past else None
