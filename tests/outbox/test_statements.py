"""Queries written once answer and write as Django's own do, row after row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outbox.actions import claim_ready
from outbox.actions.moving import locked
from outbox.models import Attempt, Mail
from outbox.rules.states import State
from outbox.statements import Slot, WrittenOnce, insert, update
from tests.outbox.doubles import POLICY, START, a_row

pytestmark = pytest.mark.django_db

FIELDS = [field.attname for field in Mail._meta.concrete_fields]


def all_of(row):
    return {name: getattr(row, name) for name in FIELDS}


def test_a_query_is_written_once_and_asked_with_other_values():
    written = []

    def write():
        written.append(1)
        return Mail.objects.filter(pk=Slot("key", Mail._meta.pk)).values_list("pk", "idem_key")

    rows, asked = [a_row(), a_row()], WrittenOnce(write)
    assert [asked.rows(key=row.pk) for row in rows] == [[[row.pk, row.idem_key]] for row in rows]
    assert asked.rows(key=0) == []
    assert written == [1]
    with pytest.raises(KeyError):
        asked.rows()


def test_a_locked_row_is_the_row_that_django_reads():
    row = a_row(reason_facts={"days": 3}, headers={"List-Id": "ü"}, not_after=START)
    for held_at in (None, START):
        mine = locked(row, states=(State.READY,), fence=0, held_at=held_at)
        assert all_of(mine) == all_of(Mail.objects.get(pk=row.pk))
    assert not mine.is_held
    assert locked(row, states=(State.READY,), fence=1) is None
    assert locked(row, states=(State.SENT,)) is None


def test_claimed_rows_are_those_that_django_reads_in_the_order_of_their_turn():
    first = a_row(priority=1, reason_facts={"days": 3}, headers={"List-Id": "ü"})
    last, second = a_row(priority=9), a_row(not_after=START)
    a_row(lane="far:2")
    terms = {"model": Mail, "lane": "far:1", "owner": "me", "now": START}
    rows = claim_ready(**terms, policy=POLICY, batch=2)
    assert [row.pk for row in rows] == [first.pk, second.pk]
    for row in rows:
        assert not row.get_deferred_fields()
        assert all_of(row) == all_of(Mail.objects.get(pk=row.pk))
        assert (row.state, row.lease_owner, row.fence) == (State.LEASED, "me", 1)
        assert (row._state.adding, row._state.db) == (False, "default")
    assert [row.pk for row in claim_ready(**terms, policy=POLICY, batch=2)] == [last.pk]


def test_an_update_writes_only_where_all_is_equal():
    row, other = a_row(), a_row()
    changes = {"state": State.LEASED, "lease_until": START, "reason_facts": {"days": 3}}
    assert update(Mail, changes, where={"id": row.pk, "fence": 1}) == 0
    assert update(Mail, changes, where={"id": row.pk, "fence": 0}) == 1
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in changes} == changes
    assert Mail.objects.get(pk=other.pk).state == State.READY


def test_an_inserted_row_is_whole():
    given = {
        "subject": "outbox.mail",
        "subject_id": 7,
        "fence": 2,
        "attempt_no": 1,
        "phase": Attempt.Phase.SEND,
        "started_at": START,
        "ended_at": START,
        "outcome": "sent",
        "words": "100 % ' \\ ü",
    }
    with CaptureQueriesContext(connection) as asked:
        insert(Attempt(**given))
    assert len(asked) == 1
    found = Attempt.objects.get()
    assert {name: getattr(found, name) for name in given} == given
