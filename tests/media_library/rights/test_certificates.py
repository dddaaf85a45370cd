"""A withdrawal's certificate: what it says, that it is genuine, and who is told of it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from media_library.models import (
    Person,
    WithdrawalStep,
)
from media_library.rights.certifying import certificate_facts, certify, why_not_genuine
from outbox.models import Mail
from tests.media_library.rights.working import withdrawn, work_until_done

pytestmark = pytest.mark.django_db


def test_the_certificate_says_what_where_and_when(anna, shown):
    withdrawal = work_until_done(withdrawn(anna, by_own_link=True))
    facts = certificate_facts(withdrawal)
    assert facts["assets"][0]["asset"] == str(shown.asset.uuid)
    assert {step["reach"] for step in facts["steps"]} >= {"files", "original", "private"}
    assert facts["consents"][0]["consent"] == str(anna.consents.get().uuid)
    assert "Anna" not in withdrawal.certificate
    assert why_not_genuine(withdrawal) == ""


def test_steps_are_json_that_anybody_can_read(anna, shown):
    withdrawal = work_until_done(withdrawn(anna))
    assert json.loads(withdrawal.certificate)["certificate"] == str(withdrawal.uuid)
    assert WithdrawalStep.objects.filter(withdrawal=withdrawal).count() == len(
        certificate_facts(withdrawal)["steps"]
    )
    assert withdrawal.done_at - withdrawal.asked_at < timedelta(hours=7)


@pytest.mark.parametrize(
    ("tampering", "found"),
    [
        (lambda w: setattr(w, "certificate", w.certificate.replace("done", "gone")), "seal"),
        (lambda w: setattr(w, "seal", "0" * 64), "seal"),
        (lambda w: setattr(w, "asked_by", "Somebody else"), "names"),
        (lambda w: w.person.consents.get().events.last().delete(), "consents"),
        (lambda w: w.person.consents.update(channels=["web"]), "consents"),
    ],
    ids=["text", "seal", "name", "event", "consent"],
)
def test_a_certificate_that_was_tampered_with_is_found_out(anna, shown, tampering, found):
    withdrawal = work_until_done(withdrawn(anna))
    tampering(withdrawal)
    assert why_not_genuine(withdrawal) == found


def test_a_certificate_outlives_a_change_of_the_secret_key(anna, shown, settings):
    withdrawal = work_until_done(withdrawn(anna))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another " * 8
    assert why_not_genuine(withdrawal) == ""


def test_the_person_is_told_once_where_the_certificate_stands(client, anna, shown):
    withdrawal = work_until_done(withdrawn(anna))
    certify(withdrawal=withdrawal, now=timezone.now())
    mail = Mail.objects.get(recipient="anna@example.org")
    link = next(word for word in mail.text.split() if "/consent/" in word)
    page = client.get(link.removeprefix("http://testserver"))
    assert page.status_code == 200
    assert str(withdrawal.uuid) in page.content.decode()
    assert "The seal is whole" in page.content.decode()


def test_without_a_known_address_nobody_is_written_to(shown):
    Person.objects.update(contact="")
    work_until_done(withdrawn(Person.objects.get()))
    assert not Mail.objects.exists()
