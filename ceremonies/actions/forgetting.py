"""Forgetting guests after their ceremony: first what they need, later who they were."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from ceremonies.models import GuestLetter, Person, Registration, Scan
from ceremonies.models.choices import Status
from outbox.actions.erasing import erase_mails

KEPT_AFTER = timedelta(days=90)
NEEDS_KEPT_AFTER = timedelta(days=14)
AT_ONCE = 200
MAIL_KEY = "guest-letter:"
FORGOTTEN = "forgotten:"


def forget_guests(*, now: datetime) -> int:
    """Erase addresses and mails of ceremonies that ended KEPT_AFTER ago; returns how many guests.

    A postponed ceremony waits for its new date, and its guests with it.
    """
    forget_needs(now=now)
    forgotten = 0
    while done := _forget_some(now=now):
        forgotten += done
    return forgotten


def forget_needs(*, now: datetime) -> int:
    """Erase what guests needed at ceremonies that ended NEEDS_KEPT_AFTER ago; returns of how many.

    Nobody prepares for them any more, postponed or not: whoever comes to the new date says again.
    """
    over = Person.objects.filter(registration__ceremony__ends_at__lte=now - NEEDS_KEPT_AFTER)
    return over.exclude(needs="").update(needs="")


@transaction.atomic
def _forget_some(*, now: datetime) -> int:
    due = Registration.objects.filter(ceremony__ends_at__lte=now - KEPT_AFTER)
    due = due.exclude(address_key__startswith=FORGOTTEN)
    due = due.exclude(ceremony__status=Status.POSTPONED)
    some = list(due.select_for_update(of=("self",)).order_by("pk")[:AT_ONCE])
    letters = GuestLetter.objects.filter(registration__in=some).values_list("pk", flat=True)
    if keys := [mail_key(letter) for letter in letters]:
        erase_mails(dedup_keys=keys)
    for guest in some:
        guest.address, guest.address_key = "", f"{FORGOTTEN}{guest.pk}"
        guest.link_epoch = F("link_epoch") + 1
        guest.save(update_fields=["address", "address_key", "link_epoch"])
    Person.objects.filter(registration__in=some).update(name="")
    ceremonies = {guest.ceremony_id for guest in some}
    Scan.objects.filter(gate__ceremony__in=ceremonies).exclude(read="").update(read="")
    return len(some)


def mail_key(letter_id: int) -> str:
    """Return the name under which a letter's mail is owed."""
    return f"{MAIL_KEY}{letter_id}"
