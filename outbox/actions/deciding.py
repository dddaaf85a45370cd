"""What a person decides about a row: cancel it, or say whether it is there."""

from datetime import datetime
from typing import Any

from django.db import transaction

from outbox.actions.moving import FREE, locked, move, note
from outbox.handlers import RowT
from outbox.models import Attempt, DueRow
from outbox.rules.states import State
from outbox.rules.timing import LATE, is_late
from outbox.signals import rows_due

CANCELLABLE = (
    State.READY,
    State.LEASED,
    State.NEEDS_HUMAN,
    State.FAILED,
    State.EXPIRED,
)


class AlreadyUnderWay(Exception):
    """The row is going out, or is out: it can only be withdrawn afterwards."""


class NotAsking(Exception):
    """The row does not wait for a person's answer (any more)."""


@transaction.atomic
def cancel(*, row: RowT, reason: str, now: datetime) -> RowT:
    """Make sure that a row never goes out.

    Raises AlreadyUnderWay once its call may have begun. `reason` is a code for the templates.
    """
    mine = locked(row, states=CANCELLABLE)
    if mine is None:
        raise AlreadyUnderWay(str(row))
    move(mine, State.CANCELLED, **FREE, reason=reason, settled_at=now)
    return mine


@transaction.atomic
def resolve(
    *,
    row: RowT,
    is_there: bool,
    by: str,
    now: datetime,
    remote_key: str = "",
    remote_url: str = "",
) -> RowT:
    """Settle a row by what a person saw: it is there, or it is not and may go out again.

    What is not there and has become too late ends as expired. Raises NotAsking.
    """
    mine = locked(row, states=(State.NEEDS_HUMAN,))
    if mine is None:
        raise NotAsking(str(row))
    note(
        mine,
        phase=Attempt.Phase.LOOK,
        outcome="found" if is_there else "absent",
        started_at=now,
        ended_at=now,
        code="person",
        words=by,
        remote_key=remote_key,
    )
    if is_there:
        _settle(mine, State.SENT, now=now, remote_key=remote_key, remote_url=remote_url)
    elif is_late(not_after=mine.not_after, now=now):
        _settle(mine, State.EXPIRED, now=now, reason=LATE)
    else:
        _start_over(mine, now=now)
        rows_due.send(sender=type(mine))
    return mine


def _settle(
    row: DueRow, state: State, *, now: datetime, reason: str = "person", **changes: Any
) -> None:
    move(row, state, settled_at=now, doubtful_since=None, reason=reason, **changes)


def _start_over(row: DueRow, *, now: datetime) -> None:
    move(
        row,
        State.READY,
        next_try_at=now,
        settled_at=None,
        doubtful_since=None,
        absences=0,
        attempt_no=0,
        reason="person",
    )
