"""The courier that lives in a worker: wakes, keeps lanes apart, and leaves nothing half done."""

import threading
import time

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from outbox import resident, tasks
from outbox.courier import Courier
from outbox.models import Mail
from outbox.ownership import LeaseOnly
from outbox.resident import ResidentCourier
from tests.outbox.doubles import POLICY, a_row


def eventually(condition, seconds=10.0):
    ends = time.monotonic() + seconds
    while not condition() and time.monotonic() < ends:
        time.sleep(0.02)
    return condition()


@pytest.fixture
def living(handler):
    courier = ResidentCourier(Courier(handlers=[handler], ownership=LeaseOnly(), policy=POLICY))
    yield courier
    courier.stop()


@pytest.mark.django_db(transaction=True)
def test_a_slow_lane_does_not_hold_up_another(living, handler, far):
    finish_slow = threading.Event()

    def send(row):
        if row.lane == "far:slow":
            finish_slow.wait(10)
        return far.accept(row)

    handler.on_send = send
    slow = a_row(lane="far:slow", due_at=timezone.now())
    quick = a_row(lane="far:quick", due_at=timezone.now())
    living.start()
    assert eventually(lambda: quick.pk in far.accepted)
    assert slow.pk not in far.accepted
    finish_slow.set()
    assert eventually(lambda: Mail.objects.filter(state="sent").count() == 2)


@pytest.mark.django_db(transaction=True)
def test_it_finds_new_rows_by_itself(living, far):
    living.start()
    row = a_row(due_at=timezone.now())
    assert eventually(lambda: far.accepted == [row.pk])


@pytest.mark.django_db(transaction=True)
def test_stopping_finishes_the_call_in_flight_and_gives_back_the_rest(handler, far):
    begun, go_on = threading.Event(), threading.Event()

    def send(row):
        begun.set()
        go_on.wait(10)
        return far.accept(row)

    handler.on_send = send
    for _ in range(3):
        a_row(due_at=timezone.now())
    living = ResidentCourier(Courier(handlers=[handler], ownership=LeaseOnly(), policy=POLICY))
    living.start()
    assert begun.wait(10)
    living.ask_to_stop()
    go_on.set()
    living.stop()
    states = sorted(Mail.objects.values_list("state", flat=True))
    assert states == ["ready", "ready", "sent"]
    assert not Mail.objects.exclude(lease_owner="").exists()


@pytest.mark.django_db(transaction=True)
def test_a_known_outcome_outlives_a_database_that_is_away(living, far, monkeypatch):
    from outbox import courier as module

    fails = [OperationalError("gone"), OperationalError("gone")]
    finish = module.finish

    def flaky(**kwargs):
        if fails:
            raise fails.pop()
        return finish(**kwargs)

    monkeypatch.setattr(module, "finish", flaky)
    row = a_row(due_at=timezone.now())
    living.start()
    assert eventually(lambda: Mail.objects.filter(pk=row.pk, state="sent").exists())
    assert far.accepted == [row.pk]


def test_the_doorbell_is_silent_where_no_courier_may_live(settings):
    settings.OUTBOX_RESIDENT = False
    tasks.wake()
    assert resident._resident is None


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_does_not_hurt_who_wrote_the_row(monkeypatch, caplog):
    def away(*args, **kwargs):
        raise tasks.OperationalError("no broker")

    monkeypatch.setattr(tasks.wake, "apply_async", away)
    tasks.ring_after_commit()
    assert "Nobody could be woken" in caplog.text


@pytest.mark.django_db
def test_the_command_sweeps_once_and_says_what_it_did(capsys):
    call_command("deliver_due")
    assert capsys.readouterr().out.strip() == "Nothing was due."


@pytest.mark.django_db
def test_the_command_refuses_in_one_line_when_the_database_is_away(monkeypatch):
    def away(self, **kwargs):
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(Courier, "deliver_due", away)
    with pytest.raises(CommandError, match=r"^Nothing delivered: connection refused$"):
        call_command("deliver_due")
