"""Every boundary between the states of a ceremony's page."""

from datetime import UTC, datetime, timedelta

import pytest

from ceremonies.rules.airing import (
    SWITCHABLE,
    State,
    Timed,
    end_with_delays,
    now_on,
    state_of,
    still_to_come,
)

START = datetime(2027, 6, 5, 16, 0, tzinfo=UTC)
END = START + timedelta(hours=2)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def state(now, *, status="confirmed", recording=False, switched=None):
    return state_of(
        status=status,
        starts_at=START,
        ends_at=END,
        has_recording=recording,
        switched_to=switched,
        now=now,
    )


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (START - timedelta(days=400), State.BEFORE),
        (START - HOUR - SECOND, State.BEFORE),
        (START - HOUR, State.SOON),
        (START - SECOND, State.SOON),
        (START, State.LIVE),
        (END - SECOND, State.LIVE),
        (END, State.AFTER),
        (END + timedelta(days=400), State.AFTER),
    ],
)
def test_the_clock_alone_decides_where_nobody_switched(now, expected):
    assert state(now) == expected


def test_a_recording_shows_only_after_the_end():
    assert state(END - SECOND, recording=True) == State.LIVE
    assert state(END, recording=True) == State.RECORDING


@pytest.mark.parametrize("switched", SWITCHABLE)
@pytest.mark.parametrize("now", [START - HOUR * 5, START - HOUR, START, END, END + HOUR * 500])
def test_the_operator_wins_over_the_clock_at_any_time(switched, now):
    assert state(now, switched=switched) == switched
    assert state(now, switched=switched, recording=True) == switched
    assert state(now, switched=switched, status="held") == switched


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
@pytest.mark.parametrize("now", [START - HOUR * 5, START, END])
@pytest.mark.parametrize("switched", [None, State.LIVE])
def test_what_is_called_off_is_never_live(status, now, switched):
    assert state(now, status=status, switched=switched) == State(status)


@pytest.mark.parametrize("status", ["planned", "confirmed", "rescheduled", "moved-online"])
def test_other_statuses_follow_the_clock(status):
    assert state(START, status=status) == State.LIVE


def test_what_was_held_is_over_whatever_the_clock_says():
    assert state(START, status="held") == State.AFTER
    assert state(START, status="held", recording=True) == State.RECORDING


def item(key, minute, *, lasts=10, slips=0):
    return Timed(
        key=key,
        planned_at=START + timedelta(minutes=minute),
        lasts=timedelta(minutes=lasts),
        slips=timedelta(minutes=slips),
    )


@pytest.mark.parametrize(
    ("minute", "key"), [(-0.1, None), (0, 1), (9.9, 1), (10, 2), (19.9, 2), (20, None), (35, 3)]
)
def test_the_item_that_is_on(minute, key):
    items = [item(3, 30), item(1, 0), item(2, 10)]
    found = now_on(items, now=START + timedelta(minutes=minute))
    assert (found and found.key) == key


def test_an_item_that_slips_is_on_later():
    items = [item(1, 0), item(2, 10, slips=5)]
    assert now_on(items, now=START + timedelta(minutes=12)) is None
    assert now_on(items, now=START + timedelta(minutes=15)).key == 2


def test_of_two_at_once_the_later_one_is_on():
    assert now_on([item(1, 0, lasts=60), item(2, 10)], now=START + timedelta(minutes=11)).key == 2


def test_only_what_has_not_begun_can_be_moved():
    items = [item(1, 0), item(2, 10), item(3, 20, slips=-11)]
    assert [one.key for one in still_to_come(items, now=START + timedelta(minutes=9))] == [2]


def test_a_programme_that_slips_ends_later_and_one_that_does_not_ends_as_planned():
    assert end_with_delays(END, [item(1, 110, slips=5)]) == END + timedelta(minutes=5)
    assert end_with_delays(END, [item(1, 115)]) == END
    assert end_with_delays(END, []) == END
