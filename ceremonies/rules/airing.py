"""Where a ceremony stands at an instant: by the clock, or as its operator says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SOON_BEFORE = timedelta(minutes=60)
# Statuses of a ceremony (ceremonies.models.choices.Status) that no clock changes.
CANCELLED, POSTPONED, HELD = "cancelled", "postponed", "held"


class State(StrEnum):
    """The states of the one page of a ceremony (facts/ceremonies.md, 15), and its two ends."""

    BEFORE = "before"
    SOON = "soon"
    LIVE = "live"
    PAUSED = "paused"
    AFTER = "after"
    RECORDING = "recording"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


SWITCHABLE = (State.BEFORE, State.SOON, State.LIVE, State.PAUSED, State.AFTER, State.RECORDING)
# In these there is something to watch as it happens.
ON_AIR = (State.SOON, State.LIVE, State.PAUSED)


@dataclass(frozen=True, kw_only=True)
class Timed:
    """An item of the programme: planned start, length, and by how much it slips."""

    key: int
    planned_at: datetime
    lasts: timedelta
    slips: timedelta

    @property
    def starts_at(self) -> datetime:
        return self.planned_at + self.slips

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + self.lasts


def state_of(
    *,
    status: str,
    starts_at: datetime,
    ends_at: datetime,
    has_recording: bool,
    switched_to: State | None,
    now: datetime,
) -> State:
    """Say where a ceremony stands.

    What is called off is called off: that is its status, not an hour of its evening. In all else
    the operator's switch wins over the clock, until it is given back to the clock (None).
    `ends_at` is the end with all delays, see `end_with_delays`.
    """
    if status in (CANCELLED, POSTPONED):
        return State(status)
    if switched_to is not None:
        return switched_to
    if status == HELD or now >= ends_at:
        return State.RECORDING if has_recording else State.AFTER
    if now >= starts_at:
        return State.LIVE
    return State.SOON if now >= starts_at - SOON_BEFORE else State.BEFORE


def end_with_delays(ends_at: datetime, items: Iterable[Timed]) -> datetime:
    """Return when it is over: as planned, or when the last item that slips is."""
    return max([ends_at, *(item.ends_at for item in items if item.slips)])


def in_order(items: Iterable[Timed]) -> list[Timed]:
    """Return the programme as it is now expected to go."""
    return sorted(items, key=lambda item: (item.starts_at, item.planned_at, item.key))


def now_on(items: Sequence[Timed], *, now: datetime) -> Timed | None:
    """Return the item that is on: of several at once, the one that began last."""
    running = [item for item in in_order(items) if item.starts_at <= now < item.ends_at]
    return running[-1] if running else None


def still_to_come(items: Iterable[Timed], *, now: datetime) -> list[Timed]:
    """Return the items that have not begun: only these can begin later or earlier."""
    return [item for item in in_order(items) if item.starts_at > now]
