"""Guests find their tickets on a page and on paper, the people at the door badges."""

import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from accounts.rules.roles import Role
from ceremonies import printing
from ceremonies.door.badges import badges_of
from ceremonies.models import Person
from ceremonies.rules.tickets import code_of, in_groups
from tests.ceremonies.post import link_in, mails_to, press
from tests.factories import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(client, ask):
    ask(party=2)
    link = link_in(mails_to("guest@example.org")[0])
    press(client, link, "confirm")
    names = {"person1-name": "Ilze Bērziņa", "person1-photos": "granted", "person2-name": "Jānis"}
    press(client, link, "name", **names)
    return link


def text_of(pdf):
    """Return the words of a PDF, ligatures and line ends aside."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def test_a_party_has_a_ticket_for_each_person(client, link):
    assert 'href="tickets/"' in client.get(link).content.decode()
    answer = client.get(f"{link}tickets/")
    page = answer.content.decode()
    assert page.count('class="qr"') == 2
    for one in Person.objects.all():
        assert in_groups(code_of(one.ticket)) in page
    assert 'aria-label="QR code of the ticket of Ilze Bērziņa. In letters: ' in page
    assert "May be in photos" in page
    assert "No photos, please" in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"


def test_only_persons_with_a_place_in_the_hall_have_one(client, link, ask, hall):
    press(client, link, "switch", to="online")
    ask("third@example.org", mode="online")
    waits = link_in(mails_to("third@example.org")[0])
    other = "B" if link[-2] == "A" else "A"
    for address in (waits, f"{link[:-2]}{other}/"):
        assert 'class="qr"' not in client.get(f"{address}tickets/").content.decode()
    assert client.get(f"{waits}tickets.pdf").status_code == 404
    assert 'href="tickets/"' not in client.get(waits).content.decode()


def test_there_is_none_before_the_address_is_confirmed(client, ask):
    ask()
    link = link_in(mails_to("guest@example.org")[0])
    assert "There is no ticket" in client.get(f"{link}tickets/").content.decode()


def test_tickets_on_paper_are_tagged_and_in_the_guests_language(client, link):
    answer = client.get(f"{link}tickets.pdf?lang=lv")
    assert answer["Content-Type"] == "application/pdf"
    pdf = PdfReader(io.BytesIO(answer.content))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "lv"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "Midsummer" in pdf.metadata.title
    words = text_of(pdf)
    for one in Person.objects.all():
        assert in_groups(code_of(one.ticket)) in words
    assert "Ilze Bērziņa" in words


def test_where_nothing_can_be_printed_it_is_said(client, link, monkeypatch):
    def no_printer(*_, **__):
        raise printing.NoPrinter

    monkeypatch.setattr(printing, "printed", no_printer)
    answer = client.get(f"{link}tickets.pdf")
    assert answer.status_code == 503
    assert "cannot make PDFs" in answer.content.decode()


def test_badges_say_who_is_not_to_be_photographed(client, link, hall):
    client.force_login(person(Role.OFFICER))
    answer = client.get(reverse("ceremony_desk:badges", args=[hall.pk]))
    pdf = PdfReader(io.BytesIO(answer.content))
    words = text_of(pdf)
    assert "Ilze Bērziņa" in words
    assert words.count("No photos, please") == 1
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [badge.may_be_shown for badge in badges_of(hall)] == [True, False]


def test_ten_badges_stand_on_a_sheet(client, ask, hall):
    hall.pools.update(cap=None)
    for number in range(2):
        ask(f"guest{number}@example.org", party=11)
        press(client, link_in(mails_to(f"guest{number}@example.org")[0]), "confirm")
    client.force_login(person(Role.OFFICER))
    answer = client.get(reverse("ceremony_desk:badges", args=[hall.pk]))
    pdf = PdfReader(io.BytesIO(answer.content))
    codes = [re.findall(r"\b\w{4}-\w{4}\b", page.extract_text()) for page in pdf.pages]
    assert [len(found) for found in codes] == [10, 10, 2]
