"""Names go when their time is over; the proof stays whole without them."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from accounts.sealing import seal
from media_library.actions.erasing import KEEP_NAMES, StillShown, erase_overdue, erase_person
from media_library.actions.withdrawing import withdraw_assets
from media_library.consents.contacts import mail_of
from media_library.consents.telling import tell_of_consent
from media_library.consents.tokens import consent_token
from media_library.models import Person
from media_library.rights.certifying import why_not_genuine
from media_library.rights.proving import is_untouched
from outbox.actions.enqueueing import enqueue_mail
from outbox.models import Attempt, Mail
from tests.media_library.rights.people import agreed, photo_of, somebody
from tests.media_library.rights.working import work_until_done

pytestmark = pytest.mark.django_db
NAME, GUARDIAN = "Marker Anna Ozola", "Marker Ilze Ozola"


@pytest.fixture
def anna():
    person = somebody(
        NAME, is_minor=True, guardian_name=GUARDIAN, contact=seal({"phone": "+371 1"})
    )
    agreed(person, evidence=ContentFile(b"signature", name="signed.png"))
    photo_of(person)
    return person


def withdrawn(person):
    withdrawal = withdraw_assets(
        person=person,
        asked_by=GUARDIAN,
        reason=f"{NAME} no longer wants it",
        now=timezone.now(),
    )
    return work_until_done(withdrawal)


def tables_that_say(text):
    found = []
    for model in apps.get_app_config("media_library").get_models():
        for row in model.objects.all():
            if any(text in str(getattr(row, field.attname)) for field in model._meta.fields):
                found.append(model.__name__)
    return sorted(set(found))


def test_no_table_names_the_person_any_more_and_the_proof_holds(anna):
    withdrawal = withdrawn(anna)
    assert tables_that_say("Marker") == ["Consent", "ConsentEvent", "Person", "Withdrawal"]
    evidence = anna.consents.get().evidence.name
    erase_person(person=anna, now=timezone.now())
    assert tables_that_say("Marker") == []
    consent = anna.consents.get()
    assert is_untouched(consent)
    assert consent.evidence_sha256
    assert not storages["default"].exists(evidence)
    withdrawal.refresh_from_db()
    assert why_not_genuine(withdrawal) == ""


def test_the_personal_link_is_void_afterwards(client, anna):
    withdrawn(anna)
    before = consent_token(anna)
    erase_person(person=anna, now=timezone.now())
    anna.refresh_from_db()
    for token in (before, consent_token(anna)):
        assert client.get(f"/consent/{token}/").status_code == 404


def test_whoever_is_still_shown_keeps_their_name(anna):
    with pytest.raises(StillShown):
        erase_person(person=anna, now=timezone.now())
    assert Person.objects.get(pk=anna.pk).name == NAME


def test_it_happens_by_itself_when_the_time_is_over(anna):
    withdrawal = withdrawn(anna)
    assert erase_overdue(now=withdrawal.done_at + KEEP_NAMES - timedelta(days=1)) == 0
    assert erase_overdue(now=withdrawal.done_at + KEEP_NAMES + timedelta(days=1)) == 1
    assert erase_overdue(now=withdrawal.done_at + KEEP_NAMES + timedelta(days=2)) == 0


def test_control_a_name_that_is_merely_overwritten_breaks_the_chain(anna):
    withdrawn(anna)
    anna.consents.update(given_by="erased")
    assert not is_untouched(anna.consents.get())


def test_the_address_goes_with_the_mails_that_went_there(anna):
    address = "marker.ilze@example.org"
    Person.objects.filter(pk=anna.pk).update(contact=seal({"mail": address}))
    anna.refresh_from_db()
    tell_of_consent(consent=anna.consents.get(), now=timezone.now())
    withdrawn(anna)
    others = enqueue_mail(
        recipient="other@example.org",
        subject="Not theirs",
        text="",
        language="en",
        may_repeat=True,
        now=timezone.now(),
        dedup_key="consent-recorded:another",
    )
    mails = Mail.objects.filter(recipient=address)
    assert mails.count() == 2  # what was written down, and the certificate
    answered = Attempt.objects.create(
        subject="outbox.mail",
        subject_id=mails[0].pk,
        fence=1,
        attempt_no=1,
        phase=Attempt.Phase.SEND,
        started_at=timezone.now(),
        ended_at=timezone.now(),
        outcome="refused",
        words=f"550 <{address}> unknown",
    )
    erase_person(person=anna, now=timezone.now())
    anna.refresh_from_db()
    assert (anna.contact, mail_of(anna)) == ("", "")
    assert list(Mail.objects.all()) == [others]
    assert not Attempt.objects.filter(pk=answered.pk).exists()


def test_control_without_erasing_the_outbox_still_knows_the_address(anna, monkeypatch):
    Person.objects.filter(pk=anna.pk).update(contact=seal({"mail": "marker@example.org"}))
    anna.refresh_from_db()
    tell_of_consent(consent=anna.consents.get(), now=timezone.now())
    withdrawn(anna)
    monkeypatch.setattr("media_library.actions.erasing.erase_mails", lambda **_: 0)
    erase_person(person=anna, now=timezone.now())
    assert Mail.objects.filter(recipient="marker@example.org").exists()
