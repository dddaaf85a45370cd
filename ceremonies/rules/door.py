"""Who is let in at the door, what a phone's clock is worth, and who tries a gate's PIN."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar
from uuid import UUID

from outbox.rules.refusals import Refusal

# In these nobody comes to the hall, whatever the tickets say.
CALLED_OFF = ("cancelled", "postponed", "moved-online")
AROUND = timedelta(hours=12)
# A phone that says it scanned longer ago than this has lost its clock, not its network.
LONGEST_OFFLINE = timedelta(hours=36)
# A phone waits half as long for our answer, then it decides by what it knows.
PATIENCE = timedelta(seconds=5)
TRIES, TRIES_AGAIN_AFTER = 8, timedelta(minutes=15)


class Verdict(StrEnum):
    """What became of a scan; only `ADMITTED` lets anybody in."""

    ADMITTED = "admitted"
    ALREADY = "already"
    OTHER_CEREMONY = "other-ceremony"
    FORGED = "forged"
    CANCELLED = "cancelled"
    WAITING = "waiting"
    NOT_TODAY = "not-today"
    UNKNOWN = "unknown"
    CALLED_OFF = "called-off"
    FULL = "full"


class Place(StrEnum):
    """How a person of this ceremony stands with the hall."""

    OK = "ok"
    WAITING = "waiting"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True)
class Evening:
    """What the door must know of a ceremony."""

    status: str
    doors_open_at: datetime
    ends_at: datetime


def why_nobody(evening: Evening, *, at: datetime) -> Verdict | None:
    """Say why nobody at all is let in at that moment, or None.

    Who stands there within half a day of the evening has come to the right one, whatever the
    calendar says: evenings go on past midnight.
    """
    if evening.status in CALLED_OFF:
        return Verdict.CALLED_OFF
    is_near = evening.doors_open_at - AROUND <= at <= evening.ends_at + AROUND
    return None if is_near else Verdict.NOT_TODAY


def verdict_of(evening: Evening, *, place: Place | None, is_inside: bool, at: datetime) -> Verdict:
    """Judge a genuine ticket; `place` is None where no person has it (any more)."""
    if refused := why_nobody(evening, at=at):
        return refused
    if place is None:
        return Verdict.UNKNOWN
    if is_inside:
        return Verdict.ALREADY
    return {
        Place.OK: Verdict.ADMITTED,
        Place.WAITING: Verdict.WAITING,
        Place.CANCELLED: Verdict.CANCELLED,
    }[place]


def went_in(*, verdict: Verdict, was_alone: bool, shown: str) -> bool:
    """Say whether the person is inside now.

    A phone without our answer decided alone: whom it let in is inside, whatever we would have
    said, and whom it sent away is not.
    """
    return shown == Verdict.ADMITTED if was_alone else verdict is Verdict.ADMITTED


def by_our_clock(
    *, said_at: datetime | None, sent_at: datetime | None, received_at: datetime
) -> datetime:
    """Return when a scan happened.

    The phone's word counts, less what its clock was wrong by when it sent (`sent_at`, None where
    the phone has set itself right); what would lie ahead of us or too far back is taken as now.
    """
    if said_at is None:
        return received_at
    at = said_at - (sent_at - received_at if sent_at else timedelta())
    return at if received_at - LONGEST_OFFLINE <= at <= received_at else received_at


def decided_alone(*, was_offline: bool, at: datetime, received_at: datetime) -> bool:
    """Say whether the phone acted without our answer: it had no network, or could not wait."""
    return was_offline or received_at - at > PATIENCE


class Dated(Protocol):
    """A scan as far as its turn goes."""

    @property
    def at(self) -> datetime: ...

    @property
    def nonce(self) -> UUID: ...


D = TypeVar("D", bound=Dated)


def in_turn(scans: Iterable[D]) -> list[D]:
    """Order scans of several phones: who was earlier was first; the same on every upload."""
    return sorted(scans, key=lambda scan: (scan.at, scan.nonce))


def was_before(at: datetime, nonce: UUID, *, other_at: datetime, other_nonce: UUID) -> bool:
    """Say whether one scan comes before another by the order of `in_turn`."""
    return (at, nonce) < (other_at, other_nonce)


def why_not_try(*, tries: int, tried_at: datetime | None, now: datetime) -> Refusal | None:
    """Say why a PIN may not be tried now, or None if it may; TRIES in TRIES_AGAIN_AFTER."""
    if tried_at is None or tries < TRIES:
        return None
    wait = tried_at + TRIES_AGAIN_AFTER - now
    return Refusal("too-many-tries", wait=wait) if wait > timedelta() else None


def why_not_work(
    *, opens_at: datetime, closes_at: datetime, is_revoked: bool, now: datetime
) -> Refusal | None:
    """Say why a gate does not work now, or None if it does."""
    if is_revoked:
        return Refusal("gate-revoked")
    if now < opens_at:
        return Refusal("gate-not-open-yet")
    return Refusal("gate-closed") if now >= closes_at else None
