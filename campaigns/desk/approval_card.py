"""What a post's page says about its approval: what is open, who may decide, who was asked."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from campaigns.actions.ask_for_approval import on_record
from campaigns.approving import Case, case_of, desk_day, how_decided, powers_of
from campaigns.desk.access import MAY_PLAN, may_act
from campaigns.models import Approval, ApprovalRequest, Variant
from campaigns.rules.approving import WHO_DECIDES, Step
from campaigns.rules.asking import why_closed
from campaigns.wording import words_for

STEP_WORDS = {Step.LANGUAGE: gettext_lazy("Language"), Step.MESSAGE: gettext_lazy("Message")}
APPROVE_WORDS = {
    Step.LANGUAGE: gettext_lazy("Approve the language"),
    Step.MESSAGE: gettext_lazy("Approve the message"),
}


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """One step that the organisation wants, and who has approved it."""

    words: str | Promise
    is_passed: bool
    is_open: bool
    by: str


@dataclass(frozen=True, kw_only=True)
class AskedLine:
    request: ApprovalRequest
    stands: str
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class ApprovalCard:
    """`why_not` says, in words, why somebody with the role may not decide all the same."""

    step: str
    approve_words: str | Promise
    steps: list[StepLine]
    may_approve: bool
    may_send_back: bool
    may_waive: bool
    may_ask: bool
    for_absent: User | None
    why_not: str
    asked: list[AskedLine]

    @property
    def waits_for(self) -> str:
        return whom_it_waits_for(self.step)


def approval_card(post: Variant, *, user: User, now: datetime) -> ApprovalCard:
    """Return the card; a fixed number of queries."""
    case = case_of(post)
    powers = powers_of(user, on=desk_day(now))
    waits = post.state == Variant.State.IN_REVIEW
    power, refusal = how_decided(case, powers=powers, step=case.step, seen_hash=case.payload_hash)
    is_asked = any(one.covers(case, case.step) for one in powers)
    reviewing = [one for one in powers if one.covers(case, Step.MESSAGE)]
    two_steps = len(case.wanted) > 1
    return ApprovalCard(
        step=case.step,
        approve_words=APPROVE_WORDS[Step(case.step)] if two_steps else _("Approve"),
        steps=_steps(post, case) if two_steps else [],
        may_approve=waits and power is not None,
        may_send_back=waits and (is_asked or bool(reviewing)),
        may_waive=any(not one.people & case.author for one in reviewing),
        may_ask=waits and may_act(user, MAY_PLAN, case.organisation_id),
        for_absent=power.for_absent if power else None,
        why_not=words_for(refusal) if refusal and waits and is_asked else "",
        asked=_asked(post, case, now),
    )


def _steps(post: Variant, case: Case) -> list[StepLine]:
    """Return a line for each step; on an approved post, all of them are passed."""
    passed = {one.step for one in case.standing}
    is_done = post.state == Variant.State.APPROVED
    names = {
        approval.stage: who_decided(approval)
        for approval in post.approvals.filter(
            decision=Approval.Decision.APPROVED, payload_hash=post.payload_hash
        ).select_related("for_absent")
    }
    lines = []
    for step in case.wanted:
        is_passed = step in passed and (is_done or step != case.wanted[-1])
        is_open = post.state == Variant.State.IN_REVIEW and step == case.step
        lines.append(
            StepLine(
                words=STEP_WORDS[step],
                is_passed=is_passed,
                is_open=is_open,
                by=names.get(step, "") if is_passed else "",
            )
        )
    return lines


def who_decided(approval: Approval) -> str:
    """Return who decided, and for whom: "Anna, for Jānis"."""
    if approval.for_absent is None:
        return approval.by_name
    return _("%(deputy)s, for %(absent)s") % {
        "deputy": approval.by_name,
        "absent": approval.for_absent.shown_name,
    }


def _asked(post: Variant, case: Case, now: datetime) -> list[AskedLine]:
    found = post.approval_requests.select_related("asked_by", "approval").order_by("-pk")
    return [_asked_line(one, post, case, now) for one in found]


def _asked_line(one: ApprovalRequest, post: Variant, case: Case, now: datetime) -> AskedLine:
    refusal = why_closed(
        on_record(one),
        present_hash=post.payload_hash,
        is_in_review=post.state == Variant.State.IN_REVIEW,
        present_step=case.step,
        now=now,
    )
    if refusal is None:
        return AskedLine(request=one, stands=_("has not answered yet"), is_open=True)
    return AskedLine(request=one, stands=_standing(one, refusal.code), is_open=False)


def _standing(one: ApprovalRequest, code: str) -> str:
    if code == "link-used":
        decision, signed = one.approval.get_decision_display(), one.approval.by_name
        return str(decision) if signed == one.to_name else f"{decision} ({signed})"
    return {
        "link-withdrawn": _("taken back"),
        "link-changed": _("void, because the post was changed since"),
        "link-expired": _("did not answer in time"),
        "link-decided": _("no longer needed"),
    }[code]


def whom_it_waits_for(step: str) -> str:
    """Say who can decide a step."""
    if len(WHO_DECIDES[step]) > len(WHO_DECIDES[Step.MESSAGE]):
        return _("It waits for a translator, a reviewer or an administrator.")
    return _("It waits for a reviewer or an administrator.")
