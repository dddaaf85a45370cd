"""Taking rows in hand, each by one courier."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import F

from outbox.actions.lanes import is_blocked, turns
from outbox.handlers import RowT
from outbox.models import DueRow, Lane
from outbox.querysets import DueRowQuerySet
from outbox.rules.policy import Policy
from outbox.rules.states import State
from outbox.statements import Slot, Taking

# Statements are kept by how many rows they take; a pace of calls a second makes that vary.
KEPT = 256


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
        if allowed.allowed < 1:
            return []
        rows = _lease(_ready(model, allowed.allowed), lane, owner=owner, now=now, policy=policy)
        rows.sort(key=lambda row: (row.priority, row.due_at, row.pk))
        allowed.take(calls=len(rows), now=now, policy=policy)
        before_commit()
    return rows


def claim_unknown(
    *, model: type[RowT], lane: str, owner: str, now: datetime, policy: Policy
) -> list[RowT]:
    """Take in hand rows of one lane whose fate is open; they stay `unknown` meanwhile."""
    with transaction.atomic(durable=True):
        found = Lane.objects.filter(key=lane).first()
        if found is not None and is_blocked(found, now=now):
            return []
        rows = _lease(_unknown(model, policy.batch), lane, owner=owner, now=now, policy=policy)
    return sorted(rows, key=lambda row: (row.next_try_at, row.pk))


def _lease(taking: Taking, lane: str, *, owner: str, now: datetime, policy: Policy) -> list[Any]:
    if not owner:
        raise ValueError("a row claimed under no name could never be taken over")
    return taking.rows(lane=lane, now=now, lease_owner=owner, lease_until=now + policy.lease)


@lru_cache(maxsize=KEPT)
def _ready(model: type[DueRow], n: int) -> Taking:
    def first() -> DueRowQuerySet:
        now = Slot.of(model, "next_try_at", name="now")
        rows = _in_lane(model).ready().due(now).unheld(now)
        return _locked(rows.order_by("priority", "due_at", "id"), n)

    return Taking(first, lambda: _leased(model, State.LEASED))


@lru_cache(maxsize=KEPT)
def _unknown(model: type[DueRow], n: int) -> Taking:
    def first() -> DueRowQuerySet:
        now = Slot.of(model, "next_try_at", name="now")
        return _locked(_in_lane(model).to_settle(now).order_by("next_try_at", "id"), n)

    return Taking(first, lambda: _leased(model, State.UNKNOWN))


def _in_lane(model: type[DueRow]) -> DueRowQuerySet:
    rows: DueRowQuerySet = model._default_manager.filter(lane=Slot.of(model, "lane"))
    return rows


def _locked(rows: DueRowQuerySet, n: int) -> DueRowQuerySet:
    return rows.select_for_update(skip_locked=True, of=("self",))[:n]


def _leased(model: type[DueRow], state: State) -> dict[str, Any]:
    return {
        "state": state.value,
        "lease_owner": Slot.of(model, "lease_owner"),
        "lease_until": Slot.of(model, "lease_until"),
        "fence": F("fence") + 1,
    }
