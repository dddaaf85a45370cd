"""The next slot of a channel that nothing stands in, on the channel's own clock."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfoNotFoundError

import pytest

from campaigns.rules.local_time import Oddity
from campaigns.rules.slots import WEEKS, WeeklyTime, next_free_slot

MONDAY_AT_9 = WeeklyTime(weekday=0, at_time=time(9))
THURSDAY_AT_9 = WeeklyTime(weekday=3, at_time=time(9))
THURSDAY_AT_18 = WeeklyTime(weekday=3, at_time=time(18))
WEEK = [THURSDAY_AT_18, MONDAY_AT_9, THURSDAY_AT_9]
TUESDAY = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


def free(*, slots=WEEK, zone="Europe/Riga", taken=(), after=TUESDAY):
    return next_free_slot(slots=slots, zone=zone, taken=taken, after=after)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_it_is_the_next_time_of_the_week_on_the_channels_clock():
    assert free().local == datetime(2026, 12, 3, 9)
    assert free().resolved.at == utc(2026, 12, 3, 7)
    assert free(zone="Europe/Warsaw").resolved.at == utc(2026, 12, 3, 8)


def test_taken_ones_are_passed_over_to_the_minute():
    nine = utc(2026, 12, 3, 7, 0, 30)
    assert free(taken=[nine]).local == datetime(2026, 12, 3, 18)
    assert free(taken=[nine, utc(2026, 12, 3, 16)]).local == datetime(2026, 12, 7, 9)
    assert free(taken=[utc(2026, 12, 3, 7, 1)]).local == datetime(2026, 12, 3, 9)


def test_a_slot_of_this_very_moment_is_over():
    assert free(after=utc(2026, 12, 3, 7)).local == datetime(2026, 12, 3, 18)
    assert free(after=utc(2026, 12, 3, 6, 59)).local == datetime(2026, 12, 3, 9)


def test_the_day_is_that_of_the_channel_and_not_of_greenwich():
    # 23:30 in Greenwich is Thursday in Riga already.
    early = WeeklyTime(weekday=3, at_time=time(2))
    assert free(slots=[early], after=utc(2026, 12, 2, 23, 30)).local == datetime(2026, 12, 3, 2)


def test_a_slot_that_the_clocks_jump_over_comes_an_hour_later_and_says_so():
    night = WeeklyTime(weekday=6, at_time=time(3, 30))
    slot = free(slots=[night], after=utc(2027, 3, 27))
    assert slot.local == datetime(2027, 3, 28, 3, 30)
    assert slot.resolved.oddity is Oddity.GAP
    assert slot.resolved.at == utc(2027, 3, 28, 1, 30)


def test_no_slots_or_none_left_is_none():
    assert free(slots=[]) is None
    mondays = [
        free(slots=[MONDAY_AT_9]).resolved.at,
    ]
    for _week in range(WEEKS):
        slot = free(slots=[MONDAY_AT_9], taken=mondays)
        if slot is None:
            break
        mondays.append(slot.resolved.at)
    assert len(mondays) == WEEKS
    assert free(slots=[MONDAY_AT_9], taken=mondays) is None


def test_an_unknown_zone_is_named():
    with pytest.raises(ZoneInfoNotFoundError):
        free(zone="Europe/Nowhere")
