"""Which changes of a ceremony people must hear of, and what follows from them in calendars."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

# In these a date was told to people: a new one makes the ceremony a rescheduled one.
TOLD = ("confirmed", "rescheduled", "postponed")
# That such a ceremony took place, as it was told, is no news to anybody.
AS_TOLD, HELD = ("confirmed", "rescheduled", "moved-online"), "held"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a calendar entry stands on; words such as a title may change without notice."""

    status: str
    mode: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    street_address: str

    def as_json(self) -> dict[str, Any]:
        """Return values that JSON knows; `from_json` reads them."""
        times = {"starts_at": self.starts_at.isoformat(), "ends_at": self.ends_at.isoformat()}
        return {**asdict(self), **times}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Facts":
        times = {name: datetime.fromisoformat(kept[name]) for name in ("starts_at", "ends_at")}
        return cls(**{**kept, **times})


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a change amounts to: the facts as they are to be kept, and the entry's SEQUENCE."""

    facts: Facts
    sequence: int
    previous_starts_at: datetime | None
    is_material: bool


def change_of(
    *, before: Facts, after: Facts, sequence: int, previous_starts_at: datetime | None
) -> Change:
    """Work out what a change means (RFC 5546, 2.1.4: SEQUENCE rises when it matters, never falls).

    A ceremony whose date was told and that gets another is rescheduled, whatever the form said,
    unless it is called off altogether; the date first told is kept for readers and search engines.
    """
    moved = after.starts_at != before.starts_at
    if moved and before.status in TOLD and after.status == before.status:
        after = replace(after, status="rescheduled")
    if moved and after.status == "rescheduled":
        previous_starts_at = previous_starts_at or before.starts_at
    was = replace(before, status=HELD) if _took_place(before, after) else before
    is_material = after != was
    return Change(
        facts=after,
        sequence=sequence + is_material,
        previous_starts_at=previous_starts_at,
        is_material=is_material,
    )


def _took_place(before: Facts, after: Facts) -> bool:
    return after.status == HELD and before.status in AS_TOLD


def still_untold(*, known: Facts | None, before: Facts, after: Facts) -> Facts | None:
    """Return the facts as guests know them, or None where these are the facts again.

    `known` is what they knew when a change had not been told yet, None where all had been.
    """
    told_last = known or before
    return None if told_last == after else told_last
