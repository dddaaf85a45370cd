"""The states of a due row and the only moves between them.

Two readings carry the whole protocol: `ready` means "certainly not there", and `sending` is
committed before the first byte leaves, so a row found in `sending` without an owner is `unknown`
and never simply sent again.
"""

from enum import StrEnum


class State(StrEnum):
    """Where a due row stands."""

    READY = "ready"
    LEASED = "leased"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    NEEDS_HUMAN = "needs_human"


ALLOWED: dict[State, frozenset[State]] = {
    # A restored backup may have forgotten that a waiting row went out: it becomes unknown.
    State.READY: frozenset({State.LEASED, State.EXPIRED, State.CANCELLED, State.UNKNOWN}),
    State.LEASED: frozenset(
        {
            State.SENDING,
            State.READY,
            State.FAILED,
            State.EXPIRED,
            State.CANCELLED,
            State.UNKNOWN,
        }
    ),
    State.SENDING: frozenset({State.SENT, State.READY, State.UNKNOWN, State.FAILED, State.EXPIRED}),
    State.UNKNOWN: frozenset(
        {State.SENDING, State.SENT, State.READY, State.FAILED, State.EXPIRED, State.NEEDS_HUMAN}
    ),
    State.NEEDS_HUMAN: frozenset({State.SENT, State.READY, State.EXPIRED, State.CANCELLED}),
    State.FAILED: frozenset({State.READY, State.CANCELLED}),
    State.EXPIRED: frozenset({State.READY, State.CANCELLED}),
    State.SENT: frozenset(),
    State.CANCELLED: frozenset(),
}

OPEN = (State.LEASED, State.SENDING, State.UNKNOWN)
SETTLED = frozenset({State.SENT, State.FAILED, State.EXPIRED, State.CANCELLED, State.NEEDS_HUMAN})


def may_move(before: State, after: State) -> bool:
    """Say whether a row in `before` may go to `after`; staying put is always allowed."""
    return before == after or after in ALLOWED[before]
