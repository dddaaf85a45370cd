"""What holds the courier back: a hold, a gate, a blocked or paced lane, the breaker."""

from datetime import timedelta

import pytest

from outbox.actions import hold, release, set_pace, unblock_lane
from outbox.models import Lane
from outbox.rules.outcomes import LaneBlocked, NotSent
from outbox.rules.refusals import Refusal
from tests.outbox.doubles import (
    POLICY,
    START,
    a_row,
    state_of,
)

pytestmark = pytest.mark.django_db


def test_a_row_past_its_last_sensible_moment_expires_even_while_held(courier, far):
    row = a_row(not_after=START + timedelta(minutes=15), scopes=("channel:3",))
    hold(scope="channel:3", reason="Storm", held_by="Anna", now=START)
    courier.deliver_due(now=START)
    assert state_of(row) == "ready"
    courier.deliver_due(now=START + timedelta(minutes=16))
    assert (state_of(row), row.reason, far.accepted) == ("expired", "late", [])


def test_a_hold_stops_its_scope_and_no_other_until_released(courier, far):
    held, free = a_row(scopes=("city:st_a",)), a_row(scopes=("city:stxa",))
    stop = hold(scope="city:st_a", reason="Mourning", held_by="Anna", now=START)
    courier.deliver_due(now=START)
    assert far.accepted == [free.pk]
    release(hold=stop, released_by="Anna", now=START)
    courier.deliver_due(now=START)
    assert far.accepted == [free.pk, held.pk]


def test_a_hold_with_an_end_lets_go_by_itself(courier, far):
    row = a_row()
    hold(scope="all", reason="", held_by="A", now=START, until=START + timedelta(minutes=5))
    courier.deliver_due(now=START + timedelta(minutes=4))
    assert far.accepted == []
    courier.deliver_due(now=START + timedelta(minutes=5))
    assert far.accepted == [row.pk]


def test_a_gate_that_says_wait_or_no_is_obeyed(courier, handler, far):
    wait, no, late = a_row(), a_row(), a_row()
    answers = {
        wait.pk: Refusal("page-not-live", wait=timedelta(minutes=1)),
        no.pk: Refusal("consent-withdrawn", facts={"person": 7}),
        late.pk: Refusal("late"),
    }
    handler.on_gate = lambda row: answers.get(row.pk)
    courier.deliver_due(now=START)
    assert [state_of(row) for row in (wait, no, late)] == ["ready", "failed", "expired"]
    assert (no.reason, no.reason_facts) == ("consent-withdrawn", {"person": 7})
    assert far.accepted == []
    answers.clear()
    courier.deliver_due(now=START + timedelta(minutes=1))
    assert far.accepted == [wait.pk]


def test_a_gate_that_breaks_sends_nothing_and_is_asked_again(courier, handler, far):
    def broken(row):
        raise KeyError("rights")

    row = a_row()
    handler.on_gate = broken
    courier.deliver_due(now=START)
    assert (state_of(row), far.accepted) == ("ready", [])
    handler.on_gate = None
    courier.deliver_due(now=START + timedelta(minutes=1))
    assert far.accepted == [row.pk]


def test_a_429_stops_the_account_and_not_its_neighbour(courier, handler, far):
    until = START + timedelta(minutes=5)
    first, second = a_row(lane="far:1"), a_row(lane="far:1")
    other = a_row(lane="far:2")
    calls = []

    def send(row):
        calls.append(row.pk)
        if row.lane == "far:1" and len(calls) < 3:
            return LaneBlocked(code="429", words="slow down", until=until)
        return far.accept(row)

    handler.on_send = send
    courier.deliver_due(now=START)
    courier.deliver_due(now=until - timedelta(seconds=1))
    assert far.accepted == [other.pk]
    handler.on_send = None
    courier.deliver_due(now=until)
    assert set(far.accepted) == {first.pk, second.pk, other.pk}
    assert state_of(first) == "sent"


def test_a_dead_token_waits_for_a_person_and_loses_nothing(courier, handler, far):
    row = a_row()
    handler.on_send = lambda row: LaneBlocked(code="token-dead", words="401")
    courier.deliver_due(now=START)
    assert Lane.objects.get(key="far:1").needs_person
    handler.on_send = None
    courier.deliver_due(now=START + timedelta(days=1))
    assert (state_of(row), far.accepted) == ("ready", [])
    unblock_lane(lane="far:1")
    courier.deliver_due(now=START + timedelta(days=1))
    assert far.accepted == [row.pk]


def test_a_lane_keeps_its_pace(courier, far):
    set_pace(lane="far:1", capacity=2, per_second=0.1, now=START)
    for _ in range(6):
        a_row()
    courier.deliver_due(now=START)
    assert len(far.accepted) == 2
    courier.deliver_due(now=START + timedelta(seconds=10))
    assert len(far.accepted) == 3


def test_the_breaker_opens_after_failures_in_a_row_and_closes_after_one_success(
    courier, handler, far
):
    calls = []
    handler.on_send = lambda row: calls.append(row.pk) or NotSent(code="503", words="")
    for _ in range(30):
        a_row()
    courier.deliver_due(now=START)
    assert len(calls) <= 2 * POLICY.breaker_after
    calls.clear()
    courier.deliver_due(now=START + POLICY.breaker_pause)
    assert len(calls) == 1
    handler.on_send = None
    courier.deliver_due(now=START + 2 * POLICY.breaker_pause + timedelta(hours=1))
    assert Lane.objects.get(key="far:1").failures == 0
    assert len(far.accepted) == 30
