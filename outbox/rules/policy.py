"""How patient the outbox is: every number of the protocol in one value."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Numbers of one kind of work; tests shrink them, media work stretches them.

    Raises ValueError when they contradict each other: read-back before a call can have ended, or
    a lease that ends while its call may still run, would quietly undo the protocol.
    """

    deadline: timedelta = timedelta(seconds=8)  # connect, write and read of one call together
    lease: timedelta = timedelta(seconds=60)
    quiet: timedelta = timedelta(seconds=60)  # from the call's start until a look may count
    look_every: timedelta = timedelta(seconds=15)
    absences_needed: int = 2
    give_up: timedelta = timedelta(minutes=10)  # looking failed this long: ask a person
    keyed_window: timedelta = timedelta(minutes=50)  # Mastodon forgets a key after 60
    retry_base: timedelta = timedelta(seconds=30)
    retry_cap: timedelta = timedelta(hours=2)
    max_attempts: int = 8
    batch: int = 5  # rows claimed at once where nothing is known of the channel
    most_at_once: int = 0  # ... and where it answers quickly; 0: never more than `batch`
    breaker_after: int = 5
    breaker_pause: timedelta = timedelta(seconds=30)
    sweep_every: timedelta = timedelta(seconds=1)
    lanes_at_once: int = 32

    def __post_init__(self) -> None:
        if self.quiet <= self.deadline:
            raise ValueError("quiet must be longer than deadline: a call could still be under way")
        if self.lease <= self.deadline:
            raise ValueError("lease must be longer than deadline")
        if min(self.absences_needed, self.max_attempts, self.batch, self.breaker_after) < 1:
            raise ValueError("counts must be at least 1")
