"""Officers see who comes to a ceremony, take the list away, and erase who asks for it."""

import csv
import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from ceremonies.actions.erasing import erase_guest
from ceremonies.actions.naming import Needs, Told, name_persons
from ceremonies.actions.registering import confirm
from ceremonies.models import Ceremony, Person, Registration
from outbox.models import Attempt, Mail
from tests.ceremonies.evening import come, places
from tests.ceremonies.post import deliver
from tests.factories import person

pytestmark = pytest.mark.django_db


NOTHING = Needs()


def guest(hall, address, *, name="", needs=NOTHING, party=1, **fields):
    """Register and confirm a party whose first person has said who they are."""
    now = timezone.now()
    registration = come(hall, address, party, now=now, **fields)
    confirm(registration_id=registration.pk, now=now)
    told = Told(number=1, name=name, photos="granted", needs=needs)
    name_persons(
        registration_id=registration.pk, told=[told], question="May we?", language="en", now=now
    )
    return registration


@pytest.fixture
def officer(client):
    user = person(Role.OFFICER)
    client.force_login(user)
    return user


def table(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_list_says_how_everybody_stands(client, officer, hall):
    guest(hall, "ilze@example.org", name="Ilze", party=2)
    guest(hall, "janis@example.org", name="Jānis")
    come(hall, "new@example.org", now=timezone.now())
    page = client.get(reverse("ceremony_desk:guests", args=[hall.pk])).content.decode()
    for words in ("Ilze", "Has a place", "Waits, number 1", "Has not confirmed yet", "3 parties"):
        assert words in page


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("q=ILZ", ["Ilze"]),
        ("q=janis@", ["Jānis"]),
        ("standing=waiting", ["Jānis"]),
        ("standing=confirmed", ["Ilze"]),
        ("standing=held", []),
        ("standing=by-boat&page=x", ["Ilze", "Jānis"]),
        ("q=nobody", []),
    ],
)
def test_it_is_searched_and_narrowed(client, officer, hall, asked, names):
    guest(hall, "ilze@example.org", name="Ilze", party=2)
    guest(hall, "janis@example.org", name="Jānis")
    shown = client.get(reverse("ceremony_desk:guests", args=[hall.pk]) + f"?{asked}")
    assert [line.name for line in shown.context["shown"].lines] == names
    rows = table(client.get(reverse("ceremony_desk:guests_table", args=[hall.pk]) + f"?{asked}"))
    assert [row[0] for row in rows[1:]] == names


def test_however_many_guests_the_list_costs_the_same(
    client, officer, hall, django_assert_max_num_queries
):
    address = reverse("ceremony_desk:guests", args=[hall.pk])
    guest(hall, "first@example.org", name="First")
    client.get(address)
    with django_assert_max_num_queries(60) as few:
        client.get(address)
    for number in range(6):
        guest(hall, f"guest{number}@example.org", name=f"Guest {number}", party=2)
    with django_assert_max_num_queries(len(few)):
        assert len(client.get(address).context["shown"].lines) == 7


def test_the_table_holds_no_needs_and_no_formula(client, officer, hall):
    guest(hall, "ilze@example.org", name='=HYPERLINK("x")', needs=Needs(diet="zqxnuts"))
    answer = client.get(reverse("ceremony_desk:guests_table", args=[hall.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"]
    assert "zqxnuts" not in answer.content.decode()
    assert table(answer)[1][0] == '\'=HYPERLINK("x")'


def test_needs_are_opened_for_whom_prepares_and_only_as_long(client, officer, hall):
    guest(hall, "ilze@example.org", name="Ilze", needs=Needs(access="ramp", diet="no nuts"))
    address = reverse("ceremony_desk:needs", args=[hall.pk])
    page = client.get(address).content.decode()
    assert "<bdi>Ilze</bdi>: <bdi>ramp</bdi>" in page
    assert "<bdi>no nuts</bdi>" in page
    over = timezone.now() - timedelta(days=14)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=over - timedelta(hours=2), starts_at=over - timedelta(hours=2), ends_at=over
    )
    page = client.get(address).content.decode()
    assert "was erased on" in page
    assert "no nuts" not in page


def test_without_the_permission_needs_stay_sealed(client, officer, hall, monkeypatch):
    guest(hall, "ilze@example.org", needs=Needs(diet="no nuts"))
    for group in officer.groups.all():
        group.permissions.remove(*group.permissions.filter(codename="see_needs"))
    address = reverse("ceremony_desk:needs", args=[hall.pk])
    refused = client.get(address)
    assert refused.status_code in {302, 403}
    monkeypatch.setattr("ceremonies.desk.guests.why_no_needs", lambda *_, **__: None)
    assert "no nuts" in client.get(address).content.decode()  # it is the rule that keeps it shut


def holding(words):
    """Return the tables in which a text stands, whatever the column."""
    found = []
    for model in apps.get_models():
        if not model._meta.managed or model._meta.proxy:
            continue
        for field in model._meta.concrete_fields:
            text = models.functions.Cast(field.attname, models.TextField())
            rows = model._default_manager.annotate(zqx=text).filter(zqx__icontains=words)
            if rows.exists():
                found.append(f"{model._meta.label}.{field.attname}")
    return found


@pytest.fixture
def known(hall):
    """A guest whose address and name stand wherever the product writes them."""
    registration = guest(hall, "zqxilze@example.org", name="Zqxilze Bērziņa")
    deliver()
    mail = Mail.objects.filter(recipient="zqxilze@example.org").first()
    Attempt.objects.create(
        subject=Mail._meta.label_lower,
        subject_id=mail.pk,
        fence=1,
        attempt_no=1,
        phase="send",
        started_at=timezone.now(),
        ended_at=timezone.now(),
        outcome="refused",
        words="550 zqxilze@example.org is unknown",
    )
    return registration


def test_who_asks_is_erased_from_every_table(client, officer, hall, known):
    assert "outbox.Mail.recipient" in holding("zqxilze")
    address = reverse("ceremony_desk:guests", args=[hall.pk])
    unsure = client.post(address, {"erase": known.pk})
    assert unsure.status_code == 422
    assert Registration.objects.get().address
    assert client.post(address, {"erase": known.pk, "sure": "yes"}).status_code == 302
    deliver()
    assert holding("zqxilze") == []
    assert places(Registration.objects.get()) == []  # the place is the next one's
    assert client.post(address, {"erase": "x", "sure": "yes"}).status_code == 404


@pytest.mark.parametrize(
    ("left_out", "found"),
    [
        ("ceremonies.actions.forgetting.erase_mails", "outbox.Mail.recipient"),
        ("ceremonies.actions.forgetting.Person", "ceremonies.Person.name"),
    ],
)
def test_the_sweep_finds_a_store_that_was_left_out(hall, known, monkeypatch, left_out, found):
    class Nothing:
        objects = Person.objects.none()

    monkeypatch.setattr(left_out, Nothing if left_out.endswith("Person") else lambda **_: 0)
    if left_out.endswith("Person"):
        Nothing.objects.filter = lambda **_: Person.objects.none()
    erase_guest(registration_id=known.pk, now=timezone.now())
    assert found in holding("zqxilze")


def test_other_guests_of_the_same_name_are_not_touched(hall, known):
    other = guest(hall, "zqxother@example.org", name="Zqxother")
    erase_guest(registration_id=known.pk, now=timezone.now())
    other.refresh_from_db()
    assert other.address == "zqxother@example.org"
    assert Person.objects.filter(name="Zqxother").exists()
