"""Writing down what people who are shown agree to, and what they take back of it."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import PurePath
from typing import Any

from django.core.files.base import File
from django.db import transaction

from accounts.models import User
from media_library.models import Asset, Consent, ConsentEvent, Person, Photo
from media_library.rights.clearing import channels_left
from media_library.rights.proving import consent_facts, event_facts
from media_library.rules.proof import line_hash
from media_library.rules.standing import ConsentHow
from media_library.signals import rights_changed

NOON = time(12, tzinfo=UTC)
EVIDENCE_EXTENSIONS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".pdf"})


class ConsentEnded(Exception):
    """The consent was withdrawn already: only a new one can follow it."""


@transaction.atomic
def record_consent(
    *,
    person: Person,
    text_version: str,
    text_language: str,
    text: str,
    channels: Sequence[str],
    how: ConsentHow,
    given_by: str,
    now: datetime,
    languages: Sequence[str] = (),
    is_by_guardian: bool = False,
    evidence: File | None = None,
    until: date | None = None,
    recorded_by: User | None = None,
    signed_on: date | None = None,
) -> Consent:
    """Write down a consent and the first line of its chain; it is never edited afterwards.

    `text` are the very words that were agreed to (`current_consent_text(...).words`), `channels`
    codes of Channel, no `languages` means all of them, `until` is the last day. `evidence` is the
    signature or the signed form; it goes into private storage. What was signed on an earlier day
    (`signed_on`) holds from that day; its first line says when and by whom it was written down.
    """
    consent = Consent(
        person=person,
        text_version=text_version,
        text_language=text_language,
        text=text,
        channels=sorted({str(channel) for channel in channels}),
        languages=sorted(set(languages)),
        valid_from=signed_on or now.date(),
        until=until,
        how=how.value,
        given_by=given_by,
        is_by_guardian=is_by_guardian,
        # Noon is the same day on all clocks of the region; nothing is signed in the future.
        given_at=min(now, datetime.combine(signed_on, NOON)) if signed_on else now,
        recorded_by=recorded_by,
    )
    if evidence is not None:
        _keep_evidence(consent, evidence)
    consent.save()
    reason = f"recorded by {recorded_by.shown_name}" if recorded_by else ""
    _follow(consent, ConsentEvent.Kind.GIVEN, by=given_by, now=now, reason=reason)
    tell_pages(person)
    return consent


@transaction.atomic
def narrow_consent(
    *, consent: Consent, channels: Sequence[str], by: str, now: datetime, reason: str = ""
) -> ConsentEvent:
    """Leave only some of the channels; none can be added. Raises ConsentEnded.

    Pages are asked anew whether they may still show the person.
    """
    fresh = Consent.objects.select_for_update().get(pk=consent.pk)
    left = set(channels) & channels_left(fresh)
    event = _follow(
        fresh, ConsentEvent.Kind.NARROWED, by=by, now=now, reason=reason, channels=sorted(left)
    )
    tell_pages(fresh.person)
    return event


@transaction.atomic
def withdraw_consent(
    *, consent: Consent, by: str, now: datetime, reason: str = ""
) -> ConsentEvent | None:
    """Write down that a consent is withdrawn; None when it was already.

    From then on nothing is cleared that rests on it alone. What shows the person is not cleared
    away by it: that is `withdraw_assets`.
    """
    event = end_consent(consent=consent, by=by, now=now, reason=reason)
    tell_pages(consent.person)
    return event


@transaction.atomic
def end_consent(
    *, consent: Consent, by: str, now: datetime, reason: str = ""
) -> ConsentEvent | None:
    """Write the line alone, for whoever hides everything by other means; None if it stands."""
    fresh = Consent.objects.select_for_update().get(pk=consent.pk)
    try:
        return _follow(fresh, ConsentEvent.Kind.WITHDRAWN, by=by, now=now, reason=reason)
    except ConsentEnded:
        return None


@transaction.atomic
def note_run_out(*, consent: Consent, now: datetime) -> ConsentEvent:
    """Write down that a consent's last day has passed. Raises ConsentEnded for a withdrawn one."""
    fresh = Consent.objects.select_for_update().get(pk=consent.pk)
    return _follow(fresh, ConsentEvent.Kind.EXPIRED, by="", now=now)


def assets_showing(person: Person) -> Any:
    """Return the assets in which somebody can be recognised."""
    return Asset.objects.filter(depictions__person=person)


def tell_pages(person: Person) -> None:
    """Have pages asked anew, after the commit, whether they may show somebody."""
    photos = list(Photo.objects.filter(asset__in=assets_showing(person)).in_bulk().values())
    if photos:
        transaction.on_commit(lambda: rights_changed.send(sender=Person, photos=photos))


def _follow(
    consent: Consent,
    kind: ConsentEvent.Kind,
    *,
    by: str,
    now: datetime,
    reason: str = "",
    channels: Sequence[str] = (),
) -> ConsentEvent:
    last = consent.events.order_by("-pk").first()
    if last is not None and last.kind == ConsentEvent.Kind.WITHDRAWN:
        raise ConsentEnded(str(consent.uuid))
    event = ConsentEvent(
        consent=consent,
        kind=kind,
        channels=list(channels),
        at=now,
        by=by,
        reason=reason,
        previous_hash=last.hash if last else line_hash(consent_facts(consent), previous=""),
    )
    event.hash = line_hash(event_facts(event), previous=event.previous_hash)
    event.save()
    return event


def evidence_digest(evidence: File) -> str:
    """Return the SHA-256 that is kept of a signature or signed form, in hexadecimal digits."""
    digest = hashlib.sha256()
    for chunk in evidence.chunks():
        digest.update(chunk)
    evidence.seek(0)
    return digest.hexdigest()


def _keep_evidence(consent: Consent, evidence: File) -> None:
    extension = PurePath(evidence.name or "").suffix.lower()
    known = extension if extension in EVIDENCE_EXTENSIONS else ""
    consent.evidence_sha256 = evidence_digest(evidence)
    consent.evidence.save(f"evidence/{secrets.token_hex(16)}{known}", evidence, save=False)
