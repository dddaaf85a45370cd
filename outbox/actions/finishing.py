"""Writing down what a call or a look has shown, by the holder of the fence only."""

from collections.abc import Callable
from datetime import datetime
from random import Random, SystemRandom

from django.db import transaction

from outbox.actions.claiming import nothing
from outbox.actions.lanes import note_outcome
from outbox.actions.moving import locked, note, standing_of, take_step
from outbox.handlers import Handler, RowT
from outbox.models import Attempt
from outbox.rules.outcomes import Outcome, Sent, Sighting
from outbox.rules.policy import Policy
from outbox.rules.settling import after_call, after_look, ask_a_person
from outbox.rules.states import State

# A reaper may have called it unknown meanwhile; whoever still holds the fence knows better.
CALLED = (State.SENDING, State.UNKNOWN)


def finish(
    *,
    handler: Handler[RowT],
    row: RowT,
    outcome: Outcome,
    now: datetime,
    policy: Policy,
    rng: Random | None = None,
    before_commit: Callable[[], None] = nothing,
) -> State | None:
    """Settle a call. Returns the new state, None when the row is no longer ours."""
    rng = rng or SystemRandom()
    attempt_no = row.attempt_no  # a step may take a try back, the attempt was made all the same

    def settle(one: RowT, *, is_locked: bool) -> State | None:
        standing = standing_of(one, handler=handler, now=now)
        step = after_call(outcome, standing=standing, now=now, policy=policy, rng=rng)
        taken = take_step(one, step, handler=handler, now=now, is_locked=is_locked)
        return step.state if taken else None

    with transaction.atomic(durable=True):
        # While it says `sending`, only the holder of its fence writes to a row: what `begin` read
        # still holds, and one guarded write settles it.
        state = settle(row, is_locked=False) if row.state == State.SENDING else None
        if state is None:
            mine = locked(row, states=CALLED, fence=row.fence)
            if mine is None:
                return None
            state = settle(mine, is_locked=True)
        note(
            row,
            phase=Attempt.Phase.SEND,
            attempt_no=attempt_no,
            outcome=_name(outcome),
            started_at=row.sending_at or now,
            ended_at=now,
            code=getattr(outcome, "code", ""),
            words=getattr(outcome, "words", ""),
            remote_key=outcome.remote_key if isinstance(outcome, Sent) else "",
        )
        note_outcome(lane=row.lane, outcome=outcome, now=now, policy=policy)
        before_commit()
    return state


def note_sighting(
    *,
    handler: Handler[RowT],
    row: RowT,
    sighting: Sighting,
    started_at: datetime,
    now: datetime,
    policy: Policy,
) -> State | None:
    """Settle a look. Returns the new state, None when the row is no longer ours."""
    with transaction.atomic(durable=True):
        mine = locked(row, states=(State.UNKNOWN,), fence=row.fence)
        if mine is None:
            return None
        note(
            mine,
            phase=Attempt.Phase.LOOK,
            outcome=_name(sighting),
            started_at=started_at,
            ended_at=now,
            words=getattr(sighting, "words", ""),
            remote_key=getattr(sighting, "remote_key", ""),
        )
        standing = standing_of(mine, handler=handler, now=now)
        step = after_look(sighting, standing=standing, now=now, policy=policy)
        take_step(mine, step, handler=handler, now=now)
    return step.state


def pass_to_a_person(*, handler: Handler[RowT], row: RowT, now: datetime) -> State | None:
    """Hand over a row that no machine can settle."""
    with transaction.atomic(durable=True):
        mine = locked(row, states=(State.UNKNOWN,), fence=row.fence)
        if mine is None:
            return None
        step = ask_a_person(standing=standing_of(mine, handler=handler, now=now), now=now)
        take_step(mine, step, handler=handler, now=now)
    return step.state


def _name(outcome: Outcome | Sighting) -> str:
    return type(outcome).__name__.lower()
