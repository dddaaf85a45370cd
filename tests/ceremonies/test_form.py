"""The form of registration: what it asks, refuses and never does twice."""

import uuid

import pytest
from django.utils import timezone

from ceremonies.actions.opening_pools import open_pool
from ceremonies.models import Ceremony, Registration
from tests.ceremonies.evening import places
from tests.ceremonies.post import mails_to

pytestmark = pytest.mark.django_db


def test_the_answer_is_the_same_for_known_addresses_and_machines(client, ask):
    answers = [ask(), ask(), ask("machine@example.org", website="https://spam.example")]
    assert {answer.url for answer in answers} == {answers[0].url}
    assert Registration.objects.count() == 1
    assert len(mails_to("guest@example.org")) == 1  # no more than one in ten minutes


def test_the_same_form_sent_twice_is_one_registration_and_one_mail(client, ask):
    key = str(uuid.uuid4())
    for _ in range(10):
        ask(form_key=key)
    assert Registration.objects.count() == 1
    assert len(mails_to("guest@example.org")) == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"party": "0"}, "greater than or equal to 1"),
        ({"party": "13"}, "less than or equal to 12"),
        ({"party": "two"}, "whole number"),
        ({"email": "nobody"}, "valid email"),
        ({"mode": "by-boat"}, "valid choice"),
        ({"invitation": "not-one"}, "no longer held"),
    ],
)
def test_a_form_that_cannot_be_read_is_kept_and_says_why(ask, given, words):
    answer = ask(**{"email": "guest@example.org", **given})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert given.get("email", "guest@example.org") in page
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"status": "cancelled"}, "has been cancelled"),
        ({"status": "postponed"}, "is postponed"),
        ({"registration_opens_at": None}, "has not opened yet"),
        ({"status": "held"}, "is closed"),
    ],
)
def test_where_nobody_can_register_the_page_says_why(client, hall, changed, words):
    Ceremony.objects.filter(pk=hall.pk).update(**changed)
    page = client.get("/en/ceremonies/midsummer/register/").content.decode()
    assert words in page
    assert "<form method" not in page.split("<main")[1]


def test_a_ceremony_without_places_takes_no_registrations(client, hall):
    assert "/register/" in client.get("/en/ceremonies/midsummer/").content.decode()
    hall.pools.all().delete()
    assert client.get("/en/ceremonies/midsummer/register/").status_code == 404


def test_aids_are_asked_for_and_no_more_than_people_come(client, ask, hall):
    open_pool(ceremony=hall, kind="headset", language="lv", cap=5, now=timezone.now())
    field = f"aid_{hall.pools.get(kind='headset').pk}"
    page = client.get("/en/ceremonies/midsummer/register/").content.decode()
    assert "Headsets for interpretation (latviešu)" in page
    assert "more than people" in ask(**{field: "2"}).content.decode()
    ask(**{field: "1"})
    assert places(Registration.objects.get()) == [("on-site", 1, 1), ("headset", 1, 1)]
