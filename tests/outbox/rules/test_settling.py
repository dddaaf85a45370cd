"""What becomes of a row after a call, a look or the loss of its owner: the rules as tables."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from outbox.rules.outcomes import (
    Absent,
    Found,
    LaneBlocked,
    NotSent,
    Refused,
    Sent,
    Settling,
    Unknown,
    Unsure,
)
from outbox.rules.policy import Policy
from outbox.rules.settling import (
    REFUSED_IN_DOUBT,
    Standing,
    Way,
    after_call,
    after_look,
    way_to_settle,
)
from outbox.rules.states import State

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
POLICY = Policy()
FRESH = Standing(
    settling=Settling.LOOK,
    attempt_no=1,
    absences=0,
    sending_at=NOW,
    first_attempt_at=NOW,
    doubtful_since=None,
    not_after=None,
)
DOUBTFUL = replace(FRESH, doubtful_since=NOW - timedelta(minutes=2), attempt_no=2)

SENT = Sent(remote_key="k")
REFUSED = Refused(code="too-long", words="Text is too long")
NOT_SENT = NotSent(code="connect", words="refused")
BLOCKED = LaneBlocked(code="429", words="slow down", until=NOW + timedelta(minutes=5))
UNKNOWN = Unknown(code="timeout", words="timed out")


@pytest.mark.parametrize(
    ("outcome", "standing", "state"),
    [
        (SENT, FRESH, State.SENT),
        (SENT, DOUBTFUL, State.SENT),
        (REFUSED, FRESH, State.FAILED),
        (REFUSED, DOUBTFUL, State.UNKNOWN),
        (NOT_SENT, FRESH, State.READY),
        (NOT_SENT, DOUBTFUL, State.UNKNOWN),
        (NOT_SENT, replace(FRESH, attempt_no=8), State.FAILED),
        (NOT_SENT, replace(FRESH, not_after=NOW), State.EXPIRED),
        (BLOCKED, FRESH, State.READY),
        (BLOCKED, DOUBTFUL, State.UNKNOWN),
        (UNKNOWN, FRESH, State.UNKNOWN),
        (UNKNOWN, replace(FRESH, settling=Settling.REPEAT), State.UNKNOWN),
    ],
)
def test_after_a_call(outcome, standing, state):
    step = after_call(outcome, standing=standing, now=NOW, policy=POLICY, rng=Random(1))
    assert step.state is state
    assert (step.doubtful_since is not None) is (state is State.UNKNOWN)


def test_a_blocked_lane_is_not_the_rows_fault():
    step = after_call(BLOCKED, standing=FRESH, now=NOW, policy=POLICY, rng=Random(1))
    assert not step.counts_as_try
    assert step.next_try_at == BLOCKED.until


def test_a_server_that_names_a_time_is_not_asked_earlier():
    outcome = NotSent(code="503", words="", retry_after=timedelta(hours=1))
    step = after_call(outcome, standing=FRESH, now=NOW, policy=POLICY, rng=Random(1))
    assert step.next_try_at == NOW + timedelta(hours=1)


def test_an_unknown_call_is_not_looked_for_before_the_quiet_period_is_over():
    step = after_call(UNKNOWN, standing=FRESH, now=NOW, policy=POLICY, rng=Random(1))
    assert step.next_try_at == NOW + POLICY.quiet


@pytest.mark.parametrize(
    ("settling", "changes", "way"),
    [
        (Settling.REPEAT, {}, Way.REPEAT),
        (Settling.REPEAT, {"attempt_no": 8}, Way.LOOK),
        (Settling.REPEAT, {"reason": REFUSED_IN_DOUBT}, Way.LOOK),
        (Settling.KEYED, {}, Way.REPEAT),
        (Settling.KEYED, {"first_attempt_at": NOW - timedelta(minutes=51)}, Way.LOOK),
        (Settling.LOOK, {}, Way.LOOK),
        (Settling.BLIND, {}, Way.ASK),
    ],
)
def test_ways_to_settle(settling, changes, way):
    standing = replace(DOUBTFUL, settling=settling, **changes)
    assert way_to_settle(standing=standing, now=NOW, policy=POLICY) is way


AGED = replace(DOUBTFUL, sending_at=NOW - timedelta(minutes=2))
LONG = replace(AGED, doubtful_since=NOW - timedelta(minutes=10))


@pytest.mark.parametrize(
    ("sighting", "standing", "state", "absences"),
    [
        (Found(remote_key="k"), AGED, State.SENT, 0),
        (Absent(), DOUBTFUL, State.UNKNOWN, 0),
        (Absent(), AGED, State.UNKNOWN, 1),
        (Absent(), replace(AGED, absences=1), State.READY, 0),
        (Unsure(words="503"), AGED, State.UNKNOWN, 0),
        (Unsure(words="503"), replace(AGED, absences=1), State.UNKNOWN, 1),
        (Unsure(words="503"), LONG, State.NEEDS_HUMAN, 0),
    ],
    ids=["found", "too early", "once", "twice", "unsure", "keeps count", "gives up"],
)
def test_after_a_look(sighting, standing, state, absences):
    step = after_look(sighting, standing=standing, now=NOW, policy=POLICY)
    assert (step.state, step.absences) == (state, absences)
    assert (step.doubtful_since is None) is (state in {State.SENT, State.READY})
