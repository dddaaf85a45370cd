"""Two hundred guests want fifty seats at the same moment: fifty get one, the others a number."""

import random
import uuid
from datetime import timedelta
from queue import Empty, SimpleQueue
from threading import Thread

import pytest
from django.db import connection, models

from ceremonies.actions.changing import cancel, expire, switch
from ceremonies.actions.registering import confirm, register
from ceremonies.models import Claim, Pool, Registration
from tests.ceremonies.evening import NOW, ceremony, come, out_of_balance, overlooked, wish

pytestmark = pytest.mark.django_db(transaction=True)

SEATS, GUESTS, CLERKS = 50, 200, 8


def all_at_once(doings):
    """Do all of it on several connections; returns what came of each, errors among them."""
    left, done = SimpleQueue(), []
    for doing in doings:
        left.put(doing)

    def work():
        try:
            while True:
                try:
                    done.append(left.get_nowait()())
                except Empty:
                    return
                except Exception as error:
                    done.append(error)
        finally:
            connection.close()

    clerks = [Thread(target=work) for _ in range(CLERKS)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    return done


def registering(evening, number, **fields):
    asked = wish(f"guest{number}@example.org", **fields)
    return lambda: register(ceremony_id=evening.pk, wish=asked, form_key=uuid.uuid4(), now=NOW)


def seated(evening):
    return Claim.objects.filter(pool__ceremony=evening, ended_at=None, granted=1).count()


def test_fifty_get_a_seat_and_the_others_a_number_each():
    evening = ceremony(on_site=SEATS)
    done = all_at_once([registering(evening, number) for number in range(GUESTS)])
    assert [one for one in done if isinstance(one, Exception)] == []
    assert seated(evening) == SEATS
    numbers = Claim.objects.order_by("number").values_list("number", "granted")
    assert [number for number, _ in numbers] == list(range(1, GUESTS + 1))
    assert [granted for _, granted in numbers] == [1] * SEATS + [0] * (GUESTS - SEATS)
    assert out_of_balance(evening) == []


@pytest.mark.services  # only a server lets two transactions in at once; make test-services
def test_without_the_lock_somebody_loses(monkeypatch):
    """Negative control: the same crowd, when nobody locks the pools."""

    class Unlocked(models.QuerySet):
        def select_for_update(self, *args, **kwargs):
            return self

    unlocked = models.manager.BaseManager.from_queryset(Unlocked)()
    unlocked.model = Pool
    monkeypatch.setattr(Pool, "objects", unlocked)
    evening = ceremony(on_site=SEATS)
    done = all_at_once([registering(evening, number) for number in range(GUESTS)])
    lost = [one for one in done if isinstance(one, Exception)]
    assert lost or out_of_balance(evening)


def test_cancels_switches_and_endings_at_once_leave_everything_in_balance():
    evening = ceremony(on_site=SEATS, online=10)
    guests = [come(evening, f"guest{number}@example.org") for number in range(GUESTS // 2)]
    rng, doings = random.Random(7), []
    late = NOW + timedelta(hours=2)
    for guest in guests:
        match rng.choice(("cancel", "switch", "confirm", "expire")):
            case "cancel":
                doings.append(lambda pk=guest.pk: cancel(registration_id=pk, now=NOW))
            case "switch":
                doings.append(lambda pk=guest.pk: switch(registration_id=pk, to="online", now=NOW))
            case "confirm":
                doings.append(lambda pk=guest.pk: confirm(registration_id=pk, now=NOW))
            case "expire":
                doings.append(lambda: expire(ceremony_id=evening.pk, now=NOW))
    doings += [registering(evening, number) for number in range(GUESTS // 2, GUESTS)]
    rng.shuffle(doings)
    done = all_at_once(doings)
    assert [one for one in done if isinstance(one, Exception)] == []
    assert out_of_balance(evening) == overlooked(evening) == []
    expire(ceremony_id=evening.pk, now=late)
    assert out_of_balance(evening) == overlooked(evening) == []
    sure = Registration.objects.filter(ended_at=None, confirmed_at=None)
    assert not sure.exists()


def test_the_same_form_ten_times_at_once_is_one_registration():
    evening = ceremony(on_site=SEATS)
    key = uuid.uuid4()
    done = all_at_once(
        [
            lambda: register(ceremony_id=evening.pk, wish=wish(), form_key=key, now=NOW)
            for _ in range(10)
        ]
    )
    assert sum(one.is_new for one in done) == 1
    assert Registration.objects.count() == 1
