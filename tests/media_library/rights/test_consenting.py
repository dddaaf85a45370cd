"""Consents are records: never edited, only followed, and whoever changes one is found out."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from media_library.actions.consenting import (
    ConsentEnded,
    narrow_consent,
    record_consent,
    withdraw_consent,
)
from media_library.consents.texts import VERSION, current_consent_text
from media_library.models import Consent, ConsentEvent
from media_library.rights.clearing import channels_left, why_not_cleared
from media_library.rights.proving import is_untouched
from media_library.rules.standing import Channel, ConsentHow
from tests.media_library.rights.people import agreed, photo_of, somebody

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()


def test_a_consent_keeps_the_very_words_and_the_proof_in_private():
    person = somebody()
    text = current_consent_text("lv", is_minor=False)
    form = b"%PDF-1.7 signed"
    consent = record_consent(
        person=person,
        text_version=text.version,
        text_language=text.language,
        text=text.words,
        channels=[Channel.WEB, Channel.WEB],
        languages=["lv", "en"],
        how=ConsentHow.FORM,
        given_by="Anna Ozola",
        evidence=ContentFile(form, name="Anna Ozola, signed.PDF"),
        now=timezone.now(),
    )
    kept = Consent.objects.get(pk=consent.pk)
    assert kept.text_version == VERSION
    assert kept.text == text.words
    assert kept.channels == ["web"]
    assert kept.languages == ["en", "lv"]
    assert "Anna" not in kept.evidence.name
    assert kept.evidence.name.endswith(".pdf")
    assert storages["default"].exists(kept.evidence.name)
    assert kept.evidence_sha256 == hashlib.sha256(form).hexdigest()
    assert [event.kind for event in kept.events.all()] == ["given"]
    assert is_untouched(kept)


def test_a_guardian_agrees_to_other_words_than_somebody_of_age():
    assert "parent or guardian" in current_consent_text("en", is_minor=True).words
    assert "parent or guardian" not in current_consent_text("en", is_minor=False).words


def test_narrowing_only_takes_away():
    consent = agreed(somebody(), [Channel.WEB, Channel.SOCIAL])
    narrow_consent(consent=consent, channels=["web", "print"], by="Anna Ozola", now=timezone.now())
    assert channels_left(consent) == {"web"}
    narrow_consent(consent=consent, channels=["social"], by="Anna Ozola", now=timezone.now())
    assert channels_left(consent) == set()
    assert is_untouched(consent)


def test_nothing_follows_a_withdrawal():
    consent = agreed(somebody())
    assert withdraw_consent(consent=consent, by="Anna Ozola", now=timezone.now())
    assert withdraw_consent(consent=consent, by="Anna Ozola", now=timezone.now()) is None
    with pytest.raises(ConsentEnded):
        narrow_consent(consent=consent, channels=[], by="Anna Ozola", now=timezone.now())


def test_only_a_new_consent_undoes_a_withdrawn_one():
    person = somebody()
    shown = photo_of(person)
    consent = agreed(person)
    ask = {"channel": Channel.WEB, "language": "en", "on": TODAY}
    assert why_not_cleared(shown.asset, **ask) is None
    withdraw_consent(consent=consent, by="Anna Ozola", now=timezone.now())
    assert why_not_cleared(shown.asset, **ask).code == "consent-lapsed"
    agreed(person)
    assert why_not_cleared(shown.asset, **ask) is None


@pytest.mark.parametrize(
    "tampering",
    [
        lambda consent: Consent.objects.filter(pk=consent.pk).update(channels=["web", "print"]),
        lambda consent: Consent.objects.filter(pk=consent.pk).update(text="Anything at all."),
        lambda consent: Consent.objects.filter(pk=consent.pk).update(given_by="Somebody else"),
        lambda consent: Consent.objects.filter(pk=consent.pk).update(evidence_sha256="0" * 64),
        lambda consent: consent.events.filter(kind="narrowed").update(channels=["web", "social"]),
        lambda consent: consent.events.filter(kind="narrowed").delete(),
        lambda consent: consent.events.filter(kind="given").delete(),
        lambda consent: consent.events.filter(kind="withdrawn").update(reason="by mistake"),
    ],
    ids=["channels", "text", "giver", "evidence", "widened", "dropped", "first", "reason"],
)
def test_changing_a_record_afterwards_breaks_its_chain(tampering):
    consent = agreed(somebody(), [Channel.WEB, Channel.SOCIAL])
    narrow_consent(consent=consent, channels=["web"], by="Anna Ozola", now=timezone.now())
    withdraw_consent(consent=consent, by="Anna Ozola", now=timezone.now(), reason="Enough.")
    assert is_untouched(Consent.objects.get(pk=consent.pk))
    tampering(consent)
    assert not is_untouched(Consent.objects.get(pk=consent.pk))


def test_a_repaired_hash_does_not_repair_the_lines_after_it():
    consent = agreed(somebody(), [Channel.WEB, Channel.SOCIAL])
    narrow_consent(consent=consent, channels=["web"], by="Anna Ozola", now=timezone.now())
    given = consent.events.get(kind=ConsentEvent.Kind.GIVEN)
    given.hash = "0" * 64
    given.save()
    assert not is_untouched(consent)
