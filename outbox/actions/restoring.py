"""After a restored backup: what was due may have gone out since, and nothing here knows of it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from outbox.actions.moving import FREE, locked, move, note
from outbox.handlers import Handler, KeepsNoTrace, RowT
from outbox.models import Attempt
from outbox.rules.states import State

RESTORED = "restored"
WAITING = (State.READY, State.LEASED)


def doubt_what_was_due(*, handler: Handler[RowT], since: datetime, now: datetime) -> list[RowT]:
    """Call the fate of every waiting row that was due by `now` unknown; returns those rows.

    `since` is when the backup was made: no call that it does not know of is older. From here on the
    rows are settled as after a lost answer, by repeating, looking, or asking a person. One whose
    only trace was the restored database itself goes to a person at once. No worker may run.
    """
    rows = handler.model._default_manager.filter(state__in=WAITING, due_at__lte=now)
    doubted = (_doubt(row, handler=handler, since=since, now=now) for row in rows.order_by("pk"))
    return [row for row in doubted if row is not None]


def _doubt(row: Any, *, handler: Handler[RowT], since: datetime, now: datetime) -> RowT | None:
    with transaction.atomic():
        mine = locked(row, states=WAITING)
        if mine is None:
            return None
        began_at = max(since, mine.due_at)
        move(
            mine,
            State.UNKNOWN,
            **FREE,
            fence=mine.fence + 1,
            attempt_no=mine.attempt_no + 1,
            first_attempt_at=mine.first_attempt_at or began_at,
            sending_at=began_at,
            doubtful_since=mine.doubtful_since or began_at,
            absences=0,
            next_try_at=now,
            reason=RESTORED,
        )
        note(
            mine,
            phase=Attempt.Phase.SEND,
            outcome="unknown",
            started_at=began_at,
            ended_at=now,
            code=RESTORED,
        )
        if isinstance(handler, KeepsNoTrace) and handler.is_untraceable(mine):
            move(mine, State.NEEDS_HUMAN, settled_at=now, reason="blind")
    return mine
