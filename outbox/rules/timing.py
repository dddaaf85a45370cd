"""When a row may go out, and when to try again."""

from datetime import datetime, timedelta
from random import Random

from outbox.rules.policy import Policy
from outbox.rules.refusals import Refusal

LATE = "late"
HELD = "held"


def why_held(*, not_after: datetime | None, is_held: bool, now: datetime) -> Refusal | None:
    """Say why a claimed row must wait or stop, or None if it may go out now.

    A hold comes before lateness: what was stopped by a person shows that person's reason until
    it is released, and only then that it has become too late.
    """
    if is_held:
        return Refusal(HELD, wait=timedelta(0))
    if is_late(not_after=not_after, now=now):
        return Refusal(LATE)
    return None


def is_late(*, not_after: datetime | None, now: datetime) -> bool:
    """Say whether `now` lies past the last moment at which going out still makes sense."""
    return not_after is not None and now > not_after


def backoff(*, attempt_no: int, policy: Policy, rng: Random) -> timedelta:
    """Full jitter: anything from nothing to the base doubled per attempt, up to the cap.

    Full rather than partial jitter, so that a thousand rows stopped by one outage do not come
    back as one wave.
    """
    ceiling: timedelta = min(
        policy.retry_cap, policy.retry_base * 2 ** min(max(attempt_no - 1, 0), 20)
    )
    return ceiling * rng.random()
