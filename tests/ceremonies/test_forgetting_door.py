"""Walk-ins left no address, but names: they are forgotten like everybody else."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from ceremonies.actions.counting_attendance import freeze_due
from ceremonies.actions.forgetting import forget_guests
from ceremonies.actions.merging import Scanned, merge
from ceremonies.actions.walking_in import WalkIn, walk_in
from ceremonies.mailings import guests_to_tell
from ceremonies.models import AttendanceFact, CountMethod, Entry, Person, Registration, Scan
from tests.ceremonies.gates import gate_at, tonight

pytestmark = pytest.mark.django_db


@pytest.fixture
def gate():
    return gate_at(tonight()).gate


@pytest.fixture
def stranger(gate):
    party = WalkIn(
        nonce=uuid.uuid4(),
        party=1,
        names=["Pēteris"],
        photos="unknown",
        question="",
        language="lv",
    )
    walk_in(gate=gate, device=uuid.uuid4(), party=party, now=timezone.now())
    return Registration.objects.get()


def test_their_names_go_and_that_they_came_stays(gate, stranger):
    read = Scanned(nonce=uuid.uuid4(), read="some other code")
    merge(gate=gate, device=uuid.uuid4(), scans=[read], now=timezone.now())
    later = timezone.now() + timedelta(days=91)
    freeze_due(now=later)
    assert forget_guests(now=later) == 1
    assert Person.objects.get().name == ""
    assert Scan.objects.get(nonce=read.nonce).read == ""
    assert Entry.objects.count() == 1
    counted = AttendanceFact.objects.get()
    assert (counted.count, counted.method) == (1, CountMethod.TICKETS)
    assert forget_guests(now=later) == 0


def test_no_mail_is_owed_to_who_left_no_address(gate, stranger):
    assert stranger.confirmed_at
    assert list(guests_to_tell(gate.ceremony, "thanks")) == []
