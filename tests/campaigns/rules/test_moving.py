"""Moving on one clock what keeps its time on another, over both changes of the clocks."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from campaigns.rules.local_time import Oddity, resolve
from campaigns.rules.moving import moved_to

RIGA, WARSAW, REYKJAVIK = "Europe/Riga", "Europe/Warsaw", "Atlantic/Reykjavik"


def seen_on(local: datetime, *, zone: str, own_zone: str) -> datetime:
    at = resolve(local=local, zone=zone).at
    return at.astimezone(ZoneInfo(own_zone)).replace(tzinfo=None)


@pytest.mark.parametrize("own_zone", [RIGA, WARSAW, REYKJAVIK])
@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31), date(2027, 6, 1)])
def test_another_day_keeps_the_time_on_the_posts_own_wall(own_zone, day):
    planned = datetime(2027, 3, 20, 9, 30)
    moved = moved_to(planned=planned, zone=RIGA, own_zone=own_zone, day=day)
    assert moved == datetime.combine(day, time(9, 30))


def test_the_day_is_the_one_that_the_movers_clock_shows():
    """00:30 in Riga is the evening before in Warsaw: that is where it is picked up and set down."""
    planned = datetime(2027, 5, 4, 0, 30)
    moved = moved_to(planned=planned, zone=RIGA, own_zone=WARSAW, day=date(2027, 5, 10))
    assert moved == datetime(2027, 5, 11, 0, 30)
    assert seen_on(moved, zone=RIGA, own_zone=WARSAW).date() == date(2027, 5, 10)


def test_where_only_one_clock_changes_it_still_lands_on_the_day_pointed_at():
    """02:30 in Riga is 23:30 in Reykjavik in summer and 00:30 in winter."""
    planned = datetime(2027, 7, 6, 2, 30)
    day = date(2027, 12, 15)
    moved = moved_to(planned=planned, zone=RIGA, own_zone=REYKJAVIK, day=day)
    assert seen_on(moved, zone=RIGA, own_zone=REYKJAVIK) == datetime(2027, 12, 15, 0, 30)
    # Without that care, counting days alone lands on the day after.
    straight = planned + (day - date(2027, 7, 5))
    assert seen_on(straight, zone=RIGA, own_zone=REYKJAVIK).date() == date(2027, 12, 16)


def test_a_time_shown_on_the_movers_clock_becomes_the_posts_own():
    moved = moved_to(
        planned=datetime(2027, 5, 4, 9, 0),
        zone=RIGA,
        own_zone=WARSAW,
        day=date(2027, 5, 4),
        at_time=time(14, 0),
    )
    assert moved == datetime(2027, 5, 4, 15, 0)


def test_the_same_hour_on_another_day_is_no_new_time():
    """Set down in the row it came from, a post keeps its wall time, even one in a gap."""
    planned = datetime(2027, 3, 28, 3, 30)  # in Riga's gap: goes out at 04:30
    moved = moved_to(
        planned=planned, zone=RIGA, own_zone=RIGA, day=date(2027, 3, 29), at_time=time(4, 30)
    )
    assert moved == datetime(2027, 3, 29, 3, 30)


def test_a_time_in_the_movers_gap_is_resolved_before_it_is_carried_over():
    moved = moved_to(
        planned=datetime(2027, 3, 27, 12, 0),
        zone=RIGA,
        own_zone=WARSAW,
        day=date(2027, 3, 28),
        at_time=time(2, 30),  # Warsaw jumps from 02:00 to 03:00: 03:30 there, 04:30 in Riga
    )
    assert moved == datetime(2027, 3, 28, 4, 30)
    assert resolve(local=moved, zone=RIGA).oddity is Oddity.NONE


def test_a_time_in_the_movers_fold_is_the_first_of_the_two():
    moved = moved_to(
        planned=datetime(2027, 10, 30, 12, 0),
        zone=RIGA,
        own_zone=WARSAW,
        day=date(2027, 10, 31),
        at_time=time(2, 30),
    )
    assert moved == datetime(2027, 10, 31, 3, 30)
    resolved = resolve(local=moved, zone=RIGA)
    assert resolved.oddity is Oddity.FOLD
    assert resolved.at == resolve(local=datetime(2027, 10, 31, 2, 30), zone=WARSAW).at


def test_on_the_posts_own_clock_a_gap_is_left_for_the_sentence_that_explains_it():
    moved = moved_to(
        planned=datetime(2027, 3, 27, 12, 0),
        zone=RIGA,
        own_zone=RIGA,
        day=date(2027, 3, 28),
        at_time=time(3, 30),
    )
    assert moved == datetime(2027, 3, 28, 3, 30)
    assert resolve(local=moved, zone=RIGA).oddity is Oddity.GAP
