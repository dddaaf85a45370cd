"""How many rows to claim at once: as many as a channel surely takes within the lease."""

from outbox.rules.policy import Policy

QUICK, SLOW = 1.0, 4.0  # seconds for a whole batch


def next_batch(*, batch: int, claimed: int, seconds: float, policy: Policy) -> int:
    """Return the size of the next batch, given what the last one of `batch` rows took.

    A full batch that was quick doubles the next; a slow one starts again from the policy's careful
    number, so that a channel that begins to hang holds few rows. In between it stays.
    """
    if seconds >= SLOW:
        return policy.batch
    if claimed >= batch and seconds <= QUICK:
        return max(policy.batch, min(batch * 2, policy.most_at_once))
    return batch
