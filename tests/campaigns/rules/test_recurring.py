"""Posts that repeat keep their wall time for two years, in every zone, over every change."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz

from campaigns.desk.forms import REGION
from campaigns.rules.local_time import Oddity, resolve
from campaigns.rules.recurring import MOST, NotUnderstood, recurrence, wall_times

START = datetime(2026, 10, 1)
YEARS = timedelta(days=731)
STEP = timedelta(minutes=30)


@cache
def wall_clock(zone):
    """Walk over two years in UTC and note when each wall time first comes: no arithmetic on it."""
    place, moment = ZoneInfo(zone), datetime(2026, 9, 30, tzinfo=UTC)
    first: dict[datetime, datetime] = {}
    while moment < datetime(2026, 10, 3, tzinfo=UTC) + YEARS:
        first.setdefault(moment.astimezone(place).replace(tzinfo=None), moment)
        moment += STEP
    return first


def expected(local, zone):
    """Return the instant of a wall time; one that is jumped over follows its forerunner.

    That is the wall time an hour earlier, which there is.
    """
    table = wall_clock(zone)
    hour = timedelta(hours=1)
    return table[local] if local in table else table[local - hour] + hour


@pytest.mark.parametrize("zone", REGION)
@pytest.mark.parametrize(
    "at", [(0, 0), (0, 30), (2, 0), (2, 30), (3, 0), (3, 30), (9, 0), (23, 30)]
)
def test_two_years_of_occurrences_are_not_a_second_off(zone, at):
    start = START.replace(hour=at[0], minute=at[1])
    days = ",".join(("MO", "TH", "SU"))
    times = wall_times(rule=f"FREQ=WEEKLY;BYDAY={days};UNTIL=20280930", start=start)
    assert len(times) == 313  # of two years and as many Sundays as clocks change on
    assert {moment.time() for moment in times} == {start.time()}
    for local in times:
        resolved = resolve(local=local, zone=zone)
        assert (resolved.at - expected(local, zone)).total_seconds() == 0
        place = tz.gettz(zone)
        by_dateutil = tz.resolve_imaginary(local.replace(tzinfo=place, fold=0)).astimezone(UTC)
        assert resolved.at == by_dateutil


def test_the_changes_of_the_clocks_are_among_what_was_looked_at():
    night = START.replace(hour=3, minute=30)
    times = wall_times(rule="FREQ=WEEKLY;BYDAY=SU;UNTIL=20280930", start=night)
    odd = [resolve(local=local, zone="Europe/Riga").oddity for local in times]
    assert (odd.count(Oddity.GAP), odd.count(Oddity.FOLD)) == (2, 2)


@pytest.mark.parametrize("zone", REGION)
def test_a_day_counted_as_24_hours_is_an_hour_wrong_by_november(zone):
    start = START.replace(hour=9)
    times = wall_times(rule="FREQ=DAILY;COUNT=60", start=start)
    first = resolve(local=start, zone=zone).at
    off = {
        abs((first + number * timedelta(hours=24) - expected(local, zone)).total_seconds())
        for number, local in enumerate(times)
    }
    assert off == {0.0, 3600.0}


@pytest.mark.parametrize(
    ("rule", "start", "days"),
    [
        ("FREQ=DAILY;INTERVAL=3;COUNT=3", date(2026, 11, 30), ["11-30", "12-03", "12-06"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3", date(2026, 12, 1), ["12-03", "12-07", "12-10"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", date(2026, 12, 1), ["12-01", "12-15", "12-29"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=2", date(2026, 12, 1), ["12-07", "01-04"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", date(2026, 12, 1), ["12-25", "01-29"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", date(2026, 12, 1), ["12-31", "01-31", "02-28"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", date(2026, 12, 1), ["12-31", "01-31", "03-31"]),
        ("FREQ=DAILY;UNTIL=20261203", date(2026, 12, 1), ["12-01", "12-02", "12-03"]),
        ("RRULE:freq=weekly;byday=we;until=20261209T235959", date(2026, 12, 1), ["12-02", "12-09"]),
    ],
)
def test_rules_name_the_days_that_people_mean(rule, start, days):
    times = wall_times(rule=rule, start=datetime.combine(start, datetime.min.time()))
    assert [f"{moment:%m-%d}" for moment in times] == days


def test_the_last_day_counts_whole():
    start = datetime(2026, 12, 1, 23, 59)
    assert len(wall_times(rule="FREQ=DAILY;UNTIL=20261203", start=start)) == 3


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("", "rule-part-unknown"),
        ("every day", "rule-part-unknown"),
        ("FREQ=YEARLY;COUNT=2", "rule-part-unknown"),
        ("FREQ=SECONDLY;COUNT=2", "rule-part-unknown"),
        ("FREQ=DAILY;COUNT=2;BYHOUR=9", "rule-part-unknown"),
        ("FREQ=DAILY;COUNT=2;COUNT=3", "rule-part-unknown"),
        ("FREQ=DAILY;COUNT=0", "rule-part-unknown"),
        ("FREQ=DAILY;COUNT=-1", "rule-part-unknown"),
        ("FREQ=DAILY;COUNT=²", "rule-part-unknown"),
        ("FREQ=DAILY;COUNT=", "rule-part-unknown"),
        ("FREQ=WEEKLY;BYDAY=1MO;COUNT=2", "rule-part-unknown"),
        ("FREQ=WEEKLY;BYMONTHDAY=1;COUNT=2", "rule-part-unknown"),
        ("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2", "rule-part-unknown"),
        ("FREQ=DAILY;UNTIL=20270231", "rule-part-unknown"),
        ("FREQ=DAILY;UNTIL=20270301T090000", "rule-part-unknown"),
        ("FREQ=DAILY;UNTIL=20270301T235959Z", "rule-part-unknown"),
        ("FREQ=DAILY", "rule-needs-one-end"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "rule-needs-one-end"),
        ("FREQ=DAILY;UNTIL=20300101", "rule-too-long"),
        ("FREQ=MONTHLY;COUNT=30", "rule-too-long"),
        ("FREQ=DAILY;INTERVAL=100;COUNT=2", "rule-too-long"),
        ("FREQ=DAILY;UNTIL=20280901", "rule-too-many"),
        ("FREQ=DAILY;COUNT=401", "rule-too-many"),
        ("FREQ=DAILY;UNTIL=20260901", "rule-names-no-day"),
        ("FREQ=MONTHLY;BYMONTHDAY=30;INTERVAL=12;BYDAY=MO;COUNT=1", "rule-names-no-day"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(rule, code):
    with pytest.raises(NotUnderstood) as refused:
        wall_times(rule=rule, start=datetime(2026, 10, 1, 9))
    assert refused.value.refusal.code == code


def test_the_most_that_is_allowed_is_allowed():
    assert len(wall_times(rule=f"FREQ=DAILY;COUNT={MOST}", start=START)) == MOST
    assert len(wall_times(rule="FREQ=WEEKLY;UNTIL=20281001", start=START)) == 105


def test_a_start_with_a_zone_is_a_mistake_of_the_program():
    with pytest.raises(ValueError, match="no zone"):
        wall_times(rule="FREQ=DAILY;COUNT=2", start=START.replace(tzinfo=UTC))


def test_a_start_at_the_end_of_all_days_is_refused():
    with pytest.raises(NotUnderstood):
        wall_times(rule="FREQ=DAILY;COUNT=2", start=datetime(9999, 12, 1))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20270301T235959",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=6",
        "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=6",
        "FREQ=DAILY;COUNT=6",
    ],
)
def test_a_rule_that_was_read_is_written_the_same(rule):
    assert str(recurrence(rule)) == rule
