"""How the outbox plays a rehearsed post: the real one's questions, on the campaign's own clock."""

from dataclasses import replace
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from accounts.sealing import SecretUnreadable
from campaigns.actions.owe_delivery import scopes_of
from campaigns.channels.contract import SendKey
from campaigns.channels.registry import channel
from campaigns.clearing import assets_in
from campaigns.composing import account_of, open_image, problems_of, sealed_account
from campaigns.delivering import UNREADABLE
from campaigns.gate import why_not_deliver
from campaigns.models import Rehearsal, RehearsedPost, Variant
from campaigns.rehearsal.outlets import outlet_of
from campaigns.rehearsal.telling import why_it_would_tell
from campaigns.rules.local_time import not_after
from campaigns.rules.rehearsing import FOREVER, FastClock, on_the_fast_clock
from outbox.handlers import NothingFollows
from outbox.models import Hold
from outbox.rules.deadline import Deadline
from outbox.rules.outcomes import LaneBlocked, Outcome, Sent, Settling, Sighting, Unsure
from outbox.rules.refusals import Refusal
from outbox.rules.scopes import scopes_in
from outbox.rules.states import State


class RehearsalHandler(NothingFollows):
    model = RehearsedPost

    def settling(self, row: RehearsedPost) -> Settling:
        return channel(row.channel.kind).settling(
            sealed_account(row.channel), first_attempt_at=row.first_attempt_at, now=timezone.now()
        )

    def gate(self, row: RehearsedPost, now: datetime) -> Refusal | None:
        """Ask what the real post would be asked at its instant, then what only rehearsals are."""
        if not row.channel.is_for_rehearsal:
            return Refusal("not-for-rehearsal")
        clock = clock_of(row.rehearsal)
        instant = instant_of(row, now=now)
        refusal = why_not_at(row, instant)
        if refusal is not None:
            last = not_after(due_at=row.planned_for, kind=row.variant.message.kind)
            return on_the_fast_clock(refusal, instant=instant, not_after=last, clock=clock, now=now)
        return why_it_would_tell(row, now=now)

    def send(self, row: RehearsedPost, deadline: Deadline) -> Outcome:
        try:
            account = account_of(row.channel)
        except SecretUnreadable:
            return LaneBlocked(code="token", words=UNREADABLE)
        outcome = outlet_of(row).send(
            row.payload, key=key_of(row), account=account, deadline=deadline, open_image=open_image
        )
        if isinstance(outcome, Sent):
            # The row forgets when it was tried and what it waited for; the diff wants both.
            went_at = instant_of(row, now=row.sending_at or row.due_at).isoformat()
            said = {"went_at": went_at, "waited_for": row.reason}
            return replace(outcome, facts={**row.reason_facts, **outcome.facts, **said})
        return outcome

    def look(self, row: RehearsedPost, deadline: Deadline) -> Sighting:
        try:
            account = account_of(row.channel)
        except SecretUnreadable:
            return Unsure(words=UNREADABLE)
        return outlet_of(row).look(
            row.payload,
            key=key_of(row),
            account=account,
            since=row.first_attempt_at or row.due_at,
            deadline=deadline,
        )


def clock_of(rehearsal: Rehearsal) -> FastClock:
    """Return the clock that a rehearsal runs on."""
    return FastClock(
        started_at=rehearsal.started_at,
        campaign_from=rehearsal.campaign_from,
        speed=rehearsal.speed,
    )


def instant_of(row: RehearsedPost, *, now: datetime) -> datetime:
    """Return the campaign's instant that this try was meant for; a busy worker does not age it."""
    meant_for = min(now, row.next_try_at)
    if meant_for <= row.due_at:
        return row.planned_for
    return clock_of(row.rehearsal).campaign(meant_for)


def why_not_at(row: RehearsedPost, instant: datetime) -> Refusal | None:
    """Say why the real post would not go out at an instant, as the outbox would find it."""
    variant = row.variant
    return (
        _why_taken_back(row)
        or _why_stopped(variant, instant)
        or why_not_deliver(
            variant,
            payload_hash=variant.payload_hash,
            assets=assets_in(row.scopes),
            now=instant,
            is_live=_is_live_at,
        )
        or next(iter(problems_of(variant)), None)
    )


def _why_taken_back(row: RehearsedPost) -> Refusal | None:
    """Say that the real post was taken back for this time: nothing is owed any more."""
    owed = row.variant.deliveries.filter(due_at=row.planned_for).order_by("occurrence").last()
    return Refusal("cancelled") if owed is not None and owed.state == State.CANCELLED else None


def _why_stopped(variant: Variant, instant: datetime) -> Refusal | None:
    """Ask the stops over the real post; one over everything stops the rehearsal's row itself."""
    stops = Hold.objects.active(instant).filter(scope__in=scopes_in(scopes_of(variant)))
    stop = stops.order_by(F("until").desc(nulls_first=True)).first()
    if stop is None:
        return None
    wait = FOREVER if stop.until is None else stop.until - instant
    return Refusal("held", {"stopped": stop.reason}, wait=wait)


def _is_live_at(variant: Variant, instant: datetime) -> bool:
    """Say whether a page is public at an instant, by what is scheduled for it."""
    page = variant.source_page
    if page is None:
        return False
    if page.live:
        return page.expire_at is None or page.expire_at > instant
    return bool(page.revisions.filter(approved_go_live_at__lte=instant).exists())


def key_of(row: RehearsedPost) -> SendKey:
    return SendKey(idem_key=row.idem_key, remote_key=row.remote_key, delivery_id=number_of(row))


def number_of(row: RehearsedPost) -> int:
    """Number rehearsed posts below zero, where no real delivery's number ever is."""
    return -row.pk
