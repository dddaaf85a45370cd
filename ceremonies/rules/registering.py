"""Whether a ceremony takes registrations now."""

from datetime import datetime

from outbox.rules.refusals import Refusal

MOST_IN_A_PARTY = 12


def why_not_register(
    *,
    status: str,
    opens_at: datetime | None,
    closes_at: datetime,
    party: int,
    now: datetime,
) -> Refusal | None:
    """Say why a party of so many cannot register, or None if it can."""
    if status in ("cancelled", "postponed"):
        return Refusal(status)
    if opens_at is None or now < opens_at:
        return Refusal("not-open-yet", {"opens_at": opens_at})
    if status == "held" or now >= closes_at:
        return Refusal("closed")
    if not 1 <= party <= MOST_IN_A_PARTY:
        return Refusal("party-size", {"most": MOST_IN_A_PARTY})
    return None
