"""Weeks of a month."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from campaigns.desk.month import Month


def test_weeks_are_whole_and_begin_on_monday():
    weeks = Month(year=2026, number=11).weeks
    assert weeks[0][0] == date(2026, 10, 26)
    assert {len(week) for week in weeks} == {7}


def test_neighbours_cross_the_year():
    assert str(Month(year=2026, number=12).after) == "2027-01"
    assert str(Month(year=2026, number=1).before) == "2025-12"


def test_a_month_ends_at_midnight_on_the_readers_clock():
    start, *_days, end = Month(year=2026, number=3).edges(ZoneInfo("Europe/Riga"))
    assert start.astimezone(UTC) == datetime(2026, 2, 22, 22, tzinfo=UTC)
    assert end.astimezone(UTC) == datetime(2026, 4, 5, 21, tzinfo=UTC)
