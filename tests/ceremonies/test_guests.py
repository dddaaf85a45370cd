"""Guests register, confirm by mail, wait, move up, switch and cancel, all without an account."""

import re
import uuid
from datetime import timedelta
from urllib.parse import urlparse

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from ceremonies.actions.changing import expire
from ceremonies.actions.forgetting import forget_guests
from ceremonies.actions.opening_pools import open_pool
from ceremonies.models import Ceremony, Registration
from outbox.courier import Courier
from outbox.handlers import policies, registered
from outbox.models import Mail
from outbox.ownership import LeaseOnly
from tests.ceremonies.evening import hall as open_hall
from tests.ceremonies.evening import out_of_balance, places
from tests.factories import Tree, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    """A ceremony in thirty days with two seats and one place online; it takes registrations."""
    made = open_hall(Tree("en", "lv").homes["en"])
    yield made
    assert out_of_balance(made) == []


@pytest.fixture
def ask(client, hall):
    """Send the form as a person does; returns the answer."""

    def ask(email="guest@example.org", *, language="en", **given):
        address = f"/{language}/ceremonies/midsummer/register/"
        form = client.get(address).context["form"]
        said = {
            "form_key": str(form["form_key"].value()),
            "party": 1,
            "mode": "on-site",
            "email": email,
            **given,
        }
        return client.post(address, said)

    return ask


def deliver():
    """Let the courier write the letters that are owed; their mails stay due."""
    letters = [one for one in registered() if one.model._meta.label == "ceremonies.GuestLetter"]
    Courier(handlers=letters, ownership=LeaseOnly(), policies=policies()).deliver_due()


def mails_to(address):
    deliver()
    return list(Mail.objects.filter(recipient=address).order_by("pk"))


def link_in(mail):
    return urlparse(re.findall(r"http\S+/r/\S+", mail.text)[-1]).path


def press(client, link, do, **given):
    return client.post(link, {"do": do, **given})


def test_a_guest_registers_confirms_and_has_a_place(client, ask):
    answer = ask(party=2)
    assert answer.status_code == 302
    assert "look into your mail" in client.get(answer.url).content.decode()
    (mail,) = mails_to("guest@example.org")
    assert mail.subject == "Please confirm: Midsummer"
    link = link_in(mail)
    page = client.get(link)
    assert "please confirm" in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]
    assert Registration.objects.get().confirmed_at is None  # a mail scanner opens every link
    assert press(client, link, "confirm").status_code == 302
    shown = client.get(link).content.decode()
    assert "2 places are yours." in shown
    assert "please confirm" not in shown
    (_, standing) = mails_to("guest@example.org")
    assert standing.subject == "You have a place: Midsummer"
    assert "2 places are yours." in standing.text


def test_who_waits_sees_number_and_rule_and_hears_of_moving_up(client, ask):
    ask("first@example.org", party=2)
    ask("second@example.org", party=1)
    link = link_in(mails_to("second@example.org")[0])
    press(client, link, "confirm")
    shown = client.get(link).content.decode()
    assert "You wait for 1 place." in shown
    assert "Your number is 2." in shown
    assert "0 parties are before you." in shown
    assert mails_to("second@example.org")[-1].subject == "You are on the waiting list: Midsummer"
    press(client, link_in(mails_to("first@example.org")[0]), "cancel")
    assert mails_to("first@example.org")[-1].subject == "You have cancelled: Midsummer"
    told = mails_to("second@example.org")[-1]
    assert told.subject == "You have a place: Midsummer"
    assert "1 place is yours." in client.get(link).content.decode()


def test_an_offer_is_accepted_on_the_page(client, ask, hall):
    ask("first@example.org", party=2)
    ask("second@example.org")
    first, second = (link_in(mails_to(f"{n}@example.org")[0]) for n in ("first", "second"))
    press(client, first, "confirm")
    press(client, second, "confirm")
    soon = timezone.now() + timedelta(hours=20)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=soon, starts_at=soon, ends_at=soon + timedelta(hours=2)
    )
    press(client, first, "cancel")
    assert mails_to("second@example.org")[-1].subject.startswith("A place is free, please answer")
    assert "Accept" in client.get(second).content.decode()
    assert press(client, second, "accept").status_code == 302
    shown = client.get(second).content.decode()
    assert "1 place is yours." in shown
    assert "Accept" not in shown


def test_a_switch_and_a_change_of_number_on_the_page(client, ask):
    ask(party=2)
    link = link_in(mails_to("guest@example.org")[0])
    press(client, link, "switch", to="online")
    assert "You wait for 2 places." in client.get(link).content.decode()
    assert press(client, link, "change", party="1").status_code == 302
    assert places(Registration.objects.get()) == [("online", 1, 1)]  # for one there is room
    wrong = press(client, link, "change", party="many")
    assert wrong.status_code == 422
    assert "Enter a whole number." in wrong.content.decode()
    too_many = press(client, link, "change", party="99")
    assert too_many.status_code == 422


def test_a_way_that_there_is_not_is_no_fault_and_changes_nothing(client, ask, hall):
    ask()
    link = link_in(mails_to("guest@example.org")[0])
    hall.pools.get(kind="online").delete()
    for way in ("online", "by-boat", ""):
        assert press(client, link, "switch", to=way).status_code == 302
    assert press(client, link, "dance").status_code == 422
    assert places(Registration.objects.get()) == [("on-site", 1, 1)]


def test_nobody_switches_once_it_has_begun(client, ask, hall):
    ask()
    link = link_in(mails_to("guest@example.org")[0])
    begun = timezone.now() - timedelta(minutes=5)
    Ceremony.objects.filter(pk=hall.pk).update(doors_open_at=begun, starts_at=begun)
    answer = press(client, link, "switch", to="online")
    assert answer.status_code == 422
    assert "Registration is closed" in answer.content.decode()
    assert places(Registration.objects.get()) == [("on-site", 1, 1)]


def test_too_late_is_said_plainly_and_changes_nothing(client, ask, hall):
    ask()
    link = link_in(mails_to("guest@example.org")[0])
    expire(ceremony_id=hall.pk, now=timezone.now() + timedelta(hours=2))
    answer = press(client, link, "confirm")
    assert answer.status_code == 410
    assert "no longer possible" in answer.content.decode()
    assert "Register again" in answer.content.decode()


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


def test_a_wrong_link_leads_to_a_plain_page(client, ask):
    ask()
    link = link_in(mails_to("guest@example.org")[0])
    for wrong in ("/r/nothing/", link[:-4] + "AAA/"):
        assert client.get(wrong).status_code == 404
        assert press(client, wrong, "cancel").status_code == 404
    assert Registration.objects.get().ended_at is None


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


def test_many_from_one_network_are_asked_to_wait_and_lose_nothing(ask, monkeypatch):
    monkeypatch.setattr("ceremonies.guests.views.ASKS_PER_HOUR", 1)
    assert ask("first@example.org").status_code == 302
    answer = ask("second@example.org")
    assert answer.status_code == 429
    assert "second@example.org" in answer.content.decode()
    assert not Registration.objects.filter(address="second@example.org").exists()


def test_a_page_costs_the_same_however_many_wait(client, ask):
    ask("first@example.org", party=2)
    ask("second@example.org")
    link = link_in(mails_to("second@example.org")[0])
    counts = []
    for number in range(4):
        with CaptureQueriesContext(connection) as asked:
            client.get(link)
        counts.append(len(asked))
        ask(f"later{number}@example.org")
    assert len(set(counts)) == 1


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


def test_guests_are_forgotten_ninety_days_later_with_their_mails_and_links(client, ask, hall):
    ask()
    (mail,) = mails_to("guest@example.org")
    link = link_in(mail)
    over = timezone.now() - timedelta(days=90, hours=1)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=over - timedelta(hours=2), starts_at=over - timedelta(hours=2), ends_at=over
    )
    assert forget_guests(now=timezone.now() - timedelta(days=1)) == 0
    assert forget_guests(now=timezone.now()) == 1
    assert forget_guests(now=timezone.now()) == 0
    assert not Mail.objects.filter(recipient="guest@example.org").exists()
    assert client.get(link).status_code == 404
    assert places(Registration.objects.get()) == [("on-site", 1, 1)]  # how many came is no secret
    deliver()
    assert not Mail.objects.exists()


def test_guests_of_a_postponed_ceremony_are_kept_until_its_new_date(ask, hall):
    ask()
    over = timezone.now() - timedelta(days=200)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=over, starts_at=over, ends_at=over + timedelta(hours=1), status="postponed"
    )
    assert forget_guests(now=timezone.now()) == 0
