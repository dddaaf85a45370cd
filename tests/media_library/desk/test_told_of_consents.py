"""Whoever signed is told once, where they can be reached; what they took back stays taken back."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.rules.roles import Role
from accounts.sealing import seal
from media_library.actions.consenting import withdraw_consent
from media_library.consents.contacts import mail_of
from media_library.consents.tokens import consent_link
from media_library.models import Consent, Person
from outbox.models import Mail
from tests.factories import person
from tests.media_library.desk.signed_papers import address, scan, text, told
from tests.media_library.desk.waiting import signed_in, waiting
from tests.media_library.rights.people import photo_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db: None) -> User:
    return person(Role.OFFICER, name="ilze")


@pytest.fixture
def officer(user: User) -> Client:
    return signed_in(user)


def test_the_same_paper_sent_twice_is_recorded_and_told_once(officer: Client) -> None:
    asset = waiting()
    for _ in range(2):
        officer.post(address(asset), told(mail="anna@example.org", evidence=scan()))
    assert (Person.objects.count(), Consent.objects.count(), Mail.objects.count()) == (1, 1, 1)


def test_control_another_paper_is_another_consent_with_its_own_mail(officer: Client) -> None:
    asset = waiting()
    officer.post(address(asset), told(mail="anna@example.org"))
    anna = str(Person.objects.get().uuid)
    officer.post(address(asset), told(person=anna, name="", evidence=scan(b"%PDF another")))
    assert (Person.objects.count(), Consent.objects.count(), Mail.objects.count()) == (1, 2, 2)


def test_one_scan_of_two_people_is_two_consents(officer: Client) -> None:
    asset = waiting()
    officer.post(address(asset), told(name="Anna"))
    officer.post(address(asset), told(name="Berta", evidence=scan()))
    assert set(Consent.objects.values_list("person__name", flat=True)) == {"Anna", "Berta"}


def test_the_person_is_told_in_the_language_of_the_paper(officer: Client, user: User) -> None:
    officer.post(address(waiting()), told(mail="anna@example.org", text_language="de"))
    mail, anna = Mail.objects.get(), Person.objects.get()
    assert (mail.recipient, mail.language) == ("anna@example.org", "de")
    for body in (mail.text, mail.html):
        assert f"{consent_link(anna)}?lang=de" in body
        assert "Anna Ozola" in body
        assert f"{user.shown_name}, {anna.organisation}" in body
    assert Client().get(f"{consent_link(anna)}?lang=de").status_code == 200


def test_nobody_is_written_to_whose_address_is_not_known(officer: Client) -> None:
    officer.post(address(waiting()), told(mail=""))
    assert Consent.objects.exists()
    assert not Mail.objects.exists()


def test_an_address_that_is_known_is_kept_and_written_to(officer: Client) -> None:
    anna = somebody(contact=seal({"mail": "anna@example.org", "phone": "+371 1"}))
    asset = photo_of(anna).asset
    officer.post(address(asset), told(person=str(anna.uuid)))
    assert Mail.objects.get().recipient == "anna@example.org"
    anna.refresh_from_db()
    assert mail_of(anna) == "anna@example.org"


def test_an_older_paper_does_not_undo_what_was_taken_back(officer: Client) -> None:
    asset = waiting()
    officer.post(address(asset), told())
    anna = Person.objects.get()
    withdraw_consent(consent=Consent.objects.get(), by="Anna", now=timezone.now())
    old = told(person=str(anna.uuid), name="", evidence=scan())
    answer = officer.post(address(asset), old)
    assert answer.status_code == 422
    assert answer.context["form"].errors["signed_on"]
    assert Consent.objects.count() == 1
    today = timezone.localdate().isoformat()
    officer.post(address(asset), {**old, "signed_on": today, "evidence": scan()})
    assert Consent.objects.count() == 2


def test_typing_somebody_in_anew_does_not_undo_what_they_took_back(officer: Client) -> None:
    """Beside another file, where nobody offers the person who is on record."""
    officer.post(address(waiting()), told())
    given = Consent.objects.get()
    withdraw_consent(consent=given, by="A. Ozola", reason="", now=timezone.now())
    elsewhere = waiting()
    answer = officer.post(address(elsewhere), told(name="anna OZOLA"))
    assert answer.status_code == 422
    assert "something was taken back" in text(answer)
    assert Consent.objects.count() == 1
    assert not elsewhere.depictions.exists()
    officer.post(address(elsewhere), told(name="Anna Ozola (Rūjiena)"))  # a namesake
    assert Consent.objects.count() == 2


def test_a_corrected_address_gets_the_link_and_the_wrong_one_loses_it(officer: Client) -> None:
    asset, wrong = waiting(), "anna@exmaple.org"
    officer.post(address(asset), told(mail=wrong))
    mine = Person.objects.get()
    lost = consent_link(mine)
    officer.post(address(asset), told(person=str(mine.uuid), mail="anna@example.org"))
    mine.refresh_from_db()
    assert list(Mail.objects.order_by("pk").values_list("recipient", flat=True)) == [
        wrong,
        "anna@example.org",
    ]
    assert consent_link(mine) != lost
    assert Client().get(lost).status_code == 404
    assert consent_link(mine) in Mail.objects.get(recipient="anna@example.org").text
