"""How closely a finale is followed: how soon its viewers ask again."""

from datetime import datetime, timedelta

from ceremonies.rules.announcing import FROZEN_BEFORE, Moment, State

# So near to its moment it is looked at often, and its state lies in files for nginx to serve.
NEAR = timedelta(hours=1)
# A moment that is overdue, or held, is waited for so long: nobody knows when somebody goes on.
EVENING = timedelta(hours=12)

SELDOM = timedelta(seconds=30)
SOMETIMES = timedelta(seconds=5)
AT_ONCE = timedelta(milliseconds=500)
# Announced, the pages of the new Pearls come one by one.
WHILE_PAGES_COME = timedelta(seconds=2)


def ask_again_after(moment: Moment | None, *, now: datetime) -> timedelta:
    """Return how long a viewer waits before asking again, on average; they spread it themselves.

    From FROZEN_BEFORE on whoever presses a button is heard within a second. Pressed earlier, it is
    heard when those who ask seldom ask.
    """
    if moment is None or moment.reveal_at is None or moment.state == State.DRAFT:
        return SELDOM
    if moment.state == State.ANNOUNCED:
        return WHILE_PAGES_COME
    left = moment.reveal_at - now
    if left > NEAR or left < -EVENING:
        return SELDOM
    return SOMETIMES if left > FROZEN_BEFORE else AT_ONCE
