"""Erasing somebody's name once the time to keep it is over; the proof stays, without the name."""

from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db import transaction

from media_library.consents.telling import mail_key
from media_library.models import Asset, Consent, ConsentEvent, Person, Withdrawal
from media_library.rights.certifying import certificate_mail_key
from media_library.rights.clearing import is_withdrawn
from media_library.rights.destroying import destroy
from media_library.rules.proof import sealed_words
from media_library.rules.standing import AssetState
from outbox.actions.erasing import erase_mails

# How long the record must be able to answer with a name: the usual limitation period for claims.
KEEP_NAMES = timedelta(days=3 * 366)


class StillShown(Exception):
    """The person is shown somewhere, or a consent is in force: names are still needed."""


@transaction.atomic
def erase_person(*, person: Person, now: datetime) -> Person:
    """Replace the person's name, and the guardian's, by digests wherever proof is kept.

    The chains of consents and the seals of certificates stay whole: they are made over these
    digests. The signed form or signature is destroyed, its hash stays. The personal link is void,
    and the mails that brought it are deleted with the address they went to.
    Raises StillShown, and one of destroying.STORAGE_IS_AWAY.
    """
    fresh = Person.objects.select_for_update().get(pk=person.pk)
    if fresh.erased_at is not None:
        return fresh
    hidden = [AssetState.WITHDRAWN.value, AssetState.ERASED.value, AssetState.REJECTED.value]
    consents = list(fresh.consents.prefetch_related("events"))
    if Asset.objects.filter(depictions__person=fresh).exclude(state__in=hidden).exists() or any(
        not is_withdrawn(consent) for consent in consents
    ):
        raise StillShown(str(fresh.uuid))
    for consent in consents:
        _erase_names(consent)
    withdrawals = list(fresh.withdrawals.all())
    for withdrawal in withdrawals:
        _erase_in_withdrawal(withdrawal)
    keys = [mail_key(consent) for consent in consents]
    erase_mails(dedup_keys=[*keys, *map(certificate_mail_key, withdrawals)])
    fresh.name = f"#{fresh.uuid.hex[:8]}"
    fresh.guardian_name = fresh.contact = ""
    fresh.erased_at = now
    fresh.epoch += 1
    fresh.save()
    return fresh


def erase_overdue(*, now: datetime) -> int:
    """Erase everybody whose last withdrawal was done long enough ago; returns how many."""
    due = Person.objects.filter(erased_at=None, withdrawals__done_at__lt=now - KEEP_NAMES).exclude(
        withdrawals__done_at__gte=now - KEEP_NAMES
    )
    erased = 0
    for person in due.exclude(withdrawals__done_at=None).distinct():
        try:
            erase_person(person=person, now=now)
        except StillShown:
            continue  # there is a newer consent: the person is welcome again
        erased += 1
    return erased


def _erase_names(consent: Consent) -> None:
    salt = str(consent.uuid)
    if consent.evidence.name:
        destroy(storage=storages["default"], name=consent.evidence.name)
    Consent.objects.filter(pk=consent.pk).update(
        given_by=sealed_words(consent.given_by, salt=salt), evidence=""
    )
    for event in consent.events.all():
        ConsentEvent.objects.filter(pk=event.pk).update(
            by=sealed_words(event.by, salt=salt), reason=sealed_words(event.reason, salt=salt)
        )


def _erase_in_withdrawal(withdrawal: Withdrawal) -> None:
    salt = str(withdrawal.uuid)
    Withdrawal.objects.filter(pk=withdrawal.pk).update(
        asked_by=sealed_words(withdrawal.asked_by, salt=salt),
        reason=sealed_words(withdrawal.reason, salt=salt),
    )
