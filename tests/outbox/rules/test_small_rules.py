"""States, timing, pace, breaker, scopes and policy."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from outbox.rules import breaker
from outbox.rules.bucket import Bucket
from outbox.rules.policy import Policy
from outbox.rules.scopes import scopes_text
from outbox.rules.states import ALLOWED, State, may_move
from outbox.rules.timing import backoff, why_held

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
POLICY = Policy()


def test_sending_never_goes_back_to_being_claimed():
    assert State.LEASED not in ALLOWED[State.SENDING] | ALLOWED[State.UNKNOWN]


def test_every_state_has_its_moves_and_ends_are_ends():
    assert set(ALLOWED) == set(State)
    assert not ALLOWED[State.SENT]
    assert not may_move(State.SENT, State.READY)
    assert may_move(State.UNKNOWN, State.UNKNOWN)


@pytest.mark.parametrize(
    ("not_after", "is_held", "code"),
    [
        (None, False, None),
        (NOW, False, None),
        (NOW - timedelta(seconds=1), False, "late"),
        (None, True, "held"),
        (NOW - timedelta(seconds=1), True, "held"),
    ],
)
def test_why_a_row_is_held(not_after, is_held, code):
    refusal = why_held(not_after=not_after, is_held=is_held, now=NOW)
    assert (refusal and refusal.code) == code


def test_backoff_is_spread_over_a_doubling_range_up_to_the_cap():
    rng = Random(7)
    for attempt_no, top in [(1, 30), (2, 60), (5, 480), (20, 7200), (10_000, 7200)]:
        waits = [
            backoff(attempt_no=attempt_no, policy=POLICY, rng=rng).total_seconds()
            for _ in range(400)
        ]
        assert max(waits) <= top
        assert max(waits) > 0.9 * top
        assert min(waits) < 0.1 * top


def test_breaker_lets_one_probe_through_after_its_pause():
    def turns(failures, open_until):
        return breaker.turns_allowed(
            wanted=5, failures=failures, open_until=open_until, now=NOW, policy=POLICY
        )

    assert turns(4, None) == 5
    assert turns(5, NOW + timedelta(seconds=1)) == 0
    assert turns(5, NOW) == 1
    assert breaker.open_until(failures=4, now=NOW, policy=POLICY) is None
    assert breaker.open_until(failures=5, now=NOW, policy=POLICY) == NOW + timedelta(seconds=30)


def test_bucket_refills_to_its_capacity_and_ignores_a_clock_that_steps_back():
    bucket = Bucket(tokens=0, capacity=3, per_second=0.5, refilled_at=NOW)
    assert bucket.refilled(now=NOW + timedelta(seconds=3)).calls == 1
    assert bucket.refilled(now=NOW + timedelta(hours=1)).calls == 3
    back = bucket.refilled(now=NOW - timedelta(hours=1))
    assert (back.calls, back.refilled_at) == (0, NOW)
    assert bucket.refilled(now=NOW + timedelta(hours=1)).taken(calls=3).calls == 0


def test_scopes_text_can_be_searched_for_whole_scopes():
    assert scopes_text("channel:3", "language:lv") == "|all|channel:3|language:lv|"
    assert scopes_text() == "|all|"
    with pytest.raises(ValueError, match="not a scope"):
        scopes_text("a|b")


@pytest.mark.parametrize(
    "numbers",
    [
        {"quiet": timedelta(seconds=8)},
        {"lease": timedelta(seconds=5)},
        {"batch": 0},
    ],
)
def test_a_policy_that_would_undo_the_protocol_is_refused(numbers):
    with pytest.raises(ValueError, match="must be"):
        Policy(**numbers)
