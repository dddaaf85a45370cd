"""What waits for approval, and for whom of those who look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils.functional import Promise

from accounts.models import User
from campaigns.approving import Case, Power, cases_of, desk_day, may_decide, powers_of
from campaigns.desk.access import MAY_EDIT, may_act
from campaigns.desk.approval_card import STEP_WORDS
from campaigns.desk.entries import Entry
from campaigns.models import ApprovalRequest
from campaigns.querysets import posts
from campaigns.rules.approving import Step

SOON = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A post in review: what is open about it, and by which power the reader may decide it."""

    pk: int
    case: Case
    power: Power | None

    @property
    def step_words(self) -> str | Promise:
        return STEP_WORDS[Step(self.case.step)] if len(self.case.wanted) > 1 else ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A post of the queue, ready to be shown; `lapses_soon` within a day of its time."""

    entry: Entry
    step_words: str | Promise
    for_absent: User | None
    lapses_soon: bool
    asked: list[ApprovalRequest]


def waiting_for(user: User, *, now: datetime) -> tuple[list[Waiting], list[Waiting]]:
    """Return what waits for this person, and what for others, by time; five queries at most."""
    found = posts().in_review().order_by(F("due_at").asc(nulls_last=True), "pk")
    keys = list(found.values_list("pk", flat=True))
    cases, powers = cases_of(keys), powers_of(user, on=desk_day(now))
    mine: list[Waiting] = []
    others: list[Waiting] = []
    for pk in keys:
        power = may_decide(cases[pk], powers=powers)
        (mine if power else others).append(Waiting(pk=pk, case=cases[pk], power=power))
    return mine, others


def lines_of(
    waiting: Iterable[Waiting], *, entries: Iterable[Entry], user: User, now: datetime
) -> list[Line]:
    """Put the entries of a page beside what is known of them, in the order of `waiting`.

    Who was asked by a link is for the people of that organisation to know.
    """
    shown = {entry.post.pk: entry for entry in entries}
    asked: dict[int, list[ApprovalRequest]] = {pk: [] for pk in shown}
    open_ones = ApprovalRequest.objects.filter(
        variant__in=list(shown), used_at=None, withdrawn_at=None, until__gt=now
    )
    for request in open_ones.order_by("pk"):
        if request.payload_hash == shown[request.variant_id].post.payload_hash:
            asked[request.variant_id].append(request)
    lines = []
    for one in waiting:
        entry = shown[one.pk]
        due = entry.post.due_at
        lines.append(
            Line(
                entry=entry,
                step_words=one.step_words,
                for_absent=one.power.for_absent if one.power else None,
                lapses_soon=due is not None and due - now < SOON,
                asked=asked[one.pk] if may_act(user, MAY_EDIT, one.case.organisation_id) else [],
            )
        )
    return lines
