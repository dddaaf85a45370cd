"""A backup of an hour ago is restored: what went out since is found there, and not sent again."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from outbox.actions.restoring import doubt_what_was_due
from outbox.models import Attempt, Mail
from outbox.rules.outcomes import Settling
from outbox.rules.states import State
from tests.outbox.doubles import POLICY, START, a_row, state_of

pytestmark = pytest.mark.django_db

BACKUP = START - timedelta(hours=1)
RESTORED = START + timedelta(hours=1)


def restored(*rows):
    """Let rows stand as a backup knew them: waiting, whatever became of them since."""
    for row in rows:
        Mail.objects.filter(pk=row.pk).update(
            state=State.READY, settled_at=None, remote_key="", attempt_no=0, first_attempt_at=None
        )
    Attempt.objects.all().delete()


def sweep(courier):
    """Let as much time pass as two looks take."""
    for number in range(4):
        courier.deliver_due(now=RESTORED + number * POLICY.look_every)


def test_what_went_out_is_found_and_what_did_not_goes_out_once(courier, handler, far):
    went, did_not = a_row(), a_row(due_at=START + timedelta(minutes=50))
    courier.deliver_due(now=START)
    assert far.accepted == [went.pk]
    restored(went, did_not)
    doubted = doubt_what_was_due(handler=handler, since=BACKUP, now=RESTORED)
    assert {row.pk for row in doubted} == {went.pk, did_not.pk}
    sweep(courier)
    assert (state_of(went), state_of(did_not)) == ("sent", "sent")
    assert far.accepted == [went.pk, did_not.pk]


def test_control_without_the_doubt_it_goes_out_twice(courier, far):
    went = a_row()
    courier.deliver_due(now=START)
    restored(went)
    sweep(courier)
    assert far.doubles == {went.pk: 2}


def test_what_is_not_due_yet_waits_for_its_time(courier, handler, far):
    later = a_row(due_at=RESTORED + timedelta(days=1))
    assert doubt_what_was_due(handler=handler, since=BACKUP, now=RESTORED) == []
    sweep(courier)
    assert (state_of(later), far.accepted) == ("ready", [])


def test_a_row_that_a_courier_of_then_had_in_hand_is_doubted_too(courier, handler, far):
    went = a_row()
    courier.deliver_due(now=START)
    restored(went)
    Mail.objects.update(state=State.LEASED, lease_owner="somebody gone", lease_until=START)
    doubt_what_was_due(handler=handler, since=BACKUP, now=RESTORED)
    sweep(courier)
    assert (state_of(went), far.accepted) == ("sent", [went.pk])


def test_where_nobody_can_look_a_person_is_asked(courier, handler, far):
    handler.settles_by = Settling.BLIND
    row = a_row()
    doubt_what_was_due(handler=handler, since=BACKUP, now=RESTORED)
    sweep(courier)
    assert (state_of(row), far.accepted) == ("needs_human", [])


def test_what_left_its_only_trace_here_goes_to_a_person_at_once(handler, monkeypatch):
    row = a_row()
    handler.is_untraceable = lambda row: True
    (doubted,) = doubt_what_was_due(handler=handler, since=BACKUP, now=RESTORED)
    assert (state_of(row), doubted.state, row.reason) == ("needs_human", "needs_human", "blind")


def test_the_command_says_what_it_doubted(capsys):
    a_row(due_at=START - timedelta(days=400))
    call_command("settle_since", "2026-01-01T02:00+01:00")
    assert "far:1: 1 in doubt" in capsys.readouterr().out


@pytest.mark.parametrize(
    "since", ["yesterday", "2026-01-01T02:00", "2026-13-01T02:00Z", "2999-01-01T00:00Z"]
)
def test_a_time_that_is_none_changes_nothing(since):
    row = a_row(due_at=START - timedelta(days=400))
    with pytest.raises(CommandError):
        call_command("settle_since", since)
    assert state_of(row) == "ready"
