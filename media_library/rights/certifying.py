"""The certificate of a withdrawal: what was done, when, and what lies beyond our reach; sealed."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from media_library.addresses import FILES
from media_library.consents.contacts import mail_of
from media_library.consents.tokens import consent_token
from media_library.models import Consent, Person, Withdrawal, WithdrawalStep
from media_library.rights.proving import is_untouched
from media_library.rules.proof import canonical, sealed_words
from outbox.actions.enqueueing import enqueue_mail

SALT = "media_library.certificate"


class StillOpen(Exception):
    """Something is not done yet, so nothing can be certified."""


@transaction.atomic
def certify(*, withdrawal: Withdrawal, now: datetime) -> Withdrawal:
    """Seal what was done and tell the person, once; raises StillOpen before all of it is."""
    fresh = Withdrawal.objects.select_for_update().get(pk=withdrawal.pk)
    if fresh.done_at is None:
        if fresh.steps.filter(outcome=WithdrawalStep.Outcome.ASKED).exists():
            raise StillOpen(str(fresh.uuid))
        fresh.done_at = now
        fresh.certificate = canonical(_facts(fresh))
        fresh.seal = _seal(fresh.certificate, settings.SECRET_KEY)
        fresh.save(update_fields=["done_at", "certificate", "seal"])
        if fresh.person is not None:
            _tell(fresh, fresh.person, now=now)
    return fresh


def why_not_genuine(withdrawal: Withdrawal) -> str:
    """Say what speaks against a certificate: "seal", "names" or "consents"; "" for a genuine one.

    Earlier secret keys (SECRET_KEY_FALLBACKS) still vouch for what they sealed.
    """
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    seals = [_seal(withdrawal.certificate, key) for key in keys]
    if not any(constant_time_compare(withdrawal.seal, seal) for seal in seals):
        return "seal"
    facts = certificate_facts(withdrawal)
    if facts["asked_by"] != _digest(withdrawal.asked_by, withdrawal):
        return "names"
    for line in facts["consents"]:
        consent = Consent.objects.filter(uuid=line["consent"]).first()
        if consent is None or not is_untouched(consent) or _last_hash(consent) != line["hash"]:
            return "consents"
    return ""


def certificate_facts(withdrawal: Withdrawal) -> dict[str, Any]:
    """Return what a certificate says, {} while there is none."""
    return json.loads(withdrawal.certificate) if withdrawal.certificate else {}


def certificate_mail_key(withdrawal: Withdrawal) -> str:
    """Return the name under which the mail with a certificate is owed, and can be found again."""
    return f"certificate:{withdrawal.uuid}"


def certificate_context(withdrawal: Withdrawal) -> dict[str, Any]:
    """Return what `media_library/parts/certificate.html` shows, sealed or still growing."""
    facts = certificate_facts(withdrawal) or _facts(withdrawal)
    steps = facts["steps"]
    return {
        "withdrawal": withdrawal,
        "facts": facts,
        "files": sum(step["reach"] == FILES and step["outcome"] == "done" for step in steps),
        "places": [step for step in steps if step["reach"] not in {FILES, "original", "private"}],
        "is_genuine": bool(withdrawal.seal) and not why_not_genuine(withdrawal),
    }


def _facts(withdrawal: Withdrawal) -> dict[str, Any]:
    person = withdrawal.person
    return {
        "certificate": str(withdrawal.uuid),
        "asked_at": withdrawal.asked_at.isoformat(),
        "done_at": withdrawal.done_at.isoformat() if withdrawal.done_at else "",
        # The name itself may have to be erased later; its digest keeps the seal whole.
        "asked_by": _digest(withdrawal.asked_by, withdrawal),
        "by_own_link": withdrawal.by_own_link,
        "originals": str(withdrawal.originals),
        "person": str(person.uuid) if person else "",
        "consents": [
            {"consent": str(consent.uuid), "hash": _last_hash(consent)}
            for consent in (person.consents.order_by("pk") if person else [])
        ],
        "assets": [
            {
                "asset": str(asset.uuid),
                "kind": asset.kind,
                "taken_on": asset.taken_on.isoformat() if asset.taken_on else "",
                "sha256": asset.sha256,
            }
            for asset in withdrawal.assets.order_by("pk")
        ],
        "steps": [
            {
                "asset": str(step.asset.uuid),
                "reach": step.reach,
                "where": step.where,
                "outcome": step.outcome,
                "words": step.words,
                "at": step.at.isoformat(),
            }
            for step in withdrawal.steps.select_related("asset")
        ],
    }


def _last_hash(consent: Consent) -> str:
    """Return the seal of the line with which a consent ended; nothing follows a withdrawal."""
    return consent.events.order_by("-pk").values_list("hash", flat=True).first() or ""


def _digest(words: str, withdrawal: Withdrawal) -> str:
    return sealed_words(words, salt=str(withdrawal.uuid))


def _seal(certificate: str, key: str) -> str:
    return salted_hmac(SALT, certificate, secret=key, algorithm="sha256").hexdigest()


def _tell(withdrawal: Withdrawal, person: Person, *, now: datetime) -> None:
    """Send the person where the certificate stands, if an address is known and can be read."""
    address = mail_of(person)
    if not address:
        return
    consent = person.consents.order_by("pk").last()
    language = consent.text_language if consent else settings.LANGUAGE_CODE
    with translation.override(language):
        path = reverse(
            "consent_certificate",
            kwargs={"token": consent_token(person), "certificate": withdrawal.uuid},
        )
        context = {
            **certificate_context(withdrawal),
            "link": f"{settings.SITE_URL}{path}?lang={language}",
            "language": language,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "site_url": settings.SITE_URL,
        }
        enqueue_mail(
            recipient=address,
            subject=_("Your pictures have been taken down"),
            text=render_to_string("emails/certificate.txt", context),
            html=render_to_string("emails/certificate.html", context),
            language=language,
            may_repeat=True,
            now=now,
            dedup_key=certificate_mail_key(withdrawal),
        )
