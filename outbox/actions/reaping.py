"""Taking rows over from couriers that can no longer act, and ending those that are too late."""

from collections.abc import Collection
from datetime import datetime
from random import Random, SystemRandom
from typing import Any

from django.db import transaction

from outbox.actions.moving import FREE, locked, move, note, standing_of, take_step
from outbox.handlers import Handler, RowT
from outbox.models import Attempt
from outbox.ownership import Ownership
from outbox.querysets import DueRowQuerySet
from outbox.rules.outcomes import Unknown
from outbox.rules.policy import Policy
from outbox.rules.settling import Step, after_call
from outbox.rules.states import OPEN, State
from outbox.rules.timing import LATE

OWNER_GONE = Unknown(code="owner-gone", words="")
AT_ONCE = 500


def reap(
    *,
    handler: Handler[RowT],
    ownership: Ownership,
    in_hand: Collection[int],
    now: datetime,
    policy: Policy,
    rng: Random | None = None,
) -> int:
    """Free the rows of owners that are gone: leased ones wait again, begun ones are unknown.

    An owner that is alive is never overtaken, however old its lease is: a stopped process may
    wake up and call. The courier's own rows (`ownership.identity`) are freed only when their
    lease is over and they are not in `in_hand`, which means that a thread dropped them.
    """
    rows: DueRowQuerySet = handler.model._default_manager.all()
    held = rows.under_way().exclude(lease_owner="").exclude(pk__in=in_hand)
    owners = held.values_list("lease_owner", flat=True).order_by().distinct()
    freed = 0
    for owner in list(owners):
        mine = owner == ownership.identity
        if not mine and ownership.is_alive(owner):
            continue
        theirs = held.filter(lease_owner=owner)
        if mine or ownership.ends_with_lease:
            theirs = theirs.filter(lease_until__lte=now)
        for row in theirs.order_by("id")[:AT_ONCE]:
            freed += _free(row, handler=handler, now=now, policy=policy, rng=rng)
    return freed


def _free(
    row: Any, *, handler: Handler[RowT], now: datetime, policy: Policy, rng: Random | None
) -> bool:
    """Free one row unless it has moved on since it was listed."""
    with transaction.atomic(durable=True):
        # Never waits: a stopped courier may sit on the row's lock and must not stop this one too.
        mine = locked(row, states=OPEN, fence=row.fence, waits=False)
        if mine is None or mine.lease_owner != row.lease_owner or mine.state != row.state:
            return False
        if mine.state == State.LEASED:
            move(mine, State.READY, **FREE)
        elif mine.state == State.UNKNOWN:
            move(mine, State.UNKNOWN, **FREE)
        else:
            _call_unknown(mine, handler=handler, now=now, policy=policy, rng=rng)
    return True


def _call_unknown(
    row: RowT, *, handler: Handler[RowT], now: datetime, policy: Policy, rng: Random | None
) -> None:
    note(
        row,
        phase=Attempt.Phase.SEND,
        outcome="unknown",
        started_at=row.sending_at or now,
        ended_at=now,
        code=OWNER_GONE.code,
    )
    step = after_call(
        OWNER_GONE,
        standing=standing_of(row, handler=handler, now=now),
        now=now,
        policy=policy,
        rng=rng or SystemRandom(),
    )
    take_step(row, step, handler=handler, now=now)


def expire_late(*, handler: Handler[RowT], now: datetime) -> int:
    """End waiting rows whose last sensible moment has passed, held or blocked or not."""
    rows: DueRowQuerySet = handler.model._default_manager.all()
    if not rows.late(now).exists():
        return 0  # asked first, so that an idle sweep takes no write lock on SQLite
    with transaction.atomic(durable=True):
        late: list[Any] = list(
            rows.late(now).select_for_update(skip_locked=True, of=("self",))[:AT_ONCE]
        )
        for row in late:
            step = Step(
                state=State.EXPIRED,
                next_try_at=row.next_try_at,
                reason=LATE,
                words=row.reason_words,
                facts={"code": row.reason} if row.reason else {},
            )
            take_step(row, step, handler=handler, now=now)
    return len(late)
