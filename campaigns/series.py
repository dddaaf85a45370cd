"""A post that repeats: which of its days are owed, each exactly once."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from wagtail.log_actions import log

from campaigns.actions.owe_delivery import move_delivery, owe_delivery
from campaigns.clock_data import tz_version
from campaigns.models import Delivery, Series, Variant
from campaigns.rules.local_time import Resolved, resolve
from campaigns.rules.recurring import wall_times
from outbox.rules.states import State

logger = logging.getLogger(__name__)

AHEAD = timedelta(days=35)
# While somebody decides about its words, the post keeps the time that they decide about: that
# one lapses, and the author is told.
WAITS_FOR_PEOPLE = (Variant.State.IN_REVIEW, Variant.State.LAPSED)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One time of a series: its day, the wall time it asks for, and what that comes to."""

    on: date
    local: datetime
    resolved: Resolved


@dataclass(kw_only=True)
class Changes:
    """What bringing a series in line has changed."""

    owed: list[date] = field(default_factory=list)
    moved: list[tuple[datetime, datetime]] = field(default_factory=list)
    dropped: list[date] = field(default_factory=list)


def live_series(variant: Variant) -> Series | None:
    """Return the series that a post goes out by, unless it was ended."""
    return Series.objects.filter(variant=variant, ended_at=None).first()


def running_series(variant: Variant) -> Series | None:
    """Return the series of a post that was fetched together with it, unless it was ended."""
    series: Series | None = getattr(variant, "series", None)
    return None if series is None or series.ended_at is not None else series


def occurrences(*, rule: str, start: datetime, zone: str) -> list[Occurrence]:
    """Return every time of a series, each wall time resolved for itself: never "a day later"."""
    return [
        Occurrence(on=local.date(), local=local, resolved=resolve(local=local, zone=zone))
        for local in wall_times(rule=rule, start=start)
    ]


def occurrences_of(series: Series, variant: Variant) -> list[Occurrence]:
    """Return every time of a post's series, past ones included."""
    start = datetime.fromisoformat(variant.planned_local)
    return occurrences(rule=series.rule, start=start, zone=variant.zone)


def owe_planned(*, variant: Variant, now: datetime) -> None:
    """Owe an approved post that has its time: once, or the next days of its series."""
    series = live_series(variant)
    if series is None:
        owe_delivery(variant=variant, now=now)
    else:
        bring_in_line(variant=variant, series=series, now=now)


@transaction.atomic
def bring_in_line(*, variant: Variant, series: Series, now: datetime) -> Changes:
    """Make what is owed follow the rule, as often as wanted; the caller has locked the post.

    A day that has a delivery is never owed again, whether that was sent, failed, came too late or
    was taken back. What waits moves with the series, or goes where the rule names its day no
    more. A day whose time has passed is not made up for. `due_at` becomes the next time.
    """
    named = {one.on: one for one in occurrences_of(series, variant)}
    rows = {row.series_on: row for row in _rows(variant) if row.series_on is not None}
    changes = Changes()
    is_approved = variant.state == Variant.State.APPROVED
    for day, row in rows.items():
        if row.state != State.READY:
            continue
        one = named.get(day)
        if one is None or not is_approved:
            if _drop(row):
                changes.dropped.append(day)
            continue
        before, at = row.due_at, one.resolved.at
        if before != at and move_delivery(delivery=row, due_at=at):
            changes.moved.append((before, at))
    ahead = [one for one in named.values() if one.resolved.at > now]
    for one in ahead if is_approved else ():
        if one.on not in rows and one.resolved.at <= now + AHEAD:
            owe_delivery(variant=variant, now=now, due_at=one.resolved.at, series_on=one.on)
            changes.owed.append(one.on)
    spent = {day for day, row in rows.items() if row.state != State.READY}
    _note_next(variant, [one.resolved.at for one in ahead if one.on not in spent])
    return changes


def _rows(variant: Variant) -> Iterator[Delivery]:
    days = Delivery.objects.filter(variant=variant).exclude(series_on=None).defer("payload")
    yield from days.select_related("variant__message", "variant__channel").order_by("series_on")


def _drop(row: Delivery) -> bool:
    """Take a day back that certainly never left, so that its day may be owed again."""
    return bool(Delivery.objects.filter(pk=row.pk, state=State.READY).delete()[0])


def note_end(variant: Variant) -> None:
    """Let the wall time of a post whose series is over be that of its last time; saved by whoever
    calls."""
    at = variant.due_at
    local = at.astimezone(ZoneInfo(variant.zone)).replace(tzinfo=None) if at else None
    variant.planned_local = local.isoformat(timespec="minutes") if local else ""


def _note_next(variant: Variant, times: list[datetime]) -> None:
    before = variant.due_at, variant.tz_version
    variant.due_at, variant.tz_version = times[0] if times else variant.due_at, tz_version()
    if (variant.due_at, variant.tz_version) != before:
        variant.save(update_fields=["due_at", "tz_version"])


def owe_series_ahead(*, now: datetime) -> int:
    """Owe what the series name for the next weeks; returns how many days were owed anew.

    May run as often and as many times at once as it likes: a post is locked while it is looked
    at, and the database refuses a second delivery of one day.
    """
    waiting = Series.objects.filter(ended_at=None).exclude(variant__state__in=WAITS_FOR_PEOPLE)
    owed = 0
    for variant_pk in waiting.order_by("variant").values_list("variant", flat=True):
        try:
            owed += _owe_ahead(variant_pk, now=now)
        except Exception:
            # One that cannot be read must not keep the others from going out.
            logger.exception("The series of post %s could not be owed", variant_pk)
    return owed


@transaction.atomic
def _owe_ahead(variant_pk: int, *, now: datetime) -> int:
    fresh = (
        Variant.objects.select_for_update(of=["self"], skip_locked=True)
        .select_related("channel", "message__campaign")
        .filter(pk=variant_pk)
        .first()
    )
    series = live_series(fresh) if fresh is not None else None
    if fresh is None or series is None or fresh.state in WAITS_FOR_PEOPLE:
        return 0
    changes = bring_in_line(variant=fresh, series=series, now=now)
    if fresh.due_at is None or fresh.due_at <= now:
        # Its last time has come: from now on it is a post that went out, like any other.
        Series.objects.filter(pk=series.pk).update(ended_at=now)
        note_end(fresh)
        fresh.save(update_fields=["planned_local"])
        log(instance=fresh, action="campaigns.series_ended")
    return len(changes.owed)
