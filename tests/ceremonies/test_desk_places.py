"""Officers set how many places there are."""

import pytest
from django.urls import reverse

from accounts.rules.roles import Role
from tests.factories import person

pytestmark = pytest.mark.django_db


def test_officers_set_places_at_the_desk(client, hall):
    client.force_login(person(Role.OFFICER))
    address = reverse("ceremony_desk:places", args=[hall.pk])
    pool = hall.pools.get(kind="on-site")
    assert "0 taken, 0 waited for." in client.get(address).content.decode()
    assert client.post(address, {"pool": pool.pk, "cap": "5"}).status_code == 302
    pool.refresh_from_db()
    assert pool.cap == 5
    assert (
        client.post(address, {"kind": "headset", "language": "lv", "cap": "9"}).status_code == 302
    )
    wrong = client.post(address, {"kind": "headset", "language": "", "cap": "9"})
    assert wrong.status_code == 422
    assert "for which language" in wrong.content.decode()
    again = client.post(address, {"kind": "on-site", "language": "", "cap": "9"})
    assert "such places already" in again.content.decode()
    assert client.post(address, {"pool": "x", "cap": "9"}).status_code == 404


def test_the_desk_refuses_fewer_places_than_are_taken(client, ask, hall):
    ask(party=2)
    client.force_login(person(Role.OFFICER))
    pool = hall.pools.get(kind="on-site")
    answer = client.post(
        reverse("ceremony_desk:places", args=[hall.pk]), {"pool": pool.pk, "cap": "1"}
    )
    assert answer.status_code == 422
    assert "2 places are taken already" in answer.content.decode()
