"""The courier, through one synchronous sweep after another: sent, refused, retried, cancelled."""

from datetime import timedelta

import pytest

from outbox.actions import cancel
from outbox.actions.deciding import AlreadyUnderWay
from outbox.models import Attempt, Mail
from outbox.rules.outcomes import NotSent, Refused
from outbox.rules.states import State
from tests.outbox.doubles import (
    POLICY,
    START,
    a_row,
    state_of,
)

pytestmark = pytest.mark.django_db


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
