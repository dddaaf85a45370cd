"""What speaks against the time of a post: other posts, the channel's own hours, its country's days.

Nothing here refuses: an officer who knows better goes on. Posts are near each other when less than
an hour lies between them; days and quiet hours are those of the channel's own clock.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

NEAR = timedelta(minutes=60)


class Code(StrEnum):
    SAME_STORY = "same-story"
    SAME_HOUR = "same-hour"
    QUIET_HOURS = "quiet-hours"
    MOURNING = "mourning"
    HOLIDAY = "holiday"
    OVER_QUOTA = "over-quota"


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """What a channel asks of times. `splits_languages`: each reader gets one language only."""

    key: int
    organisation: int
    country: str
    zone: str
    quiet_from: time | None = None
    quiet_until: time | None = None
    quota: int | None = None
    splits_languages: bool = False


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One post at one instant; a post that repeats is several of these."""

    post: int
    at: datetime
    outlet: Outlet
    language: str
    story: Hashable | None = None

    @property
    def readers(self) -> Hashable:
        """Who sees it: everybody on the channel, or those who chose its language there."""
        outlet = self.outlet
        return (outlet.key, self.language if outlet.splits_languages else "")

    @property
    def local(self) -> datetime:
        return self.at.astimezone(ZoneInfo(self.outlet.zone))


@dataclass(frozen=True, kw_only=True)
class Finding:
    code: Code
    others: tuple[int, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day that a country keeps."""

    country: str
    on: date
    name: str
    is_mourning: bool


def findings(
    asked: Iterable[Planned], *, among: Iterable[Planned], days: Collection[Day]
) -> dict[Planned, list[Finding]]:
    """Say for each asked post and time what speaks against its time; the gravest comes first.

    `among` is everything planned nearby, with or without the asked posts themselves: a post never
    clashes with its own row there.
    """
    around = _Around(among)
    kept: dict[tuple[str, date], list[Day]] = defaultdict(list)
    for day in days:
        kept[day.country, day.on].append(day)
    return {
        one: [
            *_of_the_day(one, kept.get((one.outlet.country, one.local.date()), [])),
            *_of_the_hour(one, around),
            *_of_the_channel(one, around),
        ]
        for one in asked
    }


def is_quiet(at: time, *, quiet_from: time | None, quiet_until: time | None) -> bool:
    """Say whether a wall time lies in quiet hours, which may reach over midnight.

    The end is no longer quiet. Hours of which one end is missing, or that end where they begin,
    are none.
    """
    if quiet_from is None or quiet_until is None or quiet_from == quiet_until:
        return False
    if quiet_from < quiet_until:
        return quiet_from <= at < quiet_until
    return at >= quiet_from or at < quiet_until


class _Around:
    """Everything planned, found by story, by readers and by a channel's day."""

    def __init__(self, planned: Iterable[Planned]) -> None:
        self._by_story: dict[Hashable, list[Planned]] = defaultdict(list)
        self._by_readers: dict[Hashable, list[Planned]] = defaultdict(list)
        self._by_day: dict[tuple[int, date], set[int]] = defaultdict(set)
        for one in sorted(planned, key=lambda each: each.at):
            if one.story is not None:
                self._by_story[one.story].append(one)
            self._by_readers[one.readers].append(one)
            self._by_day[one.outlet.key, one.local.date()].add(one.post)

    def same_story(self, asked: Planned) -> tuple[int, ...]:
        """Posts that bring the same story to the same people, or as another organisation's word.

        A story that two organisations tell at once in two languages meets two sets of readers:
        that is a campaign, and no clash.
        """
        if asked.story is None:
            return ()
        return _posts(
            other
            for other in _near(self._by_story[asked.story], asked)
            if other.readers == asked.readers
            or (
                other.outlet.organisation != asked.outlet.organisation
                and other.language == asked.language
            )
        )

    def same_hour(self, asked: Planned) -> tuple[int, ...]:
        return _posts(_near(self._by_readers[asked.readers], asked))

    def same_day(self, asked: Planned) -> tuple[int, ...]:
        there = self._by_day[asked.outlet.key, asked.local.date()]
        return tuple(sorted(there - {asked.post}))


def _near(planned: list[Planned], asked: Planned) -> list[Planned]:
    first = bisect_right(planned, asked.at - NEAR, key=lambda one: one.at)
    last = bisect_left(planned, asked.at + NEAR, key=lambda one: one.at)
    return [one for one in planned[first:last] if one.post != asked.post]


def _posts(planned: Iterable[Planned]) -> tuple[int, ...]:
    return tuple(sorted({one.post for one in planned}))


def _of_the_day(asked: Planned, days: list[Day]) -> Iterable[Finding]:
    for day in sorted(days, key=lambda each: (not each.is_mourning, each.name)):
        yield Finding(
            code=Code.MOURNING if day.is_mourning else Code.HOLIDAY,
            facts={"name": day.name, "country": day.country},
        )


def _of_the_hour(asked: Planned, around: _Around) -> Iterable[Finding]:
    same_story = around.same_story(asked)
    if same_story:
        yield Finding(code=Code.SAME_STORY, others=same_story)
    # What tells the same story there is said already.
    if others := tuple(post for post in around.same_hour(asked) if post not in same_story):
        yield Finding(code=Code.SAME_HOUR, others=others)


def _of_the_channel(asked: Planned, around: _Around) -> Iterable[Finding]:
    outlet, local = asked.outlet, asked.local
    quiet = {"quiet_from": outlet.quiet_from, "quiet_until": outlet.quiet_until}
    if is_quiet(local.time(), **quiet):
        yield Finding(code=Code.QUIET_HOURS, facts={**quiet, "local": local})
    if outlet.quota is not None:
        others = around.same_day(asked)
        if len(others) + 1 > outlet.quota:
            facts = {"planned": len(others) + 1, "quota": outlet.quota, "on": local.date()}
            yield Finding(code=Code.OVER_QUOTA, others=others, facts=facts)
