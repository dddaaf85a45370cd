"""The next free one among the times of the week that a channel likes to post at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from campaigns.rules.local_time import Resolved, resolve

WEEKS = 26


@dataclass(frozen=True, kw_only=True, order=True)
class WeeklyTime:
    """A wall time of every week; Monday is 0."""

    weekday: int
    at_time: time


@dataclass(frozen=True, kw_only=True)
class FreeSlot:
    """A slot that nothing stands in: the wall time it asks for, and what that comes to."""

    local: datetime
    resolved: Resolved


def next_free_slot(
    *, slots: Iterable[WeeklyTime], zone: str, taken: Collection[datetime], after: datetime
) -> FreeSlot | None:
    """Return the first slot later than `after` that is not taken to the minute, or None.

    Without a slot, or with half a year of them taken, there is none. Raises
    ZoneInfoNotFoundError for an unknown zone.
    """
    busy = {minute_of(moment) for moment in taken}
    weekly = sorted(slots)
    first = after.astimezone(ZoneInfo(zone)).date()
    for number in range(7 * WEEKS if weekly else 0):
        day = first + timedelta(days=number)
        for slot in weekly:
            if slot.weekday != day.weekday():
                continue
            local = datetime.combine(day, slot.at_time)
            resolved = resolve(local=local, zone=zone)
            if resolved.at > after and minute_of(resolved.at) not in busy:
                return FreeSlot(local=local, resolved=resolved)
    return None


def minute_of(moment: datetime) -> datetime:
    """Return the minute that a moment lies in: two posts of one minute stand in one slot."""
    return moment.astimezone(UTC).replace(second=0, microsecond=0)
