"""Mails to all guests: looked at and counted before, owed once, with an entry for calendars."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.rules.roles import Role
from ceremonies.actions import telling_all
from ceremonies.actions.keeping_facts import keep_facts
from ceremonies.actions.reminding import remind_due
from ceremonies.actions.telling_all import NothingToTell, tell_all
from ceremonies.models import Ceremony, GuestLetter, GuestMailing
from outbox.mailing import message_of
from tests.ceremonies.post import link_in, mails_to, press
from tests.factories import person

pytestmark = pytest.mark.django_db

FIRST, SECOND, ONLINE = "first@example.org", "second@example.org", "online@example.org"


@pytest.fixture
def guests(client, ask, hall):
    """Two who have a seat, one who waits for one, one who never confirmed; returns their links."""
    links = {}
    for address in (FIRST, SECOND, "waiting@example.org", "unsure@example.org"):
        ask(address)
        links[address] = link_in(mails_to(address)[0])
        if address != "unsure@example.org":
            press(client, links[address], "confirm")
            mails_to(address)
    return links


@pytest.fixture
def desk(client, hall):
    client.force_login(person(Role.OFFICER))
    return reverse("ceremony_desk:letters", args=[hall.pk])


def send(client, desk, kind):
    """Look at the page and press its button."""
    shown = client.get(desk).context["ceremony"].calendar_sequence
    return client.post(desk, {"kind": kind, "seen": str(shown)})


def change(hall, **facts):
    for name, value in facts.items():
        setattr(hall, name, value)
    keep_facts(ceremony=hall, now=timezone.now())


def later(hall, hours=24):
    moved = timedelta(hours=hours)
    change(
        hall,
        doors_open_at=hall.doors_open_at + moved,
        starts_at=hall.starts_at + moved,
        ends_at=hall.ends_at + moved,
    )


def entry_of(mail):
    """Return the calendar part of a mail as it leaves: its type, and its one event."""
    parts = [
        p for p in message_of(mail).message().walk() if p.get_content_type() == "text/calendar"
    ]
    if not parts:
        return None, None
    (part,) = parts
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == calendar["METHOD"]
    (event,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), event


def test_a_new_time_is_told_in_words_and_to_calendars(client, guests, hall, desk):
    _, old = entry_of(mails_to(FIRST)[-1])
    later(hall)
    shown = client.get(desk).content.decode()
    assert "Send to 3 parties" in shown
    assert "New time:" in shown
    assert "/r/…/" in shown
    assert send(client, desk, "changed").status_code == 302
    mail = mails_to(FIRST)[-1]
    assert mail.subject == "Something has changed: Midsummer"
    assert "New time: " in mail.text
    assert "Until now it was: " in mail.text
    assert "give your places back" in mail.text
    method, new = entry_of(mail)
    assert method == "REQUEST"
    assert new["UID"] == old["UID"]
    assert new["SEQUENCE"] == old["SEQUENCE"] + 1
    assert new.decoded("DTSTART") == hall.starts_at.replace(microsecond=0)
    assert str(new["ATTENDEE"]) == f"mailto:{FIRST}"
    assert entry_of(mails_to("waiting@example.org")[-1]) == (None, None)
    assert len(mails_to("unsure@example.org")) == 1
    assert "Guests know everything" in client.get(desk).content.decode()


def test_pressing_twice_sends_once(client, guests, hall, desk):
    later(hall)
    for status in (302, 302):
        assert send(client, desk, "changed").status_code == status
    assert GuestMailing.objects.count() == 1
    assert GuestLetter.objects.filter(mailing__isnull=False).count() == 3


def test_without_its_name_a_mailing_goes_out_again(guests, hall, monkeypatch):
    """The control: what keeps a second press from sending is the search for the first."""
    monkeypatch.setattr(telling_all, "mailed", lambda *_: None)
    monkeypatch.setattr(telling_all, "_about", lambda *_: str(GuestMailing.objects.count()))
    over(hall)
    for _ in range(2):
        tell_all(ceremony_id=hall.pk, kind="thanks", now=timezone.now())
    assert GuestLetter.objects.filter(kind="thanks").count() == 4


def test_a_ceremony_called_off_leaves_the_calendars(client, guests, hall, desk):
    change(hall, status="cancelled")
    send(client, desk, "changed")
    mail = mails_to(FIRST)[-1]
    assert "The ceremony is cancelled. We are sorry." in mail.text
    for body in (mail.text, mail.html):
        assert "give your places back" not in body  # there is nothing left to give back
    method, event = entry_of(mail)
    assert (method, str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert event["SEQUENCE"] == hall.calendar_sequence


def test_who_cancels_is_taken_from_their_own_calendar_only(client, guests, hall):
    _, given = entry_of(mails_to(FIRST)[-1])
    press(client, guests[FIRST], "cancel")
    method, taken = entry_of(mails_to(FIRST)[-1])
    assert method == "CANCEL"
    assert taken["UID"] == given["UID"]
    assert taken["SEQUENCE"] > given["SEQUENCE"]
    moved_up, event = entry_of(mails_to("waiting@example.org")[-1])
    assert moved_up == "REQUEST"
    assert event["UID"] != given["UID"]


def test_a_change_taken_back_before_it_was_told_is_none(client, guests, hall, desk):
    later(hall)
    later(hall, hours=-24)
    change(hall, status="confirmed")
    assert Ceremony.objects.get(pk=hall.pk).untold is None
    assert send(client, desk, "changed").status_code == 422
    with pytest.raises(NothingToTell):
        tell_all(ceremony_id=hall.pk, kind="changed", now=timezone.now())


def test_two_changes_are_told_as_one_from_what_guests_knew(client, guests, hall, desk):
    later(hall)
    change(hall, street_address="Raiņa iela 3", mode="online")
    send(client, desk, "changed")
    text = mails_to(FIRST)[-1].text
    for words in ("New time:", "New address: Raiņa iela 3.", "online only"):
        assert words in text


def test_what_changed_after_it_was_looked_at_is_looked_at_again(client, guests, hall, desk):
    later(hall)
    looked_at = client.get(desk).context["ceremony"].calendar_sequence
    later(hall)
    answer = client.post(desk, {"kind": "changed", "seen": str(looked_at)})
    assert answer.status_code == 422
    assert "changed again meanwhile" in answer.content.decode()
    assert not GuestMailing.objects.exists()
    assert client.post(desk, {"kind": "changed"}).status_code == 422  # nobody looked at all


def test_who_registers_after_a_change_is_not_told_of_it(client, ask, guests, hall, desk):
    later(hall)
    ask(ONLINE, mode="online")
    press(client, link_in(mails_to(ONLINE)[0]), "confirm")
    send(client, desk, "changed")
    assert not [mail for mail in mails_to(ONLINE) if "changed" in mail.subject]


def test_that_nobody_is_told_needs_a_reason(client, guests, hall, desk):
    later(hall, hours=1)
    wrong = client.post(desk, {"do": "let-be", "reason": " "})
    assert wrong.status_code == 422
    assert "Please say why" in wrong.content.decode()
    assert client.post(desk, {"do": "let-be", "reason": "A typing error"}).status_code == 302
    assert "A typing error" in client.get(desk).content.decode()
    assert not GuestLetter.objects.filter(kind="changed").exists()


def test_guests_with_a_place_are_reminded_once_for_each_date(guests, hall):
    now = timezone.now()
    assert remind_due(now=now) == 0
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=now + timedelta(hours=20), starts_at=now + timedelta(hours=20)
    )
    assert remind_due(now=now) == 2
    assert remind_due(now=now) == 0
    reminder = mails_to(FIRST)[-1]
    assert reminder.subject == "See you soon: Midsummer"
    assert reminder.not_after == now + timedelta(hours=20)
    Ceremony.objects.filter(pk=hall.pk).update(starts_at=now + timedelta(hours=22))
    assert remind_due(now=now) == 2


def test_nobody_is_reminded_of_what_does_not_happen(guests, hall):
    soon = timezone.now() + timedelta(hours=20)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=soon, starts_at=soon, status="postponed"
    )
    assert remind_due(now=timezone.now()) == 0


def over(hall):
    past = timezone.now() - timedelta(hours=1)
    began = past - timedelta(hours=2)
    Ceremony.objects.filter(pk=hall.pk).update(
        doors_open_at=began, starts_at=began, ends_at=past, recording_url="https://peer.tube/w/1"
    )


def test_thanks_go_to_those_who_had_a_place_once_it_is_over(client, guests, hall, desk):
    assert send(client, desk, "thanks").status_code == 422
    over(hall)
    assert "Send to 2 parties" in client.get(desk).content.decode()
    send(client, desk, "thanks")
    mail = mails_to(SECOND)[-1]
    assert mail.subject == "Thank you for being there: Midsummer"
    assert "https://peer.tube/w/1" in mail.text
    assert entry_of(mail) == (None, None)
    assert "Send to" not in client.get(desk).content.decode()


def test_the_desk_says_what_became_of_each_mail(client, guests, hall, desk):
    later(hall)
    send(client, desk, "changed")
    assert "Waiting: 3" in client.get(desk).content.decode()
    mails_to(FIRST)
    assert send(client, desk, "by-boat").status_code == 422
