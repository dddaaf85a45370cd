"""When an account that keeps failing is left alone, and when one probe may try it."""

from datetime import datetime

from outbox.rules.policy import Policy


def turns_allowed(
    *, wanted: int, failures: int, open_until: datetime | None, now: datetime, policy: Policy
) -> int:
    """Say how many calls may start: all, one probe after the pause, or none during it."""
    if failures < policy.breaker_after:
        return wanted
    if open_until is not None and now < open_until:
        return 0
    return min(wanted, 1)


def open_until(*, failures: int, now: datetime, policy: Policy) -> datetime | None:
    """Say until when the breaker is open after this many failures in a row, None if closed."""
    return now + policy.breaker_pause if failures >= policy.breaker_after else None
