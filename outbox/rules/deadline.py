"""One total time limit for one outside call."""

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Deadline:
    """The moment (monotonic seconds) after which a call must have ended.

    Connect, write and read share it, so a slow trickle cannot stretch a call past the quiet
    period after which others may ask what became of it.
    """

    ends_at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """Start a limit of `seconds` now."""
        return cls(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self.ends_at - time.monotonic())

    @property
    def is_over(self) -> bool:
        return self.left == 0.0
