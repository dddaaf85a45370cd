"""Forgetting guests after their ceremony: first what they need, later who they were."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from ceremonies.models import GuestLetter, Person, Registration, Scan
from ceremonies.models.choices import Status
from ceremonies.rules.guest_lists import NEEDS_KEPT_AFTER
from outbox.actions.erasing import erase_mails

KEPT_AFTER = timedelta(days=90)
AT_ONCE = 200
MAIL_KEY = "guest-letter:"
FORGOTTEN = "forgotten:"


class NotWrittenDown(Exception):
    """Guests are due to be forgotten before it was written down how many took part."""

    def __init__(self, ceremonies: list[int]) -> None:
        super().__init__(f"attendance of ceremonies {ceremonies} is not written down")
        self.ceremonies = ceremonies


def forget_guests(*, now: datetime) -> int:
    """Erase addresses and mails of ceremonies that ended KEPT_AFTER ago; returns how many guests.

    A postponed ceremony waits for its new date, and its guests with it. Raises NotWrittenDown, once
    all others are forgotten, for ceremonies whose attendance nobody could know afterwards.
    """
    forget_needs(now=now)
    forgotten = 0
    while done := _forget_some(now=now):
        forgotten += done
    _forget_kinds(now=now)
    if left := sorted({guest.ceremony_id for guest in _due(now=now)}):
        raise NotWrittenDown(left)
    return forgotten


def forget_needs(*, now: datetime) -> int:
    """Erase what guests needed at ceremonies that ended NEEDS_KEPT_AFTER ago; returns of how many.

    Nobody prepares for them any more, postponed or not: whoever comes to the new date says again.
    """
    over = Person.objects.filter(registration__ceremony__ends_at__lte=now - NEEDS_KEPT_AFTER)
    return over.exclude(needs="").update(needs="")


def erase_who_they_were(guests: Sequence[Registration]) -> None:
    """Erase addresses, names, needs, mails and links of locked registrations.

    How many they were, and which places they had, stays.
    """
    letters = GuestLetter.objects.filter(registration__in=guests).values_list("pk", flat=True)
    if keys := [mail_key(letter) for letter in letters]:
        erase_mails(dedup_keys=keys)
    for guest in guests:
        guest.address, guest.address_key = "", f"{FORGOTTEN}{guest.pk}"
        guest.link_epoch = F("link_epoch") + 1
        guest.save(update_fields=["address", "address_key", "link_epoch"])
    Person.objects.filter(registration__in=guests).update(name="", needs="")
    Scan.objects.filter(person__registration__in=guests).exclude(read="").update(read="")


@transaction.atomic
def _forget_some(*, now: datetime) -> int:
    due = _due(now=now).exclude(ceremony__counted_at=None)
    some = list(due.select_for_update(of=("self",)).order_by("pk")[:AT_ONCE])
    erase_who_they_were(some)
    ceremonies = {guest.ceremony_id for guest in some}
    Scan.objects.filter(gate__ceremony__in=ceremonies).exclude(read="").update(read="")
    return len(some)


def _forget_kinds(*, now: datetime) -> None:
    """Erase whence people came and for whom, where it is written down how many did."""
    over = Registration.objects.filter(
        ceremony__ends_at__lte=now - KEPT_AFTER, ceremony__counted_at__isnull=False
    )
    over.exclude(country="", organisation_type="").update(country="", organisation_type="")


def _due(*, now: datetime) -> QuerySet[Registration]:
    due = Registration.objects.filter(ceremony__ends_at__lte=now - KEPT_AFTER)
    due = due.exclude(address_key__startswith=FORGOTTEN)
    return due.exclude(ceremony__status=Status.POSTPONED)


def mail_key(letter_id: int) -> str:
    """Return the name under which a letter's mail is owed."""
    return f"{MAIL_KEY}{letter_id}"
