"""The fast clock: there and back, what waits become on it, and what counts as a difference."""

from datetime import UTC, datetime, timedelta

import pytest

from campaigns.rules.rehearsing import (
    FOREVER,
    Difference,
    FastClock,
    difference_of,
    mark_of,
    marked,
    on_the_fast_clock,
)
from outbox.rules.refusals import Refusal
from outbox.rules.states import State

STARTED = datetime(2027, 3, 1, 9, tzinfo=UTC)
FROM = datetime(2027, 6, 1, 9, tzinfo=UTC)
CLOCK = FastClock(started_at=STARTED, campaign_from=FROM, speed=1000)
HOUR = timedelta(hours=1)


def test_a_thousand_seconds_of_the_campaign_pass_in_one():
    assert CLOCK.real(FROM) == STARTED
    assert CLOCK.real(FROM + timedelta(seconds=1000)) == STARTED + timedelta(seconds=1)
    assert CLOCK.campaign(STARTED + timedelta(minutes=1)) == FROM + timedelta(minutes=1000)


@pytest.mark.parametrize("speed", [100, 1000, 10_000])
def test_there_and_back_is_the_same_instant_but_for_rounding(speed):
    clock = FastClock(started_at=STARTED, campaign_from=FROM, speed=speed)
    instant = FROM + timedelta(days=17, hours=5, seconds=7)
    assert abs(clock.campaign(clock.real(instant)) - instant) < timedelta(seconds=1)


def on_it(refusal, *, not_after=FROM + 2 * HOUR, now=STARTED):
    return on_the_fast_clock(refusal, instant=FROM, not_after=not_after, clock=CLOCK, now=now)


def test_an_embargo_that_ends_in_time_is_waited_for_a_thousand_times_shorter():
    told = on_it(Refusal("embargoed", {"until": "x"}, wait=HOUR))
    assert told == Refusal("embargoed", {"until": "x"}, wait=timedelta(seconds=3.6))


def test_what_a_busy_machine_lost_meanwhile_is_not_waited_for_twice():
    busy = timedelta(seconds=3)
    told = on_it(Refusal("embargoed", wait=HOUR), now=STARTED + busy)
    assert told.wait == timedelta(seconds=0.6)
    assert on_it(Refusal("embargoed", wait=HOUR), now=STARTED + HOUR).wait == timedelta(0)


@pytest.mark.parametrize(
    ("code", "wait"),
    [("embargoed", 3 * HOUR), ("held", FOREVER), ("page-not-live", timedelta(seconds=30))],
)
def test_what_outlasts_the_post_or_ends_by_no_clock_makes_it_late_at_once(code, wait):
    told = on_it(Refusal(code, {"photo": "x"}, wait=wait))
    assert told == Refusal("late", {"photo": "x", "because": code})


def test_a_refusal_without_a_wait_stays_what_it_is():
    assert on_it(Refusal("not-approved")) == Refusal("not-approved")


@pytest.mark.parametrize(
    ("state", "later", "difference"),
    [
        (State.SENT, timedelta(0), Difference.NONE),
        (State.SENT, timedelta(seconds=5), Difference.NONE),
        (State.SENT, HOUR, Difference.LATER),
        (State.FAILED, timedelta(0), Difference.REFUSED),
        (State.EXPIRED, timedelta(0), Difference.TOO_LATE),
        (State.CANCELLED, timedelta(0), Difference.STOPPED),
        (State.NEEDS_HUMAN, timedelta(0), Difference.ASKS),
        (State.READY, timedelta(0), Difference.WAITS),
        (State.UNKNOWN, timedelta(0), Difference.WAITS),
    ],
)
def test_every_state_has_its_difference(state, later, difference):
    assert difference_of(state=state, planned_for=FROM, went_at=FROM + later) is difference


def test_no_state_is_forgotten():
    for state in State:
        assert difference_of(state=state, planned_for=FROM, went_at=FROM) in Difference


def test_a_rehearsed_link_carries_an_id_of_its_own_and_keeps_the_rest():
    url = "https://example.org/lv/story/?page=2&utm_campaign=summer&utm_id=p17#top"
    mark = mark_of(rehearsal=3, post=17, occurrence=0)
    assert marked(url, unique=mark) == (
        "https://example.org/lv/story/?page=2&utm_campaign=summer&utm_id=r3-17#top"
    )
    assert mark_of(rehearsal=3, post=17, occurrence=2) == "r3-17.2"
    assert marked("", unique=mark) == ""
