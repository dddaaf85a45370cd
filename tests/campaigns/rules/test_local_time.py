"""Wall times become instants, over both changes of the clocks, in every zone of the region."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.local_time import Oddity, both_clocks, not_after, resolve

CET = ["Europe/Copenhagen", "Europe/Berlin", "Europe/Warsaw", "Europe/Stockholm"]
EET = ["Europe/Helsinki", "Europe/Tallinn", "Europe/Riga", "Europe/Vilnius"]


@pytest.mark.parametrize("zone", CET + EET)
def test_a_wall_time_in_the_gap_goes_out_an_hour_later_and_says_so(zone):
    hour = 2 if zone in CET else 3
    resolved = resolve(local=datetime(2027, 3, 28, hour, 30), zone=zone)
    assert resolved.oddity == Oddity.GAP
    assert resolved.local == datetime(2027, 3, 28, hour + 1, 30)
    assert resolved.at == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", CET + EET)
def test_a_wall_time_that_happens_twice_goes_out_the_first_time(zone):
    hour = 2 if zone in CET else 3
    resolved = resolve(local=datetime(2026, 10, 25, hour, 30), zone=zone)
    assert resolved.oddity == Oddity.FOLD
    assert resolved.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("zone", CET + EET)
def test_two_years_of_mornings_keep_their_wall_time(zone):
    day = datetime(2026, 10, 1, 9, 0)
    for number in range(731):
        resolved = resolve(local=day + timedelta(days=number), zone=zone)
        assert resolved.at.astimezone(ZoneInfo(zone)).hour == 9
        assert resolved.oddity == Oddity.NONE


@given(
    local=st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)),
    zone=st.sampled_from(CET + EET),
)
def test_what_is_resolved_reads_back_as_the_wall_time_it_names(local, zone):
    resolved = resolve(local=local, zone=zone)
    assert resolved.at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == resolved.local
    assert (resolved.local == local) == (resolved.oddity != Oddity.GAP)


def test_the_region_has_two_clocks_and_their_names_change_with_the_season():
    winter = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
    summer = datetime(2026, 7, 1, 16, 0, tzinfo=UTC)
    assert both_clocks(winter) == (("18:00", "CET"), ("19:00", "EET"))
    assert both_clocks(summer) == (("18:00", "CEST"), ("19:00", "EEST"))


@pytest.mark.parametrize(
    ("kind", "minutes"), [("ceremony", 15), ("news", 120), ("evergreen", 1440)]
)
def test_how_late_is_too_late_depends_on_the_kind(kind, minutes):
    due_at = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
    assert not_after(due_at=due_at, kind=kind) == due_at + timedelta(minutes=minutes)
