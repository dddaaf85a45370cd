"""What is decided about posts so far, what they wait for, and who may decide it today."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from accounts.models import User
from accounts.rules.roles import Role
from campaigns.models import Approval, Deputy, Variant
from campaigns.roles import held_in, places_of
from campaigns.rules.approving import (
    WHO_DECIDES,
    Given,
    Step,
    open_step,
    standing_approvals,
    steps_wanted,
    why_not_approve,
    why_not_send,
)
from campaigns.rules.asking import mailbox
from outbox.rules.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Case:
    """A post before those who decide: the steps its organisation wants, and what was decided."""

    organisation_id: int
    wanted: tuple[Step, ...]
    author: frozenset[str]
    payload_hash: str
    decisions: tuple[Given, ...]

    @property
    def standing(self) -> list[Given]:
        return standing_approvals(
            self.decisions, present_hash=self.payload_hash, author=self.author
        )

    @property
    def step(self) -> str:
        """What it waits for while it is in review."""
        return open_step(wanted=self.wanted, standing=self.standing)

    @property
    def is_last(self) -> bool:
        return self.step == self.wanted[-1]


def cases_of(posts: Iterable[int]) -> dict[int, Case]:
    """Return the cases of posts by their keys, in two queries however many there are."""
    keys = list(posts)
    decisions = decisions_on(keys)
    found = Variant.objects.filter(pk__in=keys).select_related(
        "author", "message__campaign__organisation__approval_policy"
    )
    return {post.pk: _case(post, decisions[post.pk]) for post in found}


def case_of(variant: Variant) -> Case:
    return cases_of([variant.pk])[variant.pk]


def decisions_on(keys: Collection[int]) -> Mapping[int, list[Given]]:
    """Return what was decided about posts so far, by their keys, in one query."""
    decisions: dict[int, list[Given]] = defaultdict(list)
    for row in (
        Approval.objects.filter(variant__in=keys)
        .order_by("pk")
        .values(
            "variant_id",
            "stage",
            "payload_hash",
            "decision",
            "by_id",
            "by__email",
            "for_absent_id",
            "for_absent__email",
            "request_id",
            "request__to_address",
        )
    ):
        decisions[row["variant_id"]].append(
            Given(
                step=row["stage"],
                payload_hash=row["payload_hash"],
                is_approval=row["decision"] == Approval.Decision.APPROVED,
                people=_names("user", row["by_id"], row["by__email"])
                | _names("user", row["for_absent_id"], row["for_absent__email"])
                | _names("request", row["request_id"], row["request__to_address"]),
            )
        )
    return decisions


def _case(post: Variant, decisions: Iterable[Given]) -> Case:
    organisation = post.message.campaign.organisation
    policy = getattr(organisation, "approval_policy", None)
    return Case(
        organisation_id=organisation.pk,
        wanted=steps_wanted(is_two_stage=policy is not None and policy.is_two_stage),
        author=names_of(post.author),
        payload_hash=post.payload_hash,
        decisions=tuple(decisions),
    )


def why_not_covered(
    variant: Variant, *, frozen_hash: str, decisions: Iterable[Given] | None = None
) -> Refusal | None:
    """Say why what was frozen is not covered by the approvals that are wanted today.

    The post, its author and its organisation's policy are as they came; so are the decisions on
    it, which are read where nobody has.
    """
    if decisions is None:
        decisions = decisions_on([variant.pk])[variant.pk]
    case = _case(variant, decisions)
    return why_not_send(
        decisions=case.decisions,
        wanted=case.wanted,
        author=case.author,
        frozen_hash=frozen_hash,
        present_hash=variant.payload_hash,
    )


def names_of(user: User) -> frozenset[str]:
    """Return the names under which a person's decisions are known: account and mailbox."""
    return _names("user", user.pk, user.email)


def names_of_asked(address: str) -> frozenset[str]:
    return frozenset({f"mail:{mailbox(address)}"})


def _names(kind: str, key: int | None, address: str | None) -> frozenset[str]:
    if key is None:
        return frozenset()
    return frozenset({f"{kind}:{key}", *([f"mail:{mailbox(address)}"] if address else [])})


@dataclass(frozen=True, kw_only=True)
class Power:
    """Roles by place with which somebody decides: their own, or of whom they stand in for."""

    places: Mapping[int | None, frozenset[Role]]
    people: frozenset[str]
    for_absent: User | None = None

    def covers(self, case: Case, step: str) -> bool:
        return bool(WHO_DECIDES[step] & held_in(self.places, case.organisation_id))


def powers_of(user: User, *, on: date) -> list[Power]:
    """Return what somebody may decide with on a day: first on their own, then as a deputy.

    A deputy stands in for one person, not for whoever that person stands in for.
    """
    if not user.is_active:
        return []
    deputed = Deputy.objects.filter(deputy=user, from_on__lte=on, until_on__gte=on)
    absent = [one.absent for one in deputed.select_related("absent").order_by("absent_id")]
    places = places_of([user, *absent])
    own = Power(places=places.get(user.pk, {}), people=names_of(user))
    others = [
        Power(
            places=places.get(one.pk, {}),
            people=names_of(user) | names_of(one),
            for_absent=one,
        )
        for one in dict.fromkeys(absent)
    ]
    return [own, *others]


def desk_day(now: datetime) -> date:
    """Return the day it is at the desk: deputies begin and end at midnight there."""
    return now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def how_decided(
    case: Case,
    *,
    powers: Collection[Power],
    step: str,
    seen_hash: str,
    problems: Iterable[Refusal] = (),
) -> tuple[Power | None, Refusal | None]:
    """Return the power by which a step may be approved, or the refusal that tells most."""
    found = list(problems)
    refusals = []
    for power in powers:
        refusal = why_not_approve(
            roles=held_in(power.places, case.organisation_id),
            step=step,
            person=power.people,
            author=case.author,
            standing=case.standing,
            seen_hash=seen_hash,
            present_hash=case.payload_hash,
            problems=found,
        )
        if refusal is None:
            return power, None
        refusals.append((power.covers(case, step), refusal))
    telling = [refusal for covers, refusal in refusals if covers]
    everything = telling or [refusal for _covers, refusal in refusals]
    return None, (everything[0] if everything else Refusal("not-a-reviewer"))


def may_decide(case: Case, *, powers: Collection[Power]) -> Power | None:
    """Return the power by which somebody may approve what a case waits for, None for none."""
    power, _refusal = how_decided(case, powers=powers, step=case.step, seen_hash=case.payload_hash)
    return power
