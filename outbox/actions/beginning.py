"""The step that commits "from now on it may be there" before the first byte leaves."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from outbox.actions.moving import FREE, locked, move, tell
from outbox.handlers import Handler, RowT
from outbox.models import DueRow
from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal
from outbox.rules.states import SETTLED, State
from outbox.rules.timing import LATE, why_held

OVERTAKEN = "overtaken"
LEAST_WAIT = timedelta(seconds=1)


def begin(*, handler: Handler[RowT], row: RowT, now: datetime, policy: Policy) -> RowT | Refusal:
    """Commit `sending` and return the row as it now stands, or the reason not to call.

    Everything is asked again under the row's lock: the fence, holds, lateness and the handler's
    gate. A leased row that may not go out is put where the refusal says; an unknown row stays
    unknown, for it may be there already.
    """
    with transaction.atomic(durable=True):
        mine = locked(row, states=(State.LEASED, State.UNKNOWN), fence=row.fence, held_at=now)
        if mine is None or mine.lease_owner != row.lease_owner:
            return Refusal(OVERTAKEN)
        mine.read = row.read
        refusal = _why_not(mine, handler=handler, now=now)
        if refusal is not None:
            if mine.state == State.LEASED:
                _put_aside(mine, refusal, handler=handler, now=now)
            return refusal
        move(
            mine,
            State.SENDING,
            attempt_no=mine.attempt_no + 1,
            first_attempt_at=mine.first_attempt_at or now,
            sending_at=now,
            absences=0,
            lease_until=now + policy.lease,
        )
    return mine


def give_back(*, row: DueRow, now: datetime, wait: timedelta = timedelta(0)) -> bool:
    """Return a row for which certainly no call was made by this holder of its fence.

    Returns whether it was still ours to return.
    """
    with transaction.atomic(durable=True):
        mine = locked(row, states=(State.LEASED, State.SENDING, State.UNKNOWN), fence=row.fence)
        if mine is None:
            return False
        began = mine.state == State.SENDING
        may_be_there = mine.doubtful_since is not None
        move(
            mine,
            State.UNKNOWN if may_be_there else State.READY,
            **FREE,
            attempt_no=mine.attempt_no - 1 if began else mine.attempt_no,
            next_try_at=max(mine.next_try_at, now + wait),
        )
    return True


def _why_not(row: Any, *, handler: Handler[RowT], now: datetime) -> Refusal | None:
    refusal = why_held(not_after=row.not_after, is_held=row.is_held, now=now)
    return refusal or handler.gate(row, now)


def _put_aside(row: RowT, refusal: Refusal, *, handler: Handler[RowT], now: datetime) -> None:
    if refusal.wait is not None:
        state, next_try_at = State.READY, now + max(refusal.wait, LEAST_WAIT)
    else:
        state = State.EXPIRED if refusal.code == LATE else State.FAILED
        next_try_at = now
    move(
        row,
        state,
        **FREE,
        next_try_at=next_try_at,
        reason=refusal.code,
        reason_facts=dict(refusal.facts),
        reason_words="",
        settled_at=now if state in SETTLED else None,
    )
    if state in SETTLED:
        tell(row, handler=handler)
