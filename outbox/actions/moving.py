"""The one place where a row's state is written, and where its end is told."""

import logging
from datetime import datetime
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, transaction
from django.db.models import DateTimeField

from outbox.handlers import Handler, NothingFollows, RowT
from outbox.models import Attempt, DueRow
from outbox.rules.settling import Standing, Step
from outbox.rules.states import SETTLED, State, may_move
from outbox.statements import Slot, WrittenOnce, insert, update

logger = logging.getLogger(__name__)

FREE: dict[str, Any] = {"lease_owner": "", "lease_until": None}


class IllegalMove(RuntimeError):
    """A move that the table of states does not know: a mistake in the program."""


def locked(
    row: RowT,
    *,
    states: tuple[State, ...],
    fence: int | None = None,
    held_at: datetime | None = None,
    waits: bool = True,
) -> RowT | None:
    """Lock the row and read it afresh, or None when it has moved on or another fence holds it.

    With `held_at` the row comes with `is_held` as of that instant. With `waits` off, None also
    stands for a row that somebody else has locked.
    """
    values: dict[str, Any] = {"pk": row.pk}
    if fence is not None:
        values["fence"] = fence
    if held_at is not None:
        values["held_at"] = held_at
    found = _locking(type(row), states, frozenset(values), waits).rows(**values)
    if not found:
        return None
    columns = found[0]
    mine: RowT = type(row).from_db(row._state.db or DEFAULT_DB_ALIAS, _names(type(row)), columns)
    if held_at is not None:
        mine.is_held = columns[-1]  # type: ignore[attr-defined]  # as `marked_held` does
    return mine


@cache
def _locking(
    model: type[DueRow], states: tuple[State, ...], given: frozenset[str], waits: bool
) -> WrittenOnce:
    def write() -> Any:
        rows: Any = model._default_manager.select_for_update(skip_locked=not waits, of=("self",))
        rows = rows.filter(pk=Slot("pk", model._meta.pk), state__in=[s.value for s in states])
        names = _names(model)
        if "fence" in given:
            rows = rows.filter(fence=Slot("fence", model._meta.get_field("fence")))
        if "held_at" in given:
            rows = rows.marked_held(Slot("held_at", DateTimeField()))
            names = [*names, "is_held"]
        return rows.order_by().values_list(*names)

    return WrittenOnce(write)


@cache
def _names(model: type[DueRow]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def move(row: DueRow, state: State, *, is_locked: bool = True, **changes: Any) -> bool:
    """Write the next state of a row that this transaction has locked; returns whether it did.

    A row that is not locked is written only if it still stands as it was read, under the same
    fence. Raises IllegalMove.
    """
    before = State(row.state)
    if not may_move(before, state):
        raise IllegalMove(f"{row}: {before} to {state}")
    changes["state"] = state
    unchanged = {} if is_locked else {"state": before, "fence": row.fence}
    if not update(type(row), changes, where={"id": row.pk, **unchanged}):
        return False
    for name, value in changes.items():
        setattr(row, name, value)
    return True


def standing_of(row: RowT, *, handler: Handler[RowT], now: datetime) -> Standing:
    """What the rules need to know about a row."""
    sending_at = row.sending_at or now
    return Standing(
        settling=handler.settling(row),
        attempt_no=row.attempt_no,
        absences=row.absences,
        sending_at=sending_at,
        first_attempt_at=row.first_attempt_at or sending_at,
        doubtful_since=row.doubtful_since,
        not_after=row.not_after,
        reason=row.reason,
        words=row.reason_words,
    )


def take_step(
    row: RowT, step: Step, *, handler: Handler[RowT], now: datetime, is_locked: bool = True
) -> bool:
    """Move a row to where a rule sent it, free it, and tell its end; returns whether it did."""
    changes: dict[str, Any] = {
        **FREE,
        "next_try_at": step.next_try_at,
        "reason": step.reason[:60],
        "reason_words": writable(step.words),
        "reason_facts": dict(step.facts),
        "absences": step.absences,
        "doubtful_since": step.doubtful_since,
    }
    if step.remote_key:
        changes |= {
            "remote_key": writable(step.remote_key)[:500],
            "remote_url": writable(step.remote_url)[:1000],
        }
    if not step.counts_as_try:
        changes["attempt_no"] = max(0, row.attempt_no - 1)
    if step.state in SETTLED:
        changes["settled_at"] = now
    if not move(row, step.state, is_locked=is_locked, **changes):
        return False
    if step.state in SETTLED:
        tell(row, handler=handler)
    return True


def tell(row: RowT, *, handler: Handler[RowT]) -> None:
    """Let the handler react to the row's end without letting it endanger that end."""
    if isinstance(handler, NothingFollows):
        return
    try:
        with transaction.atomic():
            handler.settled(row)
    except DatabaseError:
        # With the connection gone, the caller repeats the whole transaction.
        connection = transaction.get_connection()
        if connection.needs_rollback or connection.closed_in_transaction:
            raise
        logger.exception("What follows %s could not be written", row)
    except Exception:
        logger.exception("What follows %s failed", row)


def note(
    row: DueRow,
    *,
    phase: Attempt.Phase,
    outcome: str,
    started_at: datetime,
    ended_at: datetime,
    attempt_no: int | None = None,
    code: str = "",
    words: str = "",
    remote_key: str = "",
) -> None:
    """Write down one call or look."""
    insert(
        Attempt(
            subject=row._meta.label_lower,
            subject_id=row.pk,
            fence=row.fence,
            attempt_no=row.attempt_no if attempt_no is None else attempt_no,
            phase=phase,
            started_at=started_at,
            ended_at=ended_at,
            outcome=outcome,
            code=code[:60],
            words=writable(words),
            remote_key=writable(remote_key)[:500],
        )
    )


def writable(words: str) -> str:
    """What a platform said, fit for a column: an odd answer must not cost a known outcome."""
    return words.replace("\x00", "")[:10_000]
