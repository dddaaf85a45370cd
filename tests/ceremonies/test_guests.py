"""Guests register, confirm by mail, wait, move up, switch and cancel, all without an account."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ceremonies.actions.changing import expire
from ceremonies.models import Ceremony, Registration
from tests.ceremonies.evening import places
from tests.ceremonies.post import link_in, mails_to, press

pytestmark = pytest.mark.django_db


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


def test_a_wrong_link_leads_to_a_plain_page(client, ask):
    ask()
    link = link_in(mails_to("guest@example.org")[0])
    for wrong in ("/r/nothing/", link[:-4] + "AAA/"):
        assert client.get(wrong).status_code == 404
        assert press(client, wrong, "cancel").status_code == 404
    assert Registration.objects.get().ended_at is None


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
