"""Whether the records of a consent are what was written: the chain of its events, checked."""

from typing import Any

from media_library.models import Consent, ConsentEvent
from media_library.rules.proof import line_hash, sealed_words


def consent_facts(consent: Consent) -> dict[str, Any]:
    """Return what a consent says, as its first event seals it."""
    salt = str(consent.uuid)
    return {
        "consent": salt,
        "text_version": consent.text_version,
        "text_language": consent.text_language,
        "text": consent.text,
        "channels": consent.channels,
        "languages": consent.languages,
        "valid_from": consent.valid_from.isoformat(),
        "until": consent.until.isoformat() if consent.until else "",
        "how": str(consent.how),
        "given_by": sealed_words(consent.given_by, salt=salt),
        "is_by_guardian": consent.is_by_guardian,
        "given_at": consent.given_at.isoformat(),
        "evidence": consent.evidence_sha256,
    }


def event_facts(event: ConsentEvent) -> dict[str, Any]:
    """Return what an event says, as its hash covers it."""
    salt = str(event.consent.uuid)
    return {
        "consent": salt,
        "kind": str(event.kind),
        "channels": event.channels,
        "at": event.at.isoformat(),
        "by": sealed_words(event.by, salt=salt),
        "reason": sealed_words(event.reason, salt=salt),
    }


def is_untouched(consent: Consent) -> bool:
    """Say whether a consent and everything that followed it read as they were written."""
    events = list(consent.events.order_by("pk"))
    if not events or events[0].kind != ConsentEvent.Kind.GIVEN:
        return False
    previous = line_hash(consent_facts(consent), previous="")
    for event in events:
        if event.previous_hash != previous:
            return False
        if event.hash != line_hash(event_facts(event), previous=previous):
            return False
        previous = event.hash
    return True
