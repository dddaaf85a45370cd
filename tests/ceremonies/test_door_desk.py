"""Officers and hosts open gates, see who is inside, and close gates again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership
from accounts.rules.roles import Role
from ceremonies.models import Gate
from tests.ceremonies.gates import Phone, guest, ticket, tonight
from tests.factories import person

pytestmark = pytest.mark.django_db

TIMES = {"opens_at": "2026-01-01T10:00", "closes_at": "2026-01-01T23:00"}


@pytest.fixture
def hall():
    return tonight()


@pytest.fixture
def host(hall):
    made = person()
    Membership.objects.create(user=made, organisation=hall.organisation, role=Role.HOST.value)
    return made


@pytest.fixture(params=["desk", "host"])
def door(request, client, hall, host):
    """The page of the door, as an officer and as a host sees it."""
    if request.param == "desk":
        client.force_login(person(Role.OFFICER))
        return reverse("ceremony_desk:door", args=[hall.pk])
    client.force_login(host)
    return reverse("host_door", args=[hall.pk])


def opened(client, door, name="North"):
    form = client.get(door).context["form"]
    times = {field: form[field].value().strftime("%Y-%m-%dT%H:%M") for field in TIMES}
    return client.post(door, {"do": "open", "name": name, **times})


def test_a_gate_is_opened_and_its_pin_shown_once(client, door):
    answer = opened(client, door)
    page = answer.content.decode()
    gate = Gate.objects.get()
    (pin,) = re.findall(r'translate="no">(\d{6})<', page)
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]
    assert pin not in gate.pin_hash
    again = client.get(door).content.decode()
    assert pin not in again
    (link,) = re.findall(r'href="http\S+/door/#([\w-]+)"', again)
    assert "<svg" in again
    assert Phone(client, answer.context["opened"]).open(pin=pin, key=link).status_code in {200, 403}


def test_a_second_gate_of_the_same_name_is_refused_in_words(client, door):
    opened(client, door)
    answer = opened(client, door)
    assert answer.status_code == 422
    assert "of this name already" in answer.content.decode()
    assert client.post(door, {"do": "open", "name": "", **TIMES}).status_code == 422
    wrong = {"opens_at": TIMES["closes_at"], "closes_at": TIMES["opens_at"]}
    assert "before it opens" in client.post(door, {"name": "x", **wrong}).content.decode()


def test_a_gate_is_closed_for_good(client, door):
    opened(client, door)
    gate = Gate.objects.get()
    assert client.post(door, {"do": "revoke", "gate": gate.pk}).status_code == 302
    gate.refresh_from_db()
    assert gate.revoked_at
    assert "/door/#" not in client.get(door).content.decode()
    assert client.post(door, {"do": "revoke", "gate": "x"}).status_code == 404


def test_the_page_tells_how_it_goes(client, door, hall):
    phone = Phone(client, opened(client, door).context["opened"])
    Gate.objects.update(opens_at=hall.doors_open_at.replace(year=2020))
    phone.open()
    (one, _two) = guest(hall, party=2)
    phone.reads(ticket(one))
    page = client.get(door).content.decode()
    assert re.search(r'gate-count">1</strong>\s+of 2 who have a place', page)


def test_six_gates_cost_as_many_queries_as_one(client, door):
    opened(client, door)
    client.get(door)
    with CaptureQueriesContext(connection) as one:
        client.get(door)
    for number in range(5):
        opened(client, door, f"Gate {number}")
    with CaptureQueriesContext(connection) as six:
        client.get(door)
    assert len(six) <= len(one)


def test_hosts_see_only_ceremonies_of_their_own_organisation(client, hall, host):
    client.force_login(host)
    theirs = reverse("host_door", args=[hall.pk])
    assert client.get(theirs).status_code == 200
    Membership.objects.filter(user=host).delete()
    for name in ("host_door", "host_badges"):
        assert client.get(reverse(name, args=[hall.pk])).status_code == 404
    client.logout()
    assert client.get(theirs).status_code == 302


def test_the_role_is_what_opens_the_page(client, hall, host):
    """A partner of the same organisation hands in photos; the door is the host's."""
    Membership.objects.filter(user=host).update(role=Role.PARTNER.value)
    client.force_login(host)
    assert client.get(reverse("host_door", args=[hall.pk])).status_code == 404


def test_the_app_is_served_with_its_worker(client):
    shell = client.get(reverse("door:app"))
    assert shell.status_code == 200
    assert shell["Referrer-Policy"] == "no-referrer"
    worker = client.get(reverse("door:worker"))
    assert worker["Content-Type"].startswith("text/javascript")
    assert "js/door/main.js" in worker.content.decode()
