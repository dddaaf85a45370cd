"""The courier, through one synchronous sweep after another."""

from datetime import timedelta

import pytest

from outbox.actions import cancel, hold, release, resolve, set_pace, unblock_lane
from outbox.actions.deciding import AlreadyUnderWay, NotAsking
from outbox.courier import Courier
from outbox.models import Attempt, Lane, Mail
from outbox.ownership import LeaseOnly
from outbox.rules.outcomes import LaneBlocked, NotSent, Refused, Settling, Unknown, Unsure
from outbox.rules.refusals import Refusal
from outbox.rules.states import State
from tests.outbox.doubles import (
    POLICY,
    START,
    FarHandler,
    FarSide,
    a_row,
    accepts_but_answer_is_lost,
)

pytestmark = pytest.mark.django_db

AFTER_QUIET = START + POLICY.quiet + timedelta(seconds=1)


@pytest.fixture
def far():
    return FarSide()


@pytest.fixture
def handler(far):
    return FarHandler(far)


@pytest.fixture
def courier(handler):
    return Courier(handlers=[handler], ownership=LeaseOnly(), policy=POLICY)


def state_of(row: Mail) -> str:
    row.refresh_from_db()
    return row.state


def test_sends_what_is_due_once_and_leaves_the_rest(courier, far):
    due, later = a_row(), a_row(due_at=START + timedelta(hours=1))
    assert courier.deliver_due(now=START)["sent"] == 1
    assert courier.deliver_due(now=START)["sent"] == 0
    assert far.accepted == [due.pk]
    assert (state_of(due), state_of(later)) == ("sent", "ready")
    assert due.remote_key == f"far-{due.pk}"
    assert due.settled_at == START
    attempt = Attempt.objects.get(subject="outbox.mail", subject_id=due.pk)
    assert (attempt.phase, attempt.outcome, attempt.attempt_no) == ("send", "sent", 1)


def test_sends_the_more_urgent_first(courier, far):
    low, high, earlier = (
        a_row(priority=9),
        a_row(priority=1),
        a_row(priority=1, due_at=START - timedelta(minutes=1)),
    )
    courier.deliver_due(now=START)
    assert far.accepted == [earlier.pk, high.pk, low.pk]


def test_sending_is_committed_before_the_call(courier, handler, far):
    def send(row):
        assert Mail.objects.get(pk=row.pk).state == State.SENDING
        return far.accept(row)

    handler.on_send = send
    a_row()
    assert courier.deliver_due(now=START)["sent"] == 1


def test_a_lost_answer_is_settled_by_reading_back(courier, handler, far):
    row = a_row()
    handler.on_send = accepts_but_answer_is_lost(far)
    courier.deliver_due(now=START)
    assert state_of(row) == "unknown"
    courier.deliver_due(now=START + timedelta(seconds=5))
    assert state_of(row) == "unknown"
    courier.deliver_due(now=AFTER_QUIET)
    assert state_of(row) == "sent"
    assert far.accepted == [row.pk]


def test_without_reading_back_a_lost_answer_becomes_a_double(courier, handler, far):
    """Negative control: a far side that cannot drop repeats is treated as if it could."""
    row = a_row()
    handler.settles_by = Settling.REPEAT
    handler.on_send = accepts_but_answer_is_lost(far)
    courier.deliver_due(now=START)
    courier.deliver_due(now=AFTER_QUIET)
    assert far.doubles == {row.pk: 2}


def test_a_call_that_never_arrived_is_sent_again_after_two_absences(courier, handler, far):
    row = a_row()
    handler.on_send = lambda row: Unknown(code="timeout", words="")
    courier.deliver_due(now=START)
    handler.on_send = None
    courier.deliver_due(now=AFTER_QUIET)
    assert (state_of(row), row.absences, far.accepted) == ("unknown", 1, [])
    courier.deliver_due(now=AFTER_QUIET + POLICY.look_every)
    courier.deliver_due(now=AFTER_QUIET + POLICY.look_every)
    assert (state_of(row), far.accepted) == ("sent", [row.pk])


def test_one_look_too_early_would_double(handler, far):
    """Negative control: the first absence is believed although the far side lists late."""
    hasty = Courier(
        handlers=[handler],
        ownership=LeaseOnly(),
        policy=type(POLICY)(absences_needed=1, max_attempts=4),
    )
    row = a_row()
    visible_at = AFTER_QUIET + timedelta(seconds=10)
    clock = {"now": START}
    handler.on_send = accepts_but_answer_is_lost(far)
    handler.on_look = lambda row: (
        far.find(row) if clock["now"] >= visible_at else FarSide().find(row)
    )
    for now in (START, AFTER_QUIET, AFTER_QUIET + POLICY.look_every):
        clock["now"] = now
        hasty.deliver_due(now=now)
    assert far.doubles == {row.pk: 2}


def test_a_blind_channel_is_left_to_a_person_who_can_say_either(courier, handler, far):
    handler.settles_by = Settling.BLIND
    handler.on_send = accepts_but_answer_is_lost(far)
    seen, unseen = a_row(), a_row()
    courier.deliver_due(now=START)
    courier.deliver_due(now=START)
    assert {state_of(seen), state_of(unseen)} == {"needs_human"}
    resolve(row=seen, is_there=True, by="Anna", now=START, remote_key="t/1")
    resolve(row=unseen, is_there=False, by="Anna", now=START)
    assert (state_of(seen), seen.remote_key) == ("sent", "t/1")
    assert state_of(unseen) == "ready"
    with pytest.raises(NotAsking):
        resolve(row=seen, is_there=False, by="Anna", now=START)


def test_looking_that_keeps_failing_ends_with_a_person(courier, handler):
    row = a_row()
    handler.on_send = lambda row: Unknown(code="timeout", words="")
    handler.on_look = lambda row: Unsure(words="503")
    now = START
    while state_of(row) != "needs_human" and now < START + timedelta(hours=1):
        courier.deliver_due(now=now)
        now += POLICY.look_every
    assert POLICY.give_up <= now - START <= POLICY.give_up + 3 * POLICY.look_every


def test_a_definite_no_is_final_and_keeps_the_platforms_words(courier, handler):
    handler.on_send = lambda row: Refused(code="too-long", words="300 graphemes at most")
    row = a_row()
    courier.deliver_due(now=START)
    assert (state_of(row), row.reason) == ("failed", "too-long")
    assert row.reason_words == "300 graphemes at most"


def test_what_was_certainly_not_sent_is_tried_again_later_and_not_for_ever(courier, handler):
    handler.on_send = lambda row: NotSent(code="connect", words="refused")
    row = a_row()
    now, tries = START, 0
    while state_of(row) == "ready" and tries < 50:
        courier.deliver_due(now=now)
        row.refresh_from_db()
        now, tries = max(now, row.next_try_at) + timedelta(seconds=31), tries + 1
    assert (row.state, row.reason, row.attempt_no) == ("failed", "attempts", POLICY.max_attempts)


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


def test_a_sender_that_breaks_leaves_doubt_not_a_failure(courier, handler, far):
    def broken(row):
        far.accept(row)
        raise ValueError("garbage in the answer")

    row = a_row()
    handler.on_send = broken
    courier.deliver_due(now=START)
    assert state_of(row) == "unknown"
    courier.deliver_due(now=AFTER_QUIET)
    assert (state_of(row), far.doubles) == ("sent", {})


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


def test_cancelling_works_until_the_call_begins(courier, handler, far):
    waiting, going = a_row(due_at=START + timedelta(hours=1)), a_row()

    def send(row):
        with pytest.raises(AlreadyUnderWay):
            cancel(row=row, reason="edited", now=START)
        return far.accept(row)

    handler.on_send = send
    courier.deliver_due(now=START)
    cancel(row=waiting, reason="edited", now=START)
    courier.deliver_due(now=START + timedelta(hours=2))
    assert far.accepted == [going.pk]
    assert (state_of(waiting), waiting.reason) == ("cancelled", "edited")


def test_what_follows_the_end_is_told_once_and_cannot_cost_the_end(courier, handler, far):
    told = []

    def settled(row):
        told.append((row.pk, row.state))
        raise RuntimeError("the author's mail could not be written")

    handler.on_settled = settled
    row = a_row()
    courier.deliver_due(now=START)
    courier.deliver_due(now=START)
    assert told == [(row.pk, "sent")]
    assert state_of(row) == "sent"


def test_a_repeat_that_may_not_go_out_is_looked_for_instead(courier, handler, far):
    handler.settles_by = Settling.REPEAT
    handler.on_send = accepts_but_answer_is_lost(far)
    row = a_row(not_after=START + timedelta(seconds=10))
    courier.deliver_due(now=START)
    courier.deliver_due(now=AFTER_QUIET)
    assert (state_of(row), far.accepted) == ("sent", [row.pk])


def test_a_repeat_without_an_answer_never_forgets_the_first_call(courier, handler, far):
    """ "Certainly not sent" about the second call says nothing about the first."""
    handler.settles_by = Settling.REPEAT
    handler.on_send = accepts_but_answer_is_lost(far)
    row = a_row()
    courier.deliver_due(now=START)
    handler.on_send = lambda row: NotSent(code="connect", words="refused")
    courier.deliver_due(now=START + timedelta(minutes=1))
    assert state_of(row) == "unknown"
    assert row.attempt_no == 2
