"""Taking rows in hand, each by one courier."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import F

from outbox.actions.lanes import is_blocked, turns
from outbox.handlers import RowT
from outbox.models import DueRow, Lane
from outbox.querysets import DueRowQuerySet
from outbox.rules.policy import Policy
from outbox.rules.states import State


def nothing() -> None:
    """Do nothing before the commit."""


def claim_ready(
    *,
    model: type[RowT],
    lane: str,
    owner: str,
    now: datetime,
    policy: Policy,
    batch: int = 0,
    before_commit: Callable[[], None] = nothing,
) -> list[RowT]:
    """Lease the next due rows of one lane that no hold covers, as many as its pace allows.

    `batch` is how many at most, the policy's number where it is not given.

    Two couriers never get the same row: PostgreSQL skips rows that another claim has locked, and
    on SQLite the whole transaction holds the write lock (BEGIN IMMEDIATE).
    """
    with transaction.atomic(durable=True):
        allowed = turns(lane=lane, wanted=batch or policy.batch, now=now, policy=policy)
        due: DueRowQuerySet = model._default_manager.all()
        rows = _lease(
            due.ready().due(now).unheld(now).filter(lane=lane),
            order=("priority", "due_at", "id"),
            n=allowed.allowed,
            owner=owner,
            now=now,
            policy=policy,
            state=State.LEASED,
        )
        allowed.take(calls=len(rows), now=now, policy=policy)
        before_commit()
    return rows  # type: ignore[return-value]


def claim_unknown(
    *, model: type[RowT], lane: str, owner: str, now: datetime, policy: Policy
) -> list[RowT]:
    """Take in hand rows of one lane whose fate is open; they stay `unknown` meanwhile."""
    with transaction.atomic(durable=True):
        found = Lane.objects.filter(key=lane).first()
        if found is not None and is_blocked(found, now=now):
            return []
        open_rows: DueRowQuerySet = model._default_manager.all()
        return _lease(  # type: ignore[return-value]
            open_rows.to_settle(now).filter(lane=lane),
            order=("next_try_at", "id"),
            n=policy.batch,
            owner=owner,
            now=now,
            policy=policy,
            state=State.UNKNOWN,
        )


def _lease(
    rows: DueRowQuerySet,
    *,
    order: tuple[str, ...],
    n: int,
    owner: str,
    now: datetime,
    policy: Policy,
    state: State,
) -> list[DueRow]:
    if not owner:
        raise ValueError("a row claimed under no name could never be taken over")
    if n < 1:
        return []
    taken = list(rows.order_by(*order).select_for_update(skip_locked=True, of=("self",))[:n])
    until = now + policy.lease
    rows.model._default_manager.filter(pk__in=[row.pk for row in taken]).update(
        state=state, lease_owner=owner, lease_until=until, fence=F("fence") + 1
    )
    for row in taken:
        row.state, row.lease_owner, row.lease_until = state, owner, until
        row.fence += 1
    return taken
