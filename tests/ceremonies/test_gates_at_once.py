"""Sixteen gates read the same three hundred tickets at once: three hundred entries."""

import random
import uuid
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.utils import timezone

from ceremonies.actions import merging, recognising
from ceremonies.actions.admitting import admit, entries_of
from ceremonies.actions.changing import cancel
from ceremonies.actions.merging import Scanned, merge
from ceremonies.actions.registering import NotOpen
from ceremonies.models import Entry, Scan
from tests.ceremonies.gates import gate_at, guest, tonight
from tests.ceremonies.test_many_at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

GATES, TICKETS = 16, 300


def crowd_of(number):
    evening = tonight(on_site=number)
    parties = range(0, number, 10)
    return evening, [
        person
        for first in parties
        for person in guest(evening, f"guest{first}@example.org", party=min(10, number - first))
    ]


def reading(gate, person):
    scan = Scanned(nonce=uuid.uuid4(), ticket=person.ticket)
    return lambda: merge(gate=gate, device=uuid.uuid4(), scans=[scan], now=timezone.now())[0]


def unheld(persons):
    return persons.select_related("registration", "entry")


def admitted(done):
    assert [one for one in done if isinstance(one, Exception)] == []
    return [one for one in done if one.verdict == "admitted"]


def test_a_few_gates_let_each_person_in_once():
    evening, persons = crowd_of(10)
    gates = [gate_at(evening, f"Gate {number}").gate for number in range(4)]
    done = all_at_once([reading(gate, person) for person in persons for gate in gates])
    assert len(admitted(done)) == Entry.objects.count() == 10


@pytest.mark.services
def test_sixteen_gates_let_three_hundred_in_once_each():
    evening, persons = crowd_of(TICKETS)
    gates = [gate_at(evening, f"Gate {number}").gate for number in range(GATES)]
    doings = [reading(gate, person) for person in persons for gate in gates]
    random.Random(5).shuffle(doings)
    done = all_at_once(doings)
    assert len(admitted(done)) == Entry.objects.count() == TICKETS
    assert Scan.objects.count() == GATES * TICKETS


@pytest.mark.services  # only a server lets two transactions in at once; make test-services
def test_who_looks_first_and_writes_then_lets_somebody_in_twice(monkeypatch):
    """Negative control: the same gates, when the unique person does not decide."""

    def look_then_say(gate, coming):
        inside = entries_of(one.person_id for one in coming)
        return {
            one.person_id: Entry(person_id=one.person_id, gate=gate, nonce=one.nonce, at=one.at)
            for one in coming
            if one.person_id not in inside
        } | _kept(gate, coming, inside)

    def _kept(gate, coming, inside):
        Entry.objects.bulk_create(
            [
                Entry(person_id=one.person_id, gate=gate, nonce=one.nonce, at=one.at)
                for one in coming
                if one.person_id not in inside
            ],
            ignore_conflicts=True,
        )
        return inside

    monkeypatch.setattr(merging, "admit", look_then_say)
    monkeypatch.setattr(recognising, "held", unheld)
    evening, persons = crowd_of(30)
    gates = [gate_at(evening, f"Gate {number}").gate for number in range(GATES)]
    done = all_at_once([reading(gate, person) for person in persons for gate in gates])
    assert len(admitted(done)) > 30


@pytest.mark.services
def test_queues_of_four_phones_at_once_do_not_wait_crosswise():
    evening, persons = crowd_of(60)
    now = timezone.now()
    doings = []
    for number in range(4):
        gate = gate_at(evening, f"Gate {number}").gate
        some = random.Random(number).sample(persons, 50)
        scans = [
            Scanned(
                nonce=uuid.uuid4(),
                ticket=person.ticket,
                said_at=now - timedelta(minutes=random.Random(person.pk + number).randrange(30)),
                was_offline=True,
                shown="admitted",
            )
            for person in some
        ]
        doings += [
            lambda gate=gate, scans=scans: merge(
                gate=gate, device=uuid.uuid4(), scans=scans, now=now
            )
        ] * 3
    done = all_at_once(doings)
    assert [one for one in done if isinstance(one, Exception)] == []
    assert Scan.objects.count() == 200
    let_in = set(Scan.objects.values_list("person", flat=True))
    assert set(Entry.objects.values_list("person", flat=True)) == let_in
    for entry in Entry.objects.all():
        first = Scan.objects.filter(person=entry.person).order_by("at", "nonce").first()
        assert (entry.at, entry.nonce) == (first.at, first.nonce)


def cancelled_while_let_in(monkeypatch):
    """Let somebody cancel just when a gate has judged their ticket; returns what came of it."""
    evening, (person,) = crowd_of(1)
    judged, go_on, done = Event(), Event(), []

    def slowly(gate, coming):
        judged.set()
        go_on.wait(timeout=30)
        return admit(gate, coming)

    monkeypatch.setattr(merging, "admit", slowly)
    gate = gate_at(evening).gate
    doings = (
        reading(gate, person),
        lambda: cancel(registration_id=person.registration_id, now=timezone.now()),
    )
    at_gate, at_home = (
        Thread(target=lambda do=do: done.extend(all_at_once([do]))) for do in doings
    )
    at_gate.start()
    judged.wait(timeout=30)
    at_home.start()
    at_home.join(timeout=2)  # ends by then only where nothing holds it
    go_on.set()
    for one in (at_gate, at_home):
        one.join()
    return done


@pytest.mark.services
def test_nobody_cancels_while_they_are_being_let_in(monkeypatch):
    done = cancelled_while_let_in(monkeypatch)
    assert sum(isinstance(one, NotOpen) for one in done) == 1
    assert Entry.objects.filter(person__registration__ended_at=None).count() == 1


@pytest.mark.services
def test_without_the_lock_somebody_is_inside_and_has_cancelled(monkeypatch):
    """Negative control."""
    monkeypatch.setattr(recognising, "held", unheld)
    cancelled_while_let_in(monkeypatch)
    assert Entry.objects.filter(person__registration__ended_at__isnull=False).count() == 1
