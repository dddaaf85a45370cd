"""How fast one account may be called."""

from dataclasses import dataclass, replace
from datetime import datetime
from math import floor


@dataclass(frozen=True, kw_only=True)
class Bucket:
    """Tokens that refill over time; one call takes one."""

    tokens: float
    capacity: float
    per_second: float
    refilled_at: datetime

    def refilled(self, *, now: datetime) -> "Bucket":
        """Add what has accrued since `refilled_at`; a clock that steps back adds nothing."""
        seconds = max(0.0, (now - self.refilled_at).total_seconds())
        tokens = min(self.capacity, self.tokens + seconds * self.per_second)
        return replace(self, tokens=tokens, refilled_at=max(now, self.refilled_at))

    @property
    def calls(self) -> int:
        """Whole calls that may start now."""
        return max(0, floor(self.tokens))

    def taken(self, *, calls: int) -> "Bucket":
        return replace(self, tokens=self.tokens - calls)
