"""The pace and health of an account: taking turns, blocking, mending."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from outbox.models import Lane
from outbox.rules import breaker
from outbox.rules.bucket import Bucket
from outbox.rules.outcomes import LaneBlocked, NotSent, Outcome, Unknown
from outbox.rules.policy import Policy
from outbox.signals import rows_due
from outbox.statements import Slot, WrittenOnce

FAILING = WrittenOnce(
    lambda: Lane.objects.filter(
        key=Slot("key", Lane._meta.get_field("key")), failures__gt=0
    ).values_list("pk")
)


@dataclass(kw_only=True)
class Turns:
    """How many calls may start in a lane; holds the lane's lock until the transaction ends."""

    allowed: int
    lane: Lane | None = None
    bucket: Bucket | None = None

    def take(self, *, calls: int, now: datetime, policy: Policy) -> None:
        """Spend the turns that were used."""
        if self.lane is None or not calls:
            return
        if self.bucket is not None:
            left = self.bucket.taken(calls=calls)
            self.lane.tokens, self.lane.refilled_at = left.tokens, left.refilled_at
        # The probe is out: nobody else probes until the pause is over again.
        self.lane.breaker_open_until = breaker.open_until(
            failures=self.lane.failures, now=now, policy=policy
        )
        self.lane.save(update_fields=["tokens", "refilled_at", "breaker_open_until"])


def turns(*, lane: str, wanted: int, now: datetime, policy: Policy) -> Turns:
    """Say how many calls may start in `lane` now. Must run inside the claim's transaction."""
    found = Lane.objects.select_for_update().filter(key=lane).first()
    if found is None:
        return Turns(allowed=wanted)
    if is_blocked(found, now=now):
        return Turns(allowed=0)
    allowed = breaker.turns_allowed(
        wanted=wanted,
        failures=found.failures,
        open_until=found.breaker_open_until,
        now=now,
        policy=policy,
    )
    bucket = _bucket(found)
    if bucket is not None:
        bucket = bucket.refilled(now=now)
        allowed = min(allowed, bucket.calls)
    return Turns(allowed=allowed, lane=found, bucket=bucket)


def is_blocked(lane: Lane, *, now: datetime) -> bool:
    """Say whether the server, or a dead token, forbids any call at all."""
    return lane.needs_person or (lane.blocked_until is not None and now < lane.blocked_until)


def note_outcome(*, lane: str, outcome: Outcome, now: datetime, policy: Policy) -> None:
    """Let a call's outcome count for its lane. Must run inside the finish's transaction."""
    match outcome:
        case LaneBlocked():
            Lane.objects.update_or_create(
                key=lane,
                defaults={
                    "blocked_until": outcome.until,
                    "blocked_code": outcome.code[:60],
                    "blocked_words": outcome.words,
                    "needs_person": outcome.until is None,
                },
            )
        case NotSent() | Unknown():
            Lane.objects.get_or_create(key=lane)
            found = Lane.objects.select_for_update().get(key=lane)
            found.failures += 1
            found.breaker_open_until = breaker.open_until(
                failures=found.failures, now=now, policy=policy
            )
            found.save(update_fields=["failures", "breaker_open_until"])
        case _:
            for (pk,) in FAILING.rows(key=lane):
                Lane.objects.filter(pk=pk).update(failures=0, breaker_open_until=None)


def set_pace(*, lane: str, capacity: float, per_second: float, now: datetime) -> None:
    """Limit a lane to `per_second` calls with bursts of `capacity`; starts full."""
    Lane.objects.update_or_create(
        key=lane,
        defaults={
            "capacity": capacity,
            "per_second": per_second,
            "tokens": capacity,
            "refilled_at": now,
        },
    )


@transaction.atomic
def unblock_lane(*, lane: str) -> None:
    """Open a lane again after a person has mended what blocked it."""
    Lane.objects.filter(key=lane).update(
        needs_person=False,
        blocked_until=None,
        blocked_code="",
        blocked_words="",
        failures=0,
        breaker_open_until=None,
    )
    rows_due.send(sender=Lane)


def _bucket(lane: Lane) -> Bucket | None:
    if lane.capacity is None or lane.per_second is None or lane.refilled_at is None:
        return None
    return Bucket(
        tokens=lane.tokens or 0.0,
        capacity=lane.capacity,
        per_second=lane.per_second,
        refilled_at=lane.refilled_at,
    )
