"""From the time on a town-hall clock to an instant, over both changes of the clocks."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Oddity(StrEnum):
    NONE = ""
    GAP = "gap"  # the clocks jump over it: it goes out that much later
    FOLD = "fold"  # it happens twice: the first of the two is taken


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """An instant in UTC, the wall time it has in its zone, and what was odd about it."""

    at: datetime
    local: datetime
    oddity: Oddity


def resolve(*, local: datetime, zone: str) -> Resolved:
    """Return the instant of a naive wall time in an IANA zone.

    Raises ValueError for a wall time that carries a zone, ZoneInfoNotFoundError for an unknown
    zone. Source of both rules: iCalendar (RFC 5545, 3.3.5) and the programme's own practice.
    """
    if local.tzinfo is not None:
        raise ValueError("a wall time carries no zone of its own")
    place = ZoneInfo(zone)
    first, second = (local.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    at = first.astimezone(UTC)
    back = at.astimezone(place).replace(tzinfo=None)
    if back != local:
        return Resolved(at=at, local=back, oddity=Oddity.GAP)
    is_fold = first.utcoffset() != second.utcoffset()
    return Resolved(at=at, local=local, oddity=Oddity.FOLD if is_fold else Oddity.NONE)


def both_clocks(at: datetime) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return ("18:00", "CET") and ("19:00", "EET") for an instant: the region's two clocks."""
    return _clock(at, "Europe/Warsaw"), _clock(at, "Europe/Riga")


def _clock(at: datetime, zone: str) -> tuple[str, str]:
    local = at.astimezone(ZoneInfo(zone))
    return local.strftime("%H:%M"), local.tzname() or ""


LATENESS = {
    "ceremony": timedelta(minutes=15),
    "news": timedelta(hours=2),
    "evergreen": timedelta(hours=24),
}


def not_after(*, due_at: datetime, kind: str) -> datetime:
    """Return the instant after which a post of this kind does more harm than good."""
    return due_at + LATENESS[kind]
