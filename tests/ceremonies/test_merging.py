"""Four phones without network, uploaded thrice in any order: nobody lost, nobody counted twice."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ceremonies.actions.merging import Scanned, merge
from ceremonies.door.report import report_of
from ceremonies.models import Entry, Scan
from tests.ceremonies.gates import gate_at, guest, tonight

pytestmark = pytest.mark.django_db

PERSONS, PHONES = 6, 4


@pytest.fixture
def evening():
    return tonight()


@pytest.fixture
def crowd(evening):
    return guest(evening, party=PERSONS)


@pytest.fixture
def gates(evening):
    return [gate_at(evening, f"Gate {number}").gate for number in range(PHONES)]


def away(person, minutes, now, nonce=None, shown="admitted"):
    """Return a scan of a phone without network, so many minutes ago."""
    return Scanned(
        nonce=nonce or uuid.uuid4(),
        ticket=person.ticket,
        said_at=now - timedelta(minutes=minutes),
        was_offline=True,
        shown=shown,
    )


SCANS = st.lists(
    st.tuples(
        st.integers(0, PHONES - 1),
        st.integers(0, PERSONS - 1),
        st.integers(0, 30),
        st.sampled_from(["admitted", "admitted", "already", "waiting"]),
    ),
    max_size=24,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(scans=SCANS, uploads=st.permutations(list(range(PHONES)) * 3))
def test_any_order_of_uploads_gives_the_same_entries(crowd, gates, scans, uploads):
    Entry.objects.all().delete()
    Scan.objects.all().delete()
    now = timezone.now()
    queues = {phone: [] for phone in range(PHONES)}
    for phone, person, minutes, shown in scans:
        queues[phone].append(away(crowd[person], minutes, now, shown=shown))
    first_answers = {}
    for phone in uploads:
        outcomes = merge(gate=gates[phone], device=uuid.uuid4(), scans=queues[phone], now=now)
        answers = [outcome.verdict for outcome in outcomes]
        assert first_answers.setdefault(phone, answers) == answers
    let_in = {}
    for phone, queue in queues.items():
        for scan in queue:
            if scan.shown == "admitted":
                key = next(one.pk for one in crowd if one.ticket == scan.ticket)
                let_in.setdefault(key, []).append((scan.said_at, scan.nonce, gates[phone].pk))
    known = {e.person_id: (e.at, e.nonce, e.gate_id) for e in Entry.objects.all()}
    assert known == {key: min(came) for key, came in let_in.items()}
    assert set(Scan.objects.values_list("nonce", flat=True)) == {
        scan.nonce for queue in queues.values() for scan in queue
    }
    report = report_of(gates[0].ceremony, now=now)
    assert report.inside == len(let_in)
    assert {person.pk: len(came) for person, came in report.doubles} == {
        key: len(came) for key, came in let_in.items() if len(came) > 1
    }


def test_a_scan_without_network_that_was_earlier_dates_the_entry_back(crowd, gates):
    now = timezone.now()
    live = Scanned(nonce=uuid.uuid4(), ticket=crowd[0].ticket)
    (first,) = merge(gate=gates[0], device=uuid.uuid4(), scans=[live], now=now)
    earlier = away(crowd[0], 10, now)
    (late,) = merge(gate=gates[1], device=uuid.uuid4(), scans=[earlier], now=now)
    assert (first.verdict, late.verdict) == ("admitted", "admitted")
    entry = Entry.objects.get()
    assert (entry.gate, entry.nonce, entry.at) == (gates[1], earlier.nonce, earlier.said_at)
    (double,) = report_of(gates[0].ceremony, now=now).doubles
    assert [scan.gate for scan in double[1]] == [gates[1], gates[0]]


def test_a_double_within_one_queue_is_admitted_once(crowd, gates):
    now = timezone.now()
    scans = [away(crowd[0], 5, now), away(crowd[0], 9, now)]
    outcomes = merge(gate=gates[0], device=uuid.uuid4(), scans=scans, now=now)
    assert [outcome.verdict for outcome in outcomes] == ["already", "admitted"]


def test_an_entry_that_we_would_have_refused_is_counted_and_named(evening, crowd, gates):
    now = timezone.now()
    evening.pools.update(cap=PERSONS)
    (waits,) = guest(evening, "waits@example.org")
    stranger = Scanned(
        nonce=uuid.uuid4(), read="BSR1.x.y", said_at=now, was_offline=True, shown="admitted"
    )
    scans = [away(waits, 5, now), stranger]
    outcomes = merge(gate=gates[0], device=uuid.uuid4(), scans=scans, now=now)
    assert [outcome.verdict for outcome in outcomes] == ["waiting", "forged"]
    report = report_of(evening, now=now)
    assert report.inside == 1
    assert [one.scan.result for one in report.odd] == ["forged", "waiting"]


def test_whom_a_phone_sent_away_is_not_inside(crowd, gates):
    now = timezone.now()
    (outcome,) = merge(
        gate=gates[0],
        device=uuid.uuid4(),
        scans=[away(crowd[0], 5, now, shown="unknown")],
        now=now,
    )
    assert outcome.verdict == "unknown"
    assert not Entry.objects.exists()


def test_with_another_nonce_an_upload_would_count_as_another_scan(crowd, gates):
    """Negative control: it is the nonce that makes a queue sent again harmless."""
    now = timezone.now()
    for _ in range(2):
        queue = [away(crowd[0], 5, now, nonce=uuid.uuid4())]
        merge(gate=gates[0], device=uuid.uuid4(), scans=queue, now=now)
    assert len(report_of(gates[0].ceremony, now=now).doubles) == 1
