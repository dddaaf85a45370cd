"""A consent on paper is recorded by officers of the organisation, with its proof, once."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.grant_role import grant_role
from accounts.models import User
from accounts.rules.roles import Role
from accounts.sealing import seal
from media_library.actions.consenting_on_paper import NoProof, record_on_paper
from media_library.actions.naming_people import GivenConsent
from media_library.consents.evidence import MOST_BYTES
from media_library.consents.texts import current_consent_text
from media_library.models import Consent, ConsentEvent, Person
from media_library.rights.clearing import why_not_cleared
from media_library.rights.proving import is_untouched
from media_library.rules.standing import AssetState, Channel, ConsentHow
from tests.factories import organisation, person
from tests.media_library.desk.signed_papers import SCAN, address, counts, scan, text, told
from tests.media_library.desk.waiting import signed_in, waiting
from tests.media_library.rights.people import photo_of, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(db: None) -> User:
    return person(Role.OFFICER, name="ilze")


@pytest.fixture
def officer(user: User) -> Client:
    return signed_in(user)


def test_it_is_written_down_with_its_proof_and_who_recorded_it(officer: Client, user: User) -> None:
    asset = waiting()
    answer = officer.post(address(asset), told(languages=["lv", "en"]))
    assert answer["Location"] == reverse("media_desk:review_item", args=[asset.uuid])
    consent = Consent.objects.get()
    assert (consent.person.name, consent.given_by) == ("Anna Ozola", "A. Ozola")
    assert (consent.how, consent.recorded_by) == (ConsentHow.PAPER.value, user)
    assert (consent.channels, consent.languages) == (["print", "web"], ["en", "lv"])
    assert consent.valid_from == timezone.localdate() - timedelta(days=3)
    assert timezone.localdate(consent.given_at) == consent.valid_from
    text_of_today = current_consent_text("lv", False)
    assert (consent.text_version, consent.text) == (text_of_today.version, text_of_today.words)
    assert consent.evidence_sha256 == hashlib.sha256(SCAN).hexdigest()
    assert consent.evidence.read() == SCAN
    event = consent.events.get()
    assert (event.kind, event.by, event.reason) == (
        "given",
        "A. Ozola",
        f"recorded by {user.shown_name}",
    )
    assert event.at - consent.given_at > timedelta(days=1)  # when it was written down
    assert is_untouched(consent)
    assert list(asset.depictions.values_list("person__name", flat=True)) == ["Anna Ozola"]


def test_control_another_recorder_breaks_the_chain(officer: Client) -> None:
    officer.post(address(waiting()), told())
    ConsentEvent.objects.update(reason="recorded by somebody else")
    assert not is_untouched(Consent.objects.get())


def test_somebody_shown_already_is_cleared_where_the_paper_says_so(officer: Client) -> None:
    anna = somebody()
    asset = photo_of(anna).asset
    today = timezone.localdate()
    before = why_not_cleared(asset, channel=Channel.WEB, language="en", on=today)
    assert before is not None
    assert before.code == "consent-missing"
    assert "Record a consent on paper" in text(
        officer.get(reverse("media_desk:asset", args=[asset.uuid]))
    )
    assert anna.name in text(officer.get(address(asset)))
    answer = officer.post(address(asset), told(person=str(anna.uuid), name=""))
    assert answer["Location"] == reverse("media_desk:asset", args=[asset.uuid])
    assert Person.objects.count() == 1
    assert why_not_cleared(asset, channel=Channel.WEB, language="en", on=today) is None
    on_screens = why_not_cleared(asset, channel=Channel.CEREMONY, language="en", on=today)
    assert on_screens is not None


def test_the_proof_and_its_recorder_are_found_again(officer: Client, user: User) -> None:
    anna = somebody()
    asset = photo_of(anna).asset
    officer.post(address(asset), told(person=str(anna.uuid)))
    proof = reverse("media_desk:review_evidence", args=[asset.uuid, Consent.objects.get().uuid])
    assert proof in text(officer.get(reverse("media_desk:asset", args=[asset.uuid])))
    assert b"".join(officer.post(proof).streaming_content) == SCAN
    one = officer.get(reverse("media_desk:person", args=[anna.uuid]))
    assert f"recorded by {user.shown_name}" in text(one)


def test_for_a_child_the_guardian_signs(officer: Client) -> None:
    asset = waiting()
    officer.post(address(asset), told(is_minor="on", given_by="Inese Ozola"))
    consent = Consent.objects.get()
    assert (consent.is_by_guardian, consent.person.guardian_name) == (True, "Inese Ozola")
    assert consent.text == current_consent_text("lv", True).words


def test_a_child_on_record_stays_one_whatever_is_ticked(officer: Client) -> None:
    marta = somebody("Marta", is_minor=True)
    asset = photo_of(marta).asset
    officer.post(address(asset), told(person=str(marta.uuid), given_by="Inese Ozola"))
    marta.refresh_from_db()
    assert (marta.is_minor, marta.guardian_name) == (True, "Inese Ozola")
    assert Consent.objects.get().is_by_guardian


def test_other_words_than_ours_are_kept_as_they_were_signed(officer: Client) -> None:
    words = "Ich bin einverstanden.\n\nBis auf Widerruf."
    officer.post(address(waiting()), told(text_version="paper", words=words, text_language="de"))
    consent = Consent.objects.get()
    assert (consent.text_version, consent.text_language) == ("paper", "de")
    assert consent.text.splitlines() == words.splitlines()


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"evidence": None}, "evidence"),
        ({"evidence": scan(name="form.exe")}, "evidence"),
        ({"evidence": scan(b"x" * (MOST_BYTES + 1))}, "evidence"),
        ({"channels": []}, "channels"),
        ({"channels": ["anywhere"]}, "channels"),
        ({"name": ""}, "name"),
        ({"given_by": ""}, "given_by"),
        ({"signed_on": "2999-01-01"}, "signed_on"),
        ({"until": "2020-01-01"}, "until"),
        ({"text_version": "paper"}, "words"),
        ({"mail": "no address"}, "mail"),
        ({"person": "5f0c0d3e-0000-4000-8000-000000000000"}, "person"),
    ],
)
def test_what_is_wrong_is_said_nothing_is_written_and_the_rest_stays_typed(
    officer: Client, fields: dict[str, Any], at: str
) -> None:
    asset = waiting()
    before = counts()
    answer = officer.post(address(asset), told(**{"given_by": "Kept Signature", **fields}))
    assert answer.status_code == 422
    form = answer.context["form"]
    assert form.errors[at]
    if at != "given_by":
        assert 'value="Kept Signature"' in text(answer)
    if at != "evidence":
        assert form.errors["evidence"] == ["Please choose the file once more."]
    assert counts() == before


def test_without_a_proof_the_action_refuses_too(user: User) -> None:
    """The control: were the form's check gone, nothing would be written all the same."""
    asset, before = waiting(), counts()
    consent = GivenConsent(
        text=current_consent_text("en", False),
        channels=["web"],
        how=ConsentHow.PAPER,
        given_by="A. Ozola",
    )
    with pytest.raises(NoProof):
        record_on_paper(
            asset=asset,
            organisation=organisation(),
            person=None,
            name="Anna",
            is_minor=False,
            consent=consent,
            signed_on=timezone.localdate(),
            recorded_by=user,
            now=timezone.now(),
        )
    assert counts() == before


@pytest.mark.parametrize(
    ("people", "becomes"), [("crowd", "named"), ("nobody", "named"), ("not-said", "not-said")]
)
def test_naming_somebody_contradicts_that_nobody_can_be_recognised(
    officer: Client, people: str, becomes: str
) -> None:
    asset = waiting(people=people)
    officer.post(address(asset), told())
    asset.refresh_from_db()
    assert asset.people == becomes


def test_what_is_withdrawn_takes_no_consent(officer: Client) -> None:
    asset = waiting(state=AssetState.WITHDRAWN.value)
    assert officer.post(address(asset), told()).status_code == 302
    assert not Consent.objects.exists()


def test_another_organisations_files_and_people_do_not_exist(officer: Client) -> None:
    foreign = waiting(organisation("Elsewhere"))
    own = waiting()
    theirs = Person.objects.create(organisation=foreign.organisation, name="Secret")
    assert officer.get(address(foreign)).status_code == 404
    assert officer.post(address(foreign), told()).status_code == 404
    assert officer.post(address(own), told(person=str(theirs.uuid))).status_code == 422
    assert not Consent.objects.exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.TRANSLATOR, Role.PARTNER])
def test_only_officers_record(role: Role) -> None:
    client, asset = signed_in(person(role)), waiting()
    assert client.get(address(asset)).status_code in {302, 403, 404}
    assert client.post(address(asset), told()).status_code in {302, 403, 404}
    assert not Consent.objects.exists()


def test_only_officers_of_the_organisation_read_the_address(officer: Client) -> None:
    anna = somebody(contact=seal({"mail": "anna@example.org"}))
    asset = photo_of(anna).asset
    page = reverse("media_desk:person", args=[anna.uuid])
    assert "anna@example.org" in text(officer.get(page))
    administrator = signed_in(person(Role.ADMINISTRATOR))
    assert "anna@example.org" in text(administrator.get(page))
    stranger = person()
    grant_role(user=stranger, organisation=organisation("Elsewhere"), role=Role.OFFICER)
    for user in (stranger, person(Role.REVIEWER), person(Role.PARTNER)):
        other = signed_in(user)
        for path in (page, address(asset), reverse("media_desk:asset", args=[asset.uuid])):
            assert "anna@example.org" not in text(other.get(path))
        assert other.get(page).status_code in {302, 403, 404}


def test_without_a_key_no_address_is_asked_for(officer: Client, settings: Any) -> None:
    settings.CHANNEL_KEYS = []
    asset = waiting()
    assert 'name="mail"' not in text(officer.get(address(asset)))
    assert officer.post(address(asset), told(mail="anna@example.org")).status_code == 302
    assert Person.objects.get().contact == ""
