"""Hosts look after the guests of their own ceremonies, and of no others."""

import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.actions.grant_role import grant_role
from accounts.rules.roles import Role
from ceremonies.actions.naming import Needs
from ceremonies.models import (
    AttendanceFact,
    Ceremony,
    Invitation,
    MailingRequest,
    Person,
    Registration,
)
from ceremonies.rules.guest_lists import Reader, why_no_guest_list, why_no_needs
from tests.ceremonies.evening import places
from tests.ceremonies.post import mails_to
from tests.ceremonies.test_officers_guests import guest, table
from tests.factories import organisation, person

pytestmark = pytest.mark.django_db

PAGES = (
    "host_guests",
    "host_guests_table",
    "host_guests_paper",
    "host_needs",
    "host_add_guest",
    "host_invitations",
    "host_attendance",
    "host_letters",
)


@pytest.fixture
def host(client):
    user = person(Role.HOST)
    client.force_login(user)
    return user


@pytest.fixture
def at(hall):
    """Return the address of a page of the ceremony."""
    return lambda name: reverse(name, args=[hall.pk])


def test_a_host_sees_their_ceremonies_with_places_taken_and_waited_for(client, host, hall):
    guest(hall, "ilze@example.org", name="Ilze", party=2)
    guest(hall, "janis@example.org", name="Jānis")
    page = client.get(reverse("host_ceremonies")).content.decode()
    for words in ("Evening", "2 / 2", "1 waits"):
        assert words in page
    at_the_place = hall.starts_at.astimezone(ZoneInfo(hall.zone))
    assert date_format(at_the_place, "DATETIME_FORMAT") in page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_for_its_host_and_for_no_other(client, host, at, hall, name, monkeypatch):
    answer = client.get(at(name))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    stranger = person()
    grant_role(user=stranger, organisation=organisation("Another town"), role=Role.HOST)
    client.force_login(stranger)
    assert client.get(at(name)).status_code == 404
    assert client.get(reverse("host_ceremonies")).status_code == 200
    monkeypatch.setattr("ceremonies.hosts.doors.why_no_guest_list", lambda *_, **__: None)
    monkeypatch.setattr("ceremonies.hosts.doors.why_no_needs", lambda *_, **__: None)
    assert client.get(at(name)).status_code == 200  # it is the rule that kept them out


@pytest.mark.parametrize("role", [Role.OFFICER, Role.REVIEWER])
def test_the_hosts_desk_is_not_for_editors(client, at, role):
    client.force_login(person(role))
    assert client.get(at("host_guests")).status_code == 404
    assert client.get(reverse("host_ceremonies")).status_code == 404


@pytest.mark.parametrize(
    ("reader", "code"),
    [
        (Reader(hosts=frozenset({1})), None),
        (Reader(sees_needs=True), None),
        (Reader(partners=frozenset({1})), "not-preparing"),
        (Reader(hosts=frozenset({2})), "not-preparing"),
        (Reader(), "not-preparing"),
    ],
)
def test_needs_are_for_whom_prepares(reader, code):
    now = timezone.now()
    for ends_at, expected in (
        (now, code),
        (now - timedelta(days=14) + timedelta(seconds=1), code),
        (now - timedelta(days=14), code or "erased"),
    ):
        refusal = why_no_needs(reader, organisation=1, ends_at=ends_at, now=now)
        assert (refusal.code if refusal else None) == expected


def test_partners_of_the_host_see_guests_but_not_what_they_need(client, at, hall):
    guest(hall, "ilze@example.org", name="Ilze", needs=Needs(diet="no nuts"))
    client.force_login(person(Role.PARTNER))
    page = client.get(at("host_guests")).content.decode()
    assert "Ilze" in page
    assert at("host_needs") not in page
    assert client.get(at("host_needs")).status_code == 404
    assert why_no_guest_list(Reader(sees_needs=True), organisation=1).code == "not-theirs"


def test_needs_are_opened_in_their_view_only(client, host, at, hall):
    guest(hall, "ilze@example.org", name="Ilze", needs=Needs(access="ramp", diet="no nuts"))
    guest(hall, "janis@example.org", name="Jānis", needs=Needs(diet="no  nuts"))
    page = client.get(at("host_needs")).content.decode()
    assert "<bdi>no nuts</bdi> × 2" in page
    assert "<bdi>Ilze</bdi>: <bdi>ramp</bdi>" in page
    assert "Jānis" not in page  # who eats what is nobody's business
    for name in PAGES:
        if name != "host_needs":
            assert "no nuts" not in client.get(at(name)).content.decode()


def test_the_list_is_printed_by_name_and_taken_away_as_a_table(client, host, at, hall):
    guest(hall, "a@example.org", name="Zane")
    guest(hall, "z@example.org", name="Anna", party=2)
    paper = client.get(at("host_guests_paper")).content.decode()
    assert paper.index("Anna") < paper.index("Zane")
    rows = table(client.get(at("host_guests_table")))
    assert [row[0] for row in rows[1:]] == ["Zane", "Anna"]


def test_however_many_guests_a_host_waits_for_no_more_queries(
    client, host, at, hall, django_assert_max_num_queries
):
    guest(hall, "first@example.org", name="First")
    for name in ("host_guests", "host_guests_paper"):
        client.get(at(name))
        with django_assert_max_num_queries(25) as few:
            client.get(at(name))
        for number in range(3):
            guest(hall, f"{name}{number}@example.org", name=f"Guest {number}")
        with django_assert_max_num_queries(len(few)):
            client.get(at(name))


def called(**given):
    return {
        "name": "Ilze",
        "email": "",
        "party": "1",
        "mode": "on-site",
        "language": "lv",
        "form_key": str(uuid.uuid4()),
        **given,
    }


def test_who_calls_stands_in_line_like_everybody(client, host, at, hall):
    guest(hall, "first@example.org", party=2)
    sent = called()
    for _ in range(2):  # pressed twice
        assert client.post(at("host_add_guest"), sent).status_code == 302
    added = Registration.objects.get(address="")
    assert places(added) == [("on-site", 0, 1)]
    assert added.confirmed_at
    assert added.persons.get().name == "Ilze"
    client.post(at("host_add_guest"), called(name="Anna"))  # two calls are two guests
    assert Registration.objects.filter(address="").count() == 2


def test_who_has_an_address_hears_how_it_stands(client, host, at, hall):
    client.post(at("host_add_guest"), called(email="ilze@example.org"))
    (mail,) = mails_to("ilze@example.org")
    assert "/r/" in mail.text
    client.post(at("host_add_guest"), called(email="ilze@example.org"))
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": ""}, "required"),
        ({"party": "13"}, "less than or equal to 12"),
        ({"email": "nobody"}, "valid email"),
        ({"mode": "by-boat"}, "valid choice"),
        ({"form_key": "x"}, "valid UUID"),
    ],
)
def test_what_cannot_be_read_is_kept(client, host, at, hall, given, words):
    answer = client.post(at("host_add_guest"), called(**given))
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors)
    assert not Registration.objects.exists()


def test_a_host_cancels_for_a_guest_and_the_next_moves_up(client, host, at, hall):
    first = guest(hall, "first@example.org", party=2)
    second = guest(hall, "second@example.org")
    assert client.post(at("host_guests"), {"cancel": first.pk}).status_code == 422
    assert client.post(at("host_guests"), {"cancel": first.pk, "sure": "yes"}).status_code == 302
    assert places(second) == [("on-site", 1, 1)]
    assert client.post(at("host_guests"), {"cancel": first.pk, "sure": "yes"}).status_code == 302
    assert client.post(at("host_guests"), {"cancel": "x", "sure": "yes"}).status_code == 404


def test_places_are_held_given_by_a_link_and_released(client, host, at, hall):
    pool = hall.pools.get(kind="on-site")
    until = (timezone.localdate() + timedelta(days=9)).isoformat()
    said = {"name": "The mayor", "pool": pool.pk, "places": "2", "held_until": until}
    assert client.post(at("host_invitations"), said).status_code == 302
    page = client.get(at("host_invitations"))
    ((_one, _words, link),) = page.context["held"]
    assert "/en/ceremonies/midsummer/register/?invitation=" in link
    assert client.get(link).status_code == 200
    assert "not free" in client.post(at("host_invitations"), said).content.decode()
    invitation = Invitation.objects.get()
    client.post(at("host_invitations"), {"release": invitation.pk})
    pool.refresh_from_db()
    assert pool.taken == 0
    assert client.get(at("host_invitations")).context["held"][0][2] == ""
    assert client.post(at("host_invitations"), {"release": "9000007"}).status_code == 404
    over = {**said, "held_until": "2020-01-01"}
    assert "over" in client.post(at("host_invitations"), over).content.decode()


def test_invitations_of_others_are_not_released(client, host, at, hall):
    other = Ceremony.objects.get(pk=hall.pk)
    other.pk, other.calendar_uid = None, uuid.uuid4()
    other.save()
    pool = other.pools.create(kind="on-site", cap=3, taken=1)
    held = Invitation.objects.create(
        pool=pool, name="x", places=1, unused=1, held_until=timezone.now() + timedelta(days=1)
    )
    assert client.post(at("host_invitations"), {"release": held.pk}).status_code == 404


def test_a_host_asks_for_a_mail_and_only_an_officer_sends(client, host, at, hall):
    guest(hall, "first@example.org")
    before = len(mails_to("first@example.org"))
    assert client.post(at("host_letters"), {"words": ""}).status_code == 422
    for _ in range(2):
        client.post(at("host_letters"), {"words": "Bring lanterns"})
    asked = MailingRequest.objects.get()
    assert len(mails_to("first@example.org")) == before
    client.force_login(person(Role.OFFICER))
    desk = reverse("ceremony_desk:letters", args=[hall.pk])
    assert "Bring lanterns" in client.get(desk).content.decode()
    assert client.post(desk, {"do": "answered", "request": asked.pk}).status_code == 302
    assert client.post(desk, {"do": "answered", "request": "x"}).status_code == 404
    assert "Bring lanterns" not in client.get(desk).content.decode()


def test_a_host_counts_heads_once_it_has_begun(client, host, at, hall):
    said = {"mode": "on-site", "count": "120", "method": "heads"}
    assert client.post(at("host_attendance"), said).status_code == 422
    begun = timezone.now() - timedelta(hours=1)
    Ceremony.objects.filter(pk=hall.pk).update(doors_open_at=begun, starts_at=begun)
    assert client.post(at("host_attendance"), said).status_code == 302
    client.post(at("host_attendance"), {**said, "count": "125"})
    assert AttendanceFact.objects.get().count == 125
    assert client.post(at("host_attendance"), {**said, "count": "many"}).status_code == 422
    assert not Person.objects.exists()
