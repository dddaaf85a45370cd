"""What the gate asks that is the same for every post: funders' rules, and names under embargo.

They change a few times a year and are asked for every post that goes out. A courier may remember
them for a moment; whoever decides at the desk never reads a remembered answer.
"""

import time
from collections.abc import Callable
from datetime import date
from typing import Any, Protocol, TypeVar

from campaigns.models import RuleSet
from cms.public import secrets

T = TypeVar("T")


class KnownFacts(Protocol):
    """Where rules and secret names are read from."""

    def rule_set(self, *, funding: str, on: date) -> RuleSet | None:
        """The rules of a funder in force on a day, its rules fetched."""

    def secrets(self, *, since_year: int) -> tuple[str, ...]:
        """Names that nobody outside may read yet."""

    def sealed(self, *, since_year: int) -> tuple[str, ...]:
        """Names that nobody may read yet, not even whoever wrote the post that has them."""


class Fresh:
    """Reads the database each time."""

    def rule_set(self, *, funding: str, on: date) -> RuleSet | None:
        known = RuleSet.objects.filter(funding=funding, valid_from__lte=on)
        return known.order_by("-valid_from").prefetch_related("rules").first()

    def secrets(self, *, since_year: int) -> tuple[str, ...]:
        return secrets.names_under_embargo(since_year=since_year)

    def sealed(self, *, since_year: int) -> tuple[str, ...]:
        return secrets.sealed_names(since_year=since_year)


class Remembered:
    """Reads the same again only after `seconds`; 0 remembers nothing."""

    def __init__(self, *, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._clock, self._fresh = seconds, clock, Fresh()
        self._known: dict[Any, tuple[float, Any]] = {}

    def rule_set(self, *, funding: str, on: date) -> RuleSet | None:
        return self._recall((funding, on), lambda: self._fresh.rule_set(funding=funding, on=on))

    def secrets(self, *, since_year: int) -> tuple[str, ...]:
        return self._recall(since_year, lambda: self._fresh.secrets(since_year=since_year))

    def sealed(self, *, since_year: int) -> tuple[str, ...]:
        key = ("sealed", since_year)
        return self._recall(key, lambda: self._fresh.sealed(since_year=since_year))

    def _recall(self, key: Any, read: Callable[[], T]) -> T:
        # Threads may read the same thing twice, which costs a query and nothing else.
        asked_at = self._clock()
        read_at, answer = self._known.get(key, (-1.0, None))
        if read_at < 0 or asked_at - read_at >= self._seconds:
            answer = read()
            self._known[key] = (asked_at, answer)
        return answer


FRESH = Fresh()
