"""Asking for approval, giving it step by step, and sending a post back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from campaigns.actions.locking import locked_post
from campaigns.approving import Case, case_of, desk_day, how_decided, powers_of
from campaigns.clearing import why_not_cleared
from campaigns.complying import compliance_of
from campaigns.composing import problems_of
from campaigns.models import Approval, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import Step
from campaigns.sending_day import sending_day
from campaigns.series import owe_planned
from outbox.rules.refusals import Refusal

ASKABLE = frozenset({Variant.State.DRAFT, Variant.State.REJECTED})
# What the history calls a passed step.
PASSED = {Step.LANGUAGE: "campaigns.language_approved", Step.MESSAGE: "campaigns.approved"}


@transaction.atomic
def submit_variant(*, variant: Variant, by: User, now: datetime) -> None:
    """Ask for approval. Raises CampaignRefused with the first thing that must be mended.

    A funder's rule that can be waived does not hold it back: that is for whoever approves.
    """
    fresh = locked_post(variant)
    problem = (
        next(iter(problems_of(fresh)), None)
        or _why_past(fresh, now)
        or why_not_cleared(fresh, at=fresh.due_at or now)
        or compliance_of(fresh, on=sending_day(fresh.due_at or now, fresh.channel)).why_never()
    )
    if problem:
        raise CampaignRefused(problem)
    if fresh.state in ASKABLE:
        fresh.state, fresh.changed_at = Variant.State.IN_REVIEW, now
        fresh.save(update_fields=["state", "changed_at"])
        log(instance=fresh, action="campaigns.submitted", user=by)


@transaction.atomic
def approve_variant(
    *, variant: Variant, seen_hash: str, by: User, now: datetime, step: str = ""
) -> Approval:
    """Approve exactly what was seen; after the last step, a post that has its time is owed.

    `step` is the one that was on the screen, "" for whichever is open. Somebody's deputy decides
    with that person's roles, which is kept. What the funder's rules found is kept as evidence.

    Raises CampaignRefused: "not-a-reviewer", "not-for-language", "own-post", "same-person",
    "step-moved", "changed-since", "not-in-review", or what the channel's own rules, the rights of
    its photos or its funder speak against.
    """
    fresh = locked_post(variant)
    case = case_of(fresh)
    power, refusal = how_decided(
        case,
        powers=powers_of(by, on=desk_day(now)),
        step=case.step,
        seen_hash=seen_hash,
        problems=problems_of(fresh),
    )
    if refusal is None and fresh.state != Variant.State.IN_REVIEW:
        refusal = Refusal("not-in-review")
    if refusal is None and step and step != case.step:
        refusal = Refusal("step-moved")
    if refusal is not None or power is None:
        raise CampaignRefused(refusal or Refusal("not-a-reviewer"))
    return pass_step(
        variant=fresh,
        case=case,
        now=now,
        by=by,
        by_name=by.shown_name,
        for_absent=power.for_absent,
    )


def pass_step(*, variant: Variant, case: Case, now: datetime, **who: Any) -> Approval:
    """Record that the open step of a locked post is approved; `who` are fields of the Approval.

    Raises CampaignRefused for what speaks against the post whoever decides.
    """
    refusal = why_not_cleared(variant, at=variant.due_at or now) or _why_past(variant, now)
    compliance = compliance_of(variant, on=sending_day(variant.due_at or now, variant.channel))
    if case.is_last:  # waiving a funder's rule is for whoever approves the message
        refusal = refusal or compliance.why_held()
    if refusal:
        raise CampaignRefused(refusal)
    approval = Approval.objects.create(
        variant=variant,
        stage=case.step,
        payload_hash=variant.payload_hash,
        decision=Approval.Decision.APPROVED,
        at=now,
        **who,
    )
    if case.is_last:
        compliance.keep_as_evidence(now=now)
        variant.state, variant.changed_at = Variant.State.APPROVED, now
        variant.save(update_fields=["state", "changed_at"])
        if variant.due_at is not None:
            owe_planned(variant=variant, now=now)
    write_down(approval, action=PASSED[Step(case.step)])
    return approval


@transaction.atomic
def send_back_variant(*, variant: Variant, note: str, by: User, now: datetime) -> Approval:
    """Send a post back to its author with a note. Raises CampaignRefused("not-a-reviewer").

    Whoever may decide the open step or the message may do so; the author, too, by role.
    """
    fresh = locked_post(variant)
    case = case_of(fresh)
    powers = powers_of(by, on=desk_day(now))
    power = next(
        (one for one in powers for step in (case.step, Step.MESSAGE) if one.covers(case, step)),
        None,
    )
    if power is None:
        raise CampaignRefused(Refusal("not-a-reviewer"))
    if fresh.state != Variant.State.IN_REVIEW:
        raise CampaignRefused(Refusal("not-in-review"))
    return turn_back(
        variant=fresh,
        case=case,
        note=note,
        now=now,
        by=by,
        by_name=by.shown_name,
        for_absent=power.for_absent,
    )


def turn_back(*, variant: Variant, case: Case, note: str, now: datetime, **who: Any) -> Approval:
    """Record that a locked post goes back; `who` are fields of the Approval."""
    variant.state, variant.changed_at = Variant.State.REJECTED, now
    variant.save(update_fields=["state", "changed_at"])
    approval = Approval.objects.create(
        variant=variant,
        stage=case.step,
        payload_hash=variant.payload_hash,
        decision=Approval.Decision.SENT_BACK,
        at=now,
        note=note,
        **who,
    )
    write_down(approval, action="campaigns.sent_back")
    return approval


def write_down(approval: Approval, *, action: str) -> None:
    """Put a decision into the history, with the name of whoever has no account."""
    data = {"step": approval.stage}
    if approval.note:
        data["note"] = approval.note
    if approval.by is None:
        data["by"] = approval.by_name
    if approval.for_absent is not None:
        data["for"] = approval.for_absent.shown_name
    log(instance=approval.variant, action=action, user=approval.by, data=data)


def _why_past(variant: Variant, now: datetime) -> Refusal | None:
    """Say that a post's time has passed: nobody can approve it for then any more."""
    is_past = variant.due_at is not None and variant.due_at < now
    return Refusal("past-time") if is_past else None
