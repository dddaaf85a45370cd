"""How much a channel takes: dated rows with their source, never numbers in code."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from campaigns.rules.limit_rows import ROWS

UNVERIFIED_AFTER_DAYS = 90


@dataclass(frozen=True, kw_only=True)
class Limit:
    """One number of one channel kind, how it is counted and how it is known."""

    kind: str
    name: str
    value: int
    unit: str
    counter: str
    source: str
    source_date: date
    is_told_by_server: bool = False

    def is_unverified(self, *, today: date) -> bool:
        """Tell the planner that nobody has checked this number for a while."""
        age = (today - self.source_date).days
        return not self.is_told_by_server and age > UNVERIFIED_AFTER_DAYS


SHIPPED: tuple[Limit, ...] = tuple(
    Limit(
        kind=kind,
        name=name,
        value=value,
        unit=unit,
        counter=counter,
        source=source,
        source_date=date.fromisoformat(source_date),
    )
    for kind, name, value, unit, counter, source, source_date in ROWS
)


def limit(*, kind: str, name: str, told: Mapping[str, Mapping[str, Any]] | None = None) -> Limit:
    """Find a limit: what the server told when connected, else the shipped row.

    A kind without a row of its own gets the strictest that any kind has under this name. `told`
    is `{name: {"value": int, "source_date": "YYYY-MM-DD"}}`, part of an account's capabilities.
    Raises KeyError for a name that no row knows.
    """
    named = [row for row in SHIPPED if row.name == name]
    own = [row for row in named if row.kind == kind] or named
    if not own:
        raise KeyError(name)
    row = min(own, key=lambda candidate: candidate.value)
    fresh = (told or {}).get(name)
    if fresh is None:
        return row
    return replace(
        row,
        value=int(fresh["value"]),
        source="server",
        source_date=date.fromisoformat(fresh["source_date"]),
        is_told_by_server=True,
    )
