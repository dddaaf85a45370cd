"""How an organisation wants its posts approved, and who stands in for whom."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.log_actions import log

from accounts.models import Organisation, User
from campaigns.approving import cases_of
from campaigns.models import ApprovalPolicy, Delivery, Deputy, Series, Variant
from campaigns.refused import CampaignRefused
from campaigns.rules.approving import why_not_send
from campaigns.sources import ENDED
from outbox.rules.refusals import Refusal
from outbox.rules.states import State


@transaction.atomic
def set_policy(*, organisation: Organisation, is_two_stage: bool, by: User, now: datetime) -> int:
    """Have the posts of an organisation approved in one stage or two, from now on.

    What was approved in one stage and has not left is not covered any more when a second one is
    wanted: it waits for approval again instead of failing at its time. Returns how many such posts
    there are.
    """
    policy, _is_new = ApprovalPolicy.objects.select_for_update().get_or_create(
        organisation=organisation
    )
    if policy.is_two_stage == is_two_stage:
        return 0
    policy.is_two_stage = is_two_stage
    policy.save()
    log(instance=policy, action="campaigns.policy_set", user=by, data={"two": is_two_stage})
    return _ask_again(organisation, by, now)


def _ask_again(organisation: Organisation, by: User, now: datetime) -> int:
    approved = Variant.objects.select_for_update(of=["self"]).filter(
        message__campaign__organisation=organisation, state=Variant.State.APPROVED
    )
    left = Delivery.objects.filter(variant=OuterRef("pk")).exclude(state__in=ENDED)
    # Days of a series that went out say nothing about those that lie ahead.
    repeats = Series.objects.filter(variant=OuterRef("pk"), ended_at=None)
    posts = {post.pk: post for post in approved.filter(~Exists(left) | Exists(repeats))}
    uncovered = []
    for pk, case in cases_of(posts).items():
        refusal = why_not_send(
            decisions=case.decisions,
            wanted=case.wanted,
            author=case.author,
            frozen_hash=case.payload_hash,
            present_hash=case.payload_hash,
        )
        if refusal is not None:
            uncovered.append(posts[pk])
    Delivery.objects.filter(variant__in=uncovered, state=State.READY).delete()
    for post in uncovered:
        post.state, post.changed_at = Variant.State.IN_REVIEW, now
        post.save(update_fields=["state", "changed_at"])
        log(instance=post, action="campaigns.asked_again", user=by)
    return len(uncovered)


@transaction.atomic
def set_deputy(*, absent: User, deputy: User, from_on: date, until_on: date, by: User) -> Deputy:
    """Let somebody decide in the place of somebody who is away, on these days.

    Raises CampaignRefused("own-deputy"), and ("days-backwards") for a last day before the first.
    """
    if absent.pk == deputy.pk:
        raise CampaignRefused(Refusal("own-deputy"))
    if until_on < from_on:
        raise CampaignRefused(Refusal("days-backwards"))
    made = Deputy.objects.create(
        absent=absent, deputy=deputy, from_on=from_on, until_on=until_on, set_by=by
    )
    log(instance=made, action="campaigns.deputy_set", user=by, data=_days(made))
    return made


@transaction.atomic
def end_deputy(*, deputy: Deputy, by: User) -> None:
    """Take a deputy back; what was decided in the meantime stands, with both names."""
    log(instance=deputy, action="campaigns.deputy_ended", user=by, data=_days(deputy))
    deputy.delete()


def _days(one: Deputy) -> dict[str, str]:
    return {
        "absent": one.absent.shown_name,
        "deputy": one.deputy.shown_name,
        "from": one.from_on.isoformat(),
        "until": one.until_on.isoformat(),
    }
