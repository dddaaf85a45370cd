"""Where a post lands that is moved on one clock and keeps its time on another."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from campaigns.rules.local_time import resolve

ONE_DAY = timedelta(days=1)


def moved_to(
    *, planned: datetime, zone: str, own_zone: str, day: date, at_time: time | None = None
) -> datetime:
    """Return the new wall time of a post in its own `zone`.

    `planned` is its wall time now. `day` and `at_time` are what the mover pointed at on the clock
    of `own_zone`; without a time, or with the time that is shown there now, the post keeps the
    time on the wall of its own zone and only the day changes.
    """
    shown = _shown(planned, zone=zone, own_zone=own_zone)
    if at_time is not None and at_time != shown.time():
        return wall_time(day=day, at_time=at_time, own_zone=own_zone, zone=zone)
    straight = planned + (day - shown.date())
    # Zones that change their clocks on other days, or not at all: a time near midnight would
    # land on the day beside the one that was pointed at.
    candidates = (straight, straight - ONE_DAY, straight + ONE_DAY)
    return next(
        (one for one in candidates if _shown(one, zone=zone, own_zone=own_zone).date() == day),
        straight,
    )


def wall_time(*, day: date, at_time: time, own_zone: str, zone: str) -> datetime:
    """Return the wall time in `zone` of a day and time on the clock of `own_zone`."""
    pointed_at = datetime.combine(day, at_time)
    if own_zone == zone:
        # Said on the post's own clock: what is odd about it is explained where it is resolved.
        return pointed_at
    at = resolve(local=pointed_at, zone=own_zone).at
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def _shown(planned: datetime, *, zone: str, own_zone: str) -> datetime:
    """Return what the mover's clock shows for a wall time in the post's zone."""
    at = resolve(local=planned, zone=zone).at
    return at.astimezone(ZoneInfo(own_zone)).replace(tzinfo=None, fold=0)
