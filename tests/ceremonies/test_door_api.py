"""What phones at the door ask the server, and what they are told."""

import uuid

import pytest

from ceremonies.models import Entry, Scan
from tests.ceremonies.evening import out_of_balance
from tests.ceremonies.gates import Phone, gate_at, guest, ticket, tonight

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    made = tonight()
    yield made
    assert out_of_balance(made) == []


@pytest.fixture
def phone(client, hall):
    made = Phone(client, gate_at(hall))
    assert made.open().status_code == 200
    return made


def test_a_link_and_its_pin_open_the_gate(client, hall):
    answer = Phone(client, gate_at(hall)).open().json()
    assert answer["ceremony"]["name"] == "Evening"
    assert answer["ceremony"]["uid"] == hall.calendar_uid.hex
    assert answer["gate"]["name"] == "North"
    assert len(answer["public_key"]) == 43
    assert {"token", "server_now"} <= set(answer)


def test_a_guest_is_let_in_once(phone, hall):
    (person,) = guest(hall)
    first = phone.reads(ticket(person))
    assert first["verdict"] == "admitted"
    again = phone.reads(ticket(person))
    assert (again["verdict"], again["first_gate"]) == ("already", "North")
    assert again["first_at"] == first["first_at"]
    assert Entry.objects.count() == 1
    assert phone.get("inside").json()["inside"] == 1


def test_the_same_scan_sent_again_is_answered_alike(phone, hall):
    (person,) = guest(hall)
    nonce = str(uuid.uuid4())
    answers = [phone.reads(ticket(person), nonce=nonce) for _ in range(3)]
    assert [one["verdict"] for one in answers] == ["admitted"] * 3
    assert Scan.objects.count() == 1
