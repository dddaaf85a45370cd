"""What the outbox stands on: one clock, indexes that are used, checks that complain."""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from outbox import checks, clock
from outbox.handlers import register
from outbox.models import DueRow, Mail
from outbox.rules.states import OPEN
from tests.outbox.doubles import START, FarHandler, a_row


class ServerOfAnotherTime:
    """A PostgreSQL connection whose server lives in 2027."""

    vendor = "postgresql"

    def __init__(self):
        self.asked = 0

    @contextmanager
    def cursor(self):
        yield SimpleNamespace(execute=self._ask, fetchone=lambda: (START,))

    def _ask(self, sql):
        self.asked += 1


def test_couriers_go_by_the_servers_clock_and_ask_at_most_once_a_second(monkeypatch):
    server = ServerOfAnotherTime()
    monkeypatch.setattr(clock, "connection", server)
    now = clock.DatabaseClock()
    readings = [now() for _ in range(50)]
    assert readings == sorted(readings)
    assert START <= readings[-1] < START + timedelta(seconds=5)
    assert server.asked < 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rows", "index"),
    [
        (lambda: Mail.objects.ready().due(START).unheld(START).filter(lane="a"), "mail_ready"),
        (lambda: Mail.objects.late(START), "mail_late"),
        (lambda: Mail.objects.to_settle(START), "mail_open"),
        (lambda: Mail.objects.under_way(), "mail_open"),
    ],
    ids=["claim", "late", "to settle", "under way"],
)
def test_every_sweep_reads_an_index_and_never_the_whole_table(rows, index):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # it would scan a table this small
        # Which index is cheapest depends on figures that a table this small does not have.
        assert "Seq Scan on outbox_mail" not in rows().explain()
    else:
        assert index in rows().explain()


@pytest.mark.django_db
def test_rows_in_bulk_start_their_clock_like_single_ones():
    one = a_row()
    copy = Mail(**{f.name: getattr(one, f.name) for f in Mail._meta.fields if f.name != "id"})
    copy.next_try_at, copy.message_id, copy.idem_key = None, "<2@x>", "0" * 32
    Mail.objects.bulk_create([copy])
    assert Mail.objects.get(message_id="<2@x>").next_try_at == START


@pytest.mark.django_db
def test_stuck_rows_are_those_past_their_lease_or_asking_for_a_person():
    late = {"lease_owner": "x", "lease_until": START - timedelta(seconds=1)}
    stuck = [a_row(state=state.value, **late) for state in OPEN] + [a_row(state="needs_human")]
    a_row()
    assert set(Mail.objects.stuck(START)) == set(stuck)


def test_sqlite_without_immediate_transactions_is_an_error(monkeypatch):
    relaxed = SimpleNamespace(vendor="sqlite", settings_dict={"OPTIONS": {}})
    monkeypatch.setattr(checks, "connections", {"default": relaxed})
    assert [e.id for e in checks.sqlite_takes_its_lock_first(databases=["default"])] == [
        "outbox.E001"
    ]


def test_due_rows_that_lost_their_indexes_are_an_error(monkeypatch):
    class Careless(DueRow):
        class Meta:
            app_label = "outbox"
            abstract = True
            indexes = []
            constraints = []

    careless = type("Forgetful", (Careless,), {"__module__": __name__, "Meta": Careless.Meta})
    monkeypatch.setattr(checks.apps, "get_models", lambda: [careless, Mail])
    errors = checks.due_rows_keep_their_indexes()
    assert [(error.id, error.obj) for error in errors] == [("outbox.E002", careless)]


def test_one_model_has_one_handler():
    with pytest.raises(ValueError, match="already has a handler"):
        register(FarHandler())
