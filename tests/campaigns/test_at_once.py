"""Several persons or workers at the same moment: what is made is made once.

They commit, so they stand apart: the desk of other modules stands in an open transaction, which
would keep their threads waiting.
"""

from threading import Barrier, Thread

import pytest
from django.db import connection

from campaigns.actions.add_variant import add_variant
from campaigns.models import Delivery
from outbox.rules.states import State
from tests.campaigns import telling
from tests.campaigns.repeating import FIRST_DAYS, approved_series, days, sweep

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(transactional_db):
    return telling.Desk()


def test_two_clicks_at_once_fill_a_hole_once(desk):
    message = desk.derive()
    message.variants.filter(language="lv").delete()
    at_once, made = Barrier(2), []

    def click():
        at_once.wait()
        wanted = {"message": message, "channel": desk.feed, "language": "lv"}
        try:
            made.append(add_variant(**wanted, by=desk.officer, now=telling.NOW).pk)
        finally:
            connection.close()

    threads = [Thread(target=click) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [message.variants.get(language="lv").pk] * 2


def test_several_sweeps_at_once_owe_each_day_once(desk):
    variant = approved_series(desk)
    Delivery.objects.all().delete()
    at_once, owed = Barrier(3), []

    def one_sweep():
        at_once.wait()
        try:
            owed.append(sweep())
        finally:
            connection.close()

    threads = [Thread(target=one_sweep) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(owed) == [0, 0, len(FIRST_DAYS)]
    assert days(variant, State.READY) == FIRST_DAYS
