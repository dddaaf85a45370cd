"""Withdrawals at the desk: begun for own people and pictures, and followed to the certificate."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.rules.roles import Role
from media_library.actions.consenting import record_consent
from media_library.actions.withdrawing import withdraw_assets
from media_library.consents.tokens import consent_link
from media_library.models import Depiction, Person, Withdrawal
from media_library.rights.certifying import certify
from media_library.rules.standing import ConsentHow
from tests.factories import organisation, person
from tests.media_library.desk.waiting import signed_in, waiting

pytestmark = pytest.mark.django_db
LIST = "/admin/media/withdrawals/"
PEOPLE = f"{LIST}people/"
START = f"{LIST}start/"
TOLD = {"asked_by": "Anna", "reason": "She said no", "originals": "destroyed"}


@pytest.fixture
def officer(db):
    return signed_in(person(Role.OFFICER))


def shown(name="Anna Kalniņa", of=None, **fields):
    """Somebody in two files, who agreed to the website."""
    one = Person.objects.create(organisation=of or organisation(), name=name, **fields)
    for _ in range(2):
        Depiction.objects.create(asset=waiting(of, label=f"{name}.jpg"), person=one)
    record_consent(
        person=one,
        text_version="1",
        text_language="lv",
        text="Yes",
        channels=["web"],
        how=ConsentHow.PAPER,
        given_by=name,
        now=timezone.now(),
    )
    return one


def at(row, name):
    return reverse(f"media_desk:{name}", args=[row.uuid])


def said(answer):
    return answer.content.decode()


def test_people_are_listed_with_how_often_and_what_they_agreed_to(officer):
    shown()
    Person.objects.create(organisation=organisation(), name="Zane")
    rows = officer.get(PEOPLE).context["rows"]
    assert [(one.name, one.pictures, words) for one, words in rows] == [
        ("Anna Kalniņa", 2, "agreed"),
        ("Zane", 0, "no consent yet"),
    ]
    assert [one.name for one, _ in officer.get(f"{PEOPLE}?q=zan").context["rows"]] == ["Zane"]


def test_a_person_is_withdrawn_with_everything_that_shows_them(officer):
    one = shown()
    page = said(officer.get(at(one, "person")))
    assert consent_link(one) in page
    assert "Withdraw everything that shows this person" in page
    answer = officer.post(at(one, "person"), TOLD)
    made = Withdrawal.objects.get()
    assert answer["Location"] == at(made, "withdrawal")
    assert (made.person, made.assets.count()) == (one, 2)
    states = set(made.assets.values_list("state", flat=True))
    assert states == {"withdrawn"}
    assert "Nothing is left to withdraw." in said(officer.get(at(one, "person")))


def test_who_asked_has_to_be_said_first(officer):
    one = shown()
    page = officer.post(at(one, "person"), {**TOLD, "asked_by": ""})
    assert "What you typed is still here" in said(page)
    assert "She said no" in said(page)
    assert not Withdrawal.objects.exists()


def test_pictures_are_found_ticked_and_withdrawn(officer):
    assets = [waiting(label="boat one.jpg"), waiting(label="boat two.jpg"), waiting(label="tree")]
    found = officer.get(f"{START}?q=boat").context["found"]
    assert {card.asset for card in found} == set(assets[:2])
    keys = [asset.pk for asset in assets[:2]]
    page = officer.get(START, {"asset": keys})
    assert len(page.context["chosen"]) == 2
    assert not Withdrawal.objects.exists()
    officer.post(START, {**TOLD, "asset": keys})
    assert set(Withdrawal.objects.get().assets.all()) == set(assets[:2])


def test_its_page_tells_how_far_it_is_and_hands_out_the_certificate(officer):
    one = shown()
    made = withdraw_assets(person=one, asked_by="Anna", now=timezone.now())
    page = said(officer.get(at(made, "withdrawal")))
    assert "Hidden everywhere already" in page
    assert officer.get(at(made, "withdrawal_certificate")).status_code == 404
    certify(withdrawal=made, now=timezone.now() + timedelta(seconds=5))
    page = said(officer.get(at(made, "withdrawal")))
    assert "The seal is whole" in page
    made.refresh_from_db()
    sealed = officer.get(at(made, "withdrawal_certificate"))
    assert sealed.json() == {"certificate": made.certificate, "seal": made.seal}
    assert "attachment" in sealed["Content-Disposition"]
    assert "Complete" in said(officer.get(LIST))


def test_another_organisations_people_and_withdrawals_do_not_exist(officer):
    elsewhere = organisation("Elsewhere")
    foreign = shown("Secret Person", of=elsewhere)
    asset = waiting(elsewhere, label="secret boat.jpg")
    assert officer.post(at(foreign, "person"), TOLD).status_code == 404
    officer.post(START, {**TOLD, "asset": [asset.pk]})
    assert not Withdrawal.objects.exists()
    made = withdraw_assets(person=foreign, asked_by="Secret Person", now=timezone.now())
    for address in (LIST, PEOPLE, f"{PEOPLE}?q=secret", f"{START}?q=secret"):
        page = said(officer.get(address)).replace(f'value="{address.partition("=")[2]}"', "")
        assert "Secret" not in page
        assert "secret boat" not in page
    for name in ("withdrawal", "withdrawal_certificate"):
        assert officer.get(at(made, name)).status_code == 404
    assert officer.get(at(foreign, "person")).status_code == 404


def test_a_withdrawal_of_two_organisations_is_for_administrators(officer):
    own, foreign = waiting(), waiting(organisation("Elsewhere"))
    made = withdraw_assets(assets=[own, foreign], asked_by="Both", now=timezone.now())
    assert officer.get(at(made, "withdrawal")).status_code == 404
    administrator = signed_in(person(Role.ADMINISTRATOR))
    assert administrator.get(at(made, "withdrawal")).status_code == 200


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.TRANSLATOR, Role.PARTNER])
def test_only_officers_read_names_and_withdraw(role):
    client, one = signed_in(person(role)), shown()
    for address in (LIST, PEOPLE, START, at(one, "person")):
        assert client.get(address).status_code in {302, 403, 404}
    assert client.post(at(one, "person"), TOLD).status_code in {302, 403, 404}
    assert not Withdrawal.objects.exists()
