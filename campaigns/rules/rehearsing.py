"""A campaign on a fast clock: which instant is which, and how what happened differs from the plan.

Two times run side by side: the campaign's, in which posts are planned, and the real one, in which
the rehearsal plays them. What the machine itself needs (a sweep, a call) is no time of the
campaign, or a second of work would count as a quarter of an hour.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from outbox.rules.refusals import Refusal
from outbox.rules.states import SETTLED, State
from outbox.rules.timing import LATE

SLOWEST, USUAL, FASTEST = 100, 1_000, 10_000
LEAD = timedelta(hours=1)  # of the campaign's time, before its first post
OWN_TIME = timedelta(minutes=2)  # of real time, that the machine may need for a post
TOLERANCE = timedelta(minutes=1)  # of the campaign's time, lost in rounding
# For a wait whose end nobody can foresee: a stop without an end.
FOREVER = timedelta(days=3650)
# Waits that end by the clock alone. A page that is not published stays so while we rehearse.
ENDS_BY_THE_CLOCK = frozenset({"embargoed", "held"})


@dataclass(frozen=True, kw_only=True)
class FastClock:
    """Maps real instants to the campaign's and back: `speed` campaign seconds to a real one."""

    started_at: datetime
    campaign_from: datetime
    speed: int

    def real(self, instant: datetime) -> datetime:
        """Return when an instant of the campaign is played."""
        return self.started_at + (instant - self.campaign_from) / self.speed

    def campaign(self, moment: datetime) -> datetime:
        """Return which instant of the campaign is played at a real moment."""
        return self.campaign_from + (moment - self.started_at) * self.speed


def on_the_fast_clock(
    refusal: Refusal, *, instant: datetime, not_after: datetime, clock: FastClock, now: datetime
) -> Refusal:
    """Turn what the gate said at a campaign's instant into what the rehearsal does about it `now`.

    A wait is shortened like all time. One that outlasts the post's last sensible moment, or that
    no clock ends, makes it late at once, as it would make the real one: `because` says of what.
    """
    if refusal.wait is None:
        return refusal
    if refusal.code not in ENDS_BY_THE_CLOCK or instant + refusal.wait > not_after:
        return Refusal(LATE, {**refusal.facts, "because": refusal.code})
    wait = clock.real(instant + refusal.wait) - now
    return Refusal(refusal.code, refusal.facts, wait=max(wait, timedelta(0)))


class Difference(StrEnum):
    """How what happened to a rehearsed post differs from its plan."""

    NONE = "none"
    WAITS = "waits"
    LATER = "later"
    REFUSED = "refused"
    TOO_LATE = "too-late"
    STOPPED = "stopped"
    ASKS = "asks"


ENDS = {
    State.FAILED: Difference.REFUSED,
    State.EXPIRED: Difference.TOO_LATE,
    State.CANCELLED: Difference.STOPPED,
    State.NEEDS_HUMAN: Difference.ASKS,
}
# What somebody should look at, before what went as planned or has not been played yet.
TELLING = frozenset({Difference.LATER, *ENDS.values()})


def difference_of(*, state: State, planned_for: datetime, went_at: datetime) -> Difference:
    """Say how a post differs from its plan; `went_at` is the campaign's instant it was tried at."""
    if state not in SETTLED:
        return Difference.WAITS
    if state != State.SENT:
        return ENDS[state]
    return Difference.LATER if went_at - planned_for > TOLERANCE else Difference.NONE


def marked(url: str, *, unique: str) -> str:
    """Return a link under which no visit counts for the real post: with a `utm_id` of its own."""
    if not url:
        return ""
    parts = urlsplit(url)
    said = parse_qsl(parts.query, keep_blank_values=True)
    others = [(name, value) for name, value in said if name != "utm_id"]
    return urlunsplit(parts._replace(query=urlencode([*others, ("utm_id", unique)])))


def mark_of(*, rehearsal: int, post: int, occurrence: int) -> str:
    """Name one rehearsed post in its links: "r3-17", and "r3-17.2" where it repeats."""
    return f"r{rehearsal}-{post}" + (f".{occurrence}" if occurrence else "")
