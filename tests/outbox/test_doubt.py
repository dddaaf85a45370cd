"""Where the courier cannot know whether a call arrived: it looks, repeats or asks a person."""

from datetime import timedelta

import pytest

from outbox.actions import resolve
from outbox.actions.deciding import NotAsking
from outbox.courier import Courier
from outbox.ownership import LeaseOnly
from outbox.rules.outcomes import NotSent, Settling, Unknown, Unsure
from tests.outbox.doubles import (
    AFTER_QUIET,
    POLICY,
    START,
    FarSide,
    a_row,
    accepts_but_answer_is_lost,
    state_of,
)

pytestmark = pytest.mark.django_db


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
